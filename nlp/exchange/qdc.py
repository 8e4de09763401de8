"""REFI-QDA codebooks, `.qdc`."""

from collections.abc import Sequence
from typing import BinaryIO

from nlp.domain.coding import Code


def write_qdc(codes: Sequence[Code], file: BinaryIO) -> None:
    """Write a codebook."""
    raise NotImplementedError


def read_qdc(file: BinaryIO) -> tuple[Code, ...]:
    """Read a codebook; raises ExchangeError."""
    raise NotImplementedError
