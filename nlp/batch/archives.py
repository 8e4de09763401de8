"""Files inside a .zip, taken out one at a time into a file without a name, which is gone as soon as it is closed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from os import dup
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from nlp.batch.counted import CountedFile
from nlp.batch.errors import UnreadableError
from nlp.batch.formats import ARCHIVE
from nlp.batch.readers.whole import reading

CALLED = "a .zip archive"
MAX_FILE = 4_000_000_000
"""Bytes of one file when it is taken out."""
MAX_RATIO = 200
"""How many times as large a file may be outside: text becomes some 10 times smaller, a bomb a thousand times."""
SMALL = 10_000_000
"""Bytes of a file that may be packed as tightly as it likes."""
MAX_FILES = 100_000
OURS_NOT = ("__MACOSX",)


def members(stream: BinaryIO) -> Iterator[tuple[ZipFile, ZipInfo]]:
    """Yield every file in an archive, sorted, without hidden ones; raises UnreadableError when it cannot be opened."""
    with reading(CALLED):
        archive = ZipFile(stream)
    files = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    if len(files) > MAX_FILES:
        raise UnreadableError(f"there are more than {MAX_FILES:,} files in the archive: unpack it first")
    yield from ((archive, info) for info in sorted(files, key=lambda info: label(info.filename)))


def label(name: str) -> str:
    r"""Return what a file in an archive is called in outputs; it is never the place of a file of ours.

    >>> label("ward/jan.txt"), label("..\\..\\/etc/a\nb.txt")
    ('ward/jan.txt', 'etc/a�b.txt')
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in "/".join(parts)) or "file"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part not in (".", "..")) or part in OURS_NOT for part in parts)


@contextmanager
def taken_out(archive: ZipFile, info: ZipInfo) -> Iterator[CountedFile]:
    """Take one file out; raises UnreadableError when that is refused, or cannot be done."""
    if refused := _refused(info):
        raise UnreadableError(refused)
    with TemporaryFile() as file:
        with reading("as it was packed"), archive.open(info) as packed:
            shutil.copyfileobj(packed, file)
        file.flush()
        with CountedFile(dup(file.fileno())) as raw:
            raw.seek(0)
            yield raw


def _refused(info: ZipInfo) -> str | None:
    if info.flag_bits & 1:
        return "it is protected by a password: unpack it first"
    if info.filename.lower().endswith(ARCHIVE):
        return "an archive inside an archive is not opened: unpack it first"
    if info.file_size > MAX_FILE:
        return f"it would be larger than {MAX_FILE // 1_000_000_000} GB when unpacked"
    if info.file_size > max(SMALL, MAX_RATIO * info.compress_size):
        return f"it would grow to more than {MAX_RATIO} times its size, as harmful archives do: unpack it first"
    return None
