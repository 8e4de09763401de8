"""REFI-QDA projects, `.qdpx`."""

from typing import BinaryIO

from nlp.domain.coding import Coded, CodedCollection


def write_qdpx(coded: Coded, file: BinaryIO) -> None:
    """Write a project."""
    raise NotImplementedError


def read_qdpx(file: BinaryIO) -> CodedCollection:
    """Read a project; raises ExchangeError."""
    raise NotImplementedError
