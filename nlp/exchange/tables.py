"""Plain CSV."""

from collections.abc import Sequence
from typing import BinaryIO

from nlp.domain.coding import Code, Coded


def write_csv(coded: Coded, file: BinaryIO) -> None:
    """Write one row a coding."""
    raise NotImplementedError


def write_codebook_csv(codes: Sequence[Code], file: BinaryIO) -> None:
    """Write one row a code, as Taguette imports it."""
    raise NotImplementedError
