"""spaCy's `DocBin`."""

from typing import BinaryIO

from nlp.domain.coding import Coded


def write_docbin(coded: Coded, file: BinaryIO) -> None:
    """Write every story as a Doc, its codings in `doc.spans` under each coder's name."""
    raise NotImplementedError
