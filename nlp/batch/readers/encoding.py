"""Which encoding a text file is in: a byte order mark, UTF-8, or Windows-1252."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BLOCK = 1 << 20
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MARKLESS = 8
"""Characters below which a few zeros do not make a text UTF-16."""
BROKEN = re.compile(r"[\udc80-\udcff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f\udc80-\udcff]")


def _as_the_web_does(error: UnicodeError) -> tuple[str, int]:
    """Read the five bytes that Windows-1252 leaves open as the WHATWG encoding standard does: as themselves."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("as-the-web-does", _as_the_web_does)


@dataclass(frozen=True)
class Encoding:
    """How to decode a file, and a note for people when it is not plain UTF-8."""

    name: str
    errors: str = "strict"
    note: str = ""


UTF_8 = Encoding("utf-8")
PARTLY_UTF_8 = Encoding("utf-8", "surrogateescape", "is UTF-8, but some of its bytes are broken")
WINDOWS_1252 = Encoding("cp1252", "as-the-web-does", "is not UTF-8, so it was read as Windows-1252")


def guess_encoding(stream: BinaryIO) -> Encoding:
    """Decide on one encoding for the whole of a stream, reading it block by block; leaves it at its beginning."""
    try:
        start = stream.read(4096)
        for mark, name in MARKS:
            if start.startswith(mark):
                return Encoding(name, "surrogateescape" if name == "utf-8-sig" else "surrogatepass")
        if unmarked := _utf_16_without_mark(start):
            return Encoding(unmarked, "surrogatepass", "was read as UTF-16")
        stream.seek(0)
        if _is_utf_8(stream):
            return UTF_8
        stream.seek(0)
        return PARTLY_UTF_8 if _is_mostly_utf_8(stream) else WINDOWS_1252
    finally:
        stream.seek(0)


def _utf_16_without_mark(start: bytes) -> str | None:
    """Western text in UTF-16 has a zero in almost every second byte, and hardly one in the others."""
    first, second = (start[at::2].count(0) / max(MARKLESS, len(start) // 2) for at in (0, 1))
    if first < 0.1 and second > 0.4:
        return "utf-16-le"
    return "utf-16-be" if second < 0.1 and first > 0.4 else None


def _decoded(stream: BinaryIO, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors)
    while block := stream.read(BLOCK):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _is_utf_8(stream: BinaryIO) -> bool:
    try:
        return all(True for _ in _decoded(stream, "strict"))
    except UnicodeDecodeError:
        return False


def _is_mostly_utf_8(stream: BinaryIO) -> bool:
    """More whole characters beyond ASCII than broken bytes: one bad row does not spoil every accent of a file."""
    whole = broken = 0
    for text in _decoded(stream, "surrogateescape"):
        whole += len(BEYOND_ASCII.findall(text))
        broken += len(BROKEN.findall(text))
    return whole > broken
