"""The files of a collection until they are in the tables: encrypted on disk, and in plain only while they are read."""

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from cryptography.fernet import InvalidToken

from api.database.encryption import Cipher
from api.errors import GoodLifeError, NotReadyError
from nlp.batch.inputs import Source, find_sources

BLOCK = 1024 * 1024
LONGEST_NAME, LONGEST_SUFFIX = 150, 50  # bytes
PLAIN = "plain"
A_DAY = 24 * 60 * 60
FULL = (errno.ENOSPC, errno.EDQUOT)


def uploads_folder(home: Path) -> Path:
    """Return where files wait to be taken in."""
    return home.absolute() / "uploads"


class UploadLostError(GoodLifeError):
    """The files of a collection are not there any more, or nothing opens them."""

    def __init__(self) -> None:
        super().__init__("Its files cannot be opened any more. Delete this collection and add the files again.")


class NoRoomError(NotReadyError):
    """The disk has no room for more files."""

    def __init__(self) -> None:
        super().__init__("There is no room for these files. Nothing was kept: ask whoever looks after this service.")


class Uploads:
    """Keeps files under a folder, those of each collection in a folder of their own."""

    def __init__(self, folder: Path, cipher: Cipher) -> None:
        self._folder = folder
        self._cipher = cipher

    def keep(self, collection_id: str, number: int, name: str, stream: BinaryIO) -> None:
        """Keep one file, a block at a time; its name is kept inside it. Raises NoRoomError when the disk is full."""
        try:
            self._keep(self._of(collection_id), number, name, stream)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoomError from error
            raise

    def _keep(self, folder: Path, number: int, name: str, stream: BinaryIO) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (folder / f"{number:05}.kept").open("wb") as kept:
            kept.write(self._cipher.seal(safe_name(name).encode()) + b"\n")
            while block := stream.read(BLOCK):
                kept.write(self._cipher.seal(block) + b"\n")

    @contextmanager
    def opened(self, collection_id: str) -> Iterator[list[Source]]:
        """Give the files as they came, for as long as they are being read; raises UploadLostError."""
        folder = self._of(collection_id)
        plain = folder / PLAIN
        try:
            with held(folder, wait=True):
                try:
                    shutil.rmtree(plain, ignore_errors=True)  # of a process that was killed
                    plain.mkdir(mode=0o700)
                    paths = [self._as_it_came(kept, plain) for kept in sorted(folder.glob("*.kept"))]
                    yield [_named_as_it_came(source, plain) for source in find_sources(paths, plain / "none")]
                finally:
                    shutil.rmtree(plain, ignore_errors=True)
        except (FileNotFoundError, InvalidToken) as error:
            raise UploadLostError from error

    def remove(self, collection_id: str) -> None:
        """Remove the files of a collection."""
        shutil.rmtree(self._of(collection_id), ignore_errors=True)

    def sweep(self, known: Container[str]) -> None:
        """Remove what was left by processes that were killed, unless one holds it now.

        That is what stood in plain, and files, a day old, of a collection that never came to be or is gone.
        """
        for folder in self._folder.glob("*"):
            with suppress(OSError), held(folder):
                old = time.time() - folder.stat().st_mtime > A_DAY
                shutil.rmtree(folder if old and folder.name not in known else folder / PLAIN, ignore_errors=True)

    def _of(self, collection_id: str) -> Path:
        return self._folder / collection_id

    def _as_it_came(self, kept: Path, plain: Path) -> Path:
        """Write a file as it came, in a folder of its own: two may have the same name."""
        with kept.open("rb") as lines:
            folder = plain / kept.stem
            folder.mkdir()
            path = folder / self._cipher.unseal(next(lines).rstrip()).decode()
            with path.open("wb") as file:
                for line in lines:
                    file.write(self._cipher.unseal(line.rstrip()))
        return path


@contextmanager
def held(folder: Path, wait: bool = False) -> Iterator[None]:
    """Hold a folder, as long as this process lives at most; raises OSError when another holds it and we do not wait."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def safe_name(name: str) -> str:
    """Return a file's own name, without folders and without what no file can be called.

    >>> safe_name("C:\\\\stories\\\\my\\x00 ward.csv"), safe_name("../../etc/passwd"), safe_name("..")
    ('my ward.csv', 'passwd', 'file')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    path = PurePath(shown or "file")
    return _cut(path.stem, LONGEST_NAME) + _cut(path.suffix, LONGEST_SUFFIX)


def _cut(name: str, most: int) -> str:
    """Cut a name to what disks take, which count bytes: 150 letters may be 600 of them."""
    return name.encode()[:most].decode(errors="ignore")


def _named_as_it_came(source: Source, plain: Path) -> Source:
    """Let outputs speak of a file by the name that it came with: the folder in which it lies is ours."""
    inside = source.name.removeprefix(plain.as_posix()).lstrip("/")
    return replace(source, name=inside.partition("/")[2] or inside)
