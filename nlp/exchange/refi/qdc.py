"""Codebooks, `.qdc`."""

from collections.abc import Sequence
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

from nlp.domain.coding import Code
from nlp.exchange.errors import ExchangeError
from nlp.exchange.refi.codes import read_codes, write_codes
from nlp.exchange.refi.parsing import local_name, parse
from nlp.exchange.refi.xml import DECLARATION, ORIGIN, Xml

NAMESPACE = "urn:QDA-XML:codebook:1.0"
MOST = 50_000_000
"""Bytes of a codebook; a larger file is none."""


def write_qdc(codes: Sequence[Code], file: BinaryIO) -> None:
    """Write a codebook; raises ExchangeError where there is no code, which the standard does not allow."""
    if not codes:
        raise ExchangeError("There are no codes, and a codebook needs at least one.")
    text = TextIOWrapper(file, "utf-8", newline="")
    text.write(DECLARATION)
    xml = Xml(text)
    with xml.inside("CodeBook", xmlns=NAMESPACE, origin=ORIGIN):
        write_codes(xml, codes)
    text.detach()


def read_qdc(file: BinaryIO) -> tuple[Code, ...]:
    """Read a codebook; raises ExchangeError when it is none."""
    content = file.read(MOST + 1)
    if len(content) > MOST:
        raise ExchangeError(f"The file is larger than {MOST // 1_000_000} MB, which no codebook is.")
    for element in parse(BytesIO(content)):
        if local_name(element) == "Codes":
            return tuple(read_codes(element))
    raise ExchangeError("This is no REFI-QDA codebook (.qdc): there are no codes in it.")
