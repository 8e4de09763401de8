"""The zip of a project, opened so that it can do no harm: read in place, never unpacked, and not too much of it."""

import re
import zlib
from pathlib import PurePosixPath
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from nlp.exchange.errors import ExchangeError

MOST = 1 << 30
"""Bytes read from one archive, unpacked."""
SUSPECT, MOST_TIMES = 10 << 20, 200
"""An entry of so many bytes, and packed to so many times fewer, is a zip bomb: no story or project is so."""
DAMAGED = (BadZipFile, zlib.error, EOFError)
"""What reading an entry raises when its bytes are not what they were."""
DRIVE = re.compile(r"[A-Za-z]:")
"""What an absolute path of Windows begins with; elsewhere a colon may be in the name of a source ("stories.csv:21")."""
SOURCES = "sources"
INTERNAL = "internal://"


class Archive:
    """The project file and the sources of a `.qdpx`."""

    def __init__(self, file: BinaryIO) -> None:
        """Look into it; raises ExchangeError when it is no such archive, or not safe."""
        try:
            self._zip = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError):
            raise ExchangeError("This is no REFI-QDA project (.qdpx): it is no zip file, or not whole.") from None
        self._left = MOST
        self._entries: dict[str, ZipInfo] = {}
        for entry in self._zip.infolist():
            self._entries[_safe(entry.filename).lower()] = entry

    def open_project(self) -> IO[bytes]:
        """Open the project file; ATLAS.ti names it after the project, so it is the one `.qde` there is."""
        found = [name for name in self._entries if name.endswith(".qde") and "/" not in name]
        if len(found) != 1:
            many = "no project file (.qde)" if not found else "more than one project file (.qde)"
            raise ExchangeError(f"This is no REFI-QDA project (.qdpx): there is {many} in it.")
        return self._open(self._entries[found[0]])

    def read_text(self, path: str, name: str) -> str:
        """Return the text of a source by its path in the project; `name` is what people call it."""
        if not path.startswith(INTERNAL):
            raise ExchangeError(f"The text of “{name}” is not in the file: export it with its texts.")
        entry = self._entries.get(f"{SOURCES}/{_safe(path.removeprefix(INTERNAL).lstrip('/'))}".lower())
        if entry is None:
            raise ExchangeError(f"The text of “{name}” is missing in the file.")
        try:
            return self._open(entry).read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ExchangeError(f"The text of “{name}” is not in UTF-8, as the standard wants it.") from None
        except DAMAGED:
            raise ExchangeError(f"The text of “{name}” is damaged.") from None

    def _open(self, entry: ZipInfo) -> IO[bytes]:
        self._left -= entry.file_size
        packed_times = entry.file_size / max(entry.compress_size, 1)
        if self._left < 0 or (entry.file_size > SUSPECT and packed_times > MOST_TIMES):
            raise ExchangeError(f"“{entry.filename}” would unpack to far more than it should, so the file is not read.")
        try:
            return self._zip.open(entry)
        except (RuntimeError, ValueError, OSError, *DAMAGED):
            raise ExchangeError(f"“{entry.filename}” is locked by a password, or damaged.") from None


def _safe(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or DRIVE.match(name):
        raise ExchangeError(f"The file holds a path that leads out of it (“{name}”), so it is not read.")
    return str(path)
