"""What all formats share that are no text: files held whole, up to a limit, and what is wrong with broken ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import ZipFile

from nlp.batch.errors import NoColumnError, UnreadableError

MAX_HELD = 50_000_000
"""Bytes of a document that is held in memory whole; a larger one is refused."""
MAX_UNPACKED = 500_000_000
"""Bytes of all parts of a file that is a .zip inside and held whole (.docx, .qdpx)."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "the file is protected by a password: save it without one"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
BLOCK = 1 << 20


@contextmanager
def reading(called: str) -> Iterator[None]:
    """Say of whatever a library raises over a broken file that it is broken; raises UnreadableError."""
    try:
        yield
    except (UnreadableError, NoColumnError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's own, and not a library's word for a fault in the file
        raise UnreadableError(f"the file is broken, or is not {called} ({type(error).__name__})") from error


def refuse_large(stream: BinaryIO) -> None:
    """Raise UnreadableError for a file that would fill the memory; leaves the stream at its beginning."""
    if stream.seek(0, 2) > MAX_HELD:
        raise UnreadableError(f"the file is larger than {MAX_HELD // 1_000_000} MB: save its text alone")
    stream.seek(0)


def open_package(stream: BinaryIO, called: str, most: int = MAX_UNPACKED) -> ZipFile:
    """Open a file that is a .zip inside; raises UnreadableError when it is protected, broken or grows too large."""
    if stream.read(len(OLE)) == OLE:
        raise UnreadableError(PROTECTED if _is_encrypted(stream) else f"the file is not {called}, but an older kind")
    stream.seek(0)
    with reading(called):
        package = ZipFile(stream)
    if any(info.flag_bits & 1 for info in package.infolist()):
        raise UnreadableError(PROTECTED)
    if sum(info.file_size for info in package.infolist()) > most:
        raise UnreadableError(f"the file unpacks to more than {most // 1_000_000} MB: cut it into parts")
    return package


def _is_encrypted(stream: BinaryIO) -> bool:
    before = b""
    while block := stream.read(BLOCK):
        if ENCRYPTED_PACKAGE in before + block:
            return True
        before = block[-len(ENCRYPTED_PACKAGE) :]
    return False
