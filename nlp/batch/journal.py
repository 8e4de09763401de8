"""The journal of a run: what has been read so far, so that a run that was stopped at any point can go on.

Each line has a digest of what follows in it, a digest of what was read, and the results as JSON. The first line says
what was read with, each other line is a batch. A line that was torn when the run was stopped, or changed since, does
not fit its digest: it is cut off with all that comes after it.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter

from nlp.batch.batches import Batch, Results, narratives_of
from nlp.batch.errors import CannotStartError
from nlp.batch.outputs import cannot_write, refuse_others
from nlp.batch.redacting import RedactedReading
from nlp.reading.reading import Reading

JOURNAL = ".readings.journal"
READ_WITH = "read-with"
RESULTS: TypeAdapter[Results] = TypeAdapter(list[RedactedReading | Reading | str])


class Journal:
    """Remembers the results of batches in the order in which they were read.

    `other_input` tells whether it was asked for something else than what was read at that place.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._good = 0  # the end of what is whole and was asked for
        self.other_input = False

    def begin(self, read_with: Mapping[str, Any]) -> list[str]:
        """Name what is read with now that was another when it was written; then, or when it is new, begin it anew."""
        about, written = self._next()
        before = json.loads(written) if about == READ_WITH else {}
        changed = [name for name in read_with if before and before.get(name) != read_with[name]]
        if changed or not before:
            self._good = 0
            self._append(READ_WITH, json.dumps(read_with))
        return changed

    def remembered(self, batch: Batch) -> Results | None:
        """Return the results of the next batch, or None: then what is kept next takes the place of all that follows."""
        before = self._good
        about, results = self._next()
        if about == _digest_of(batch):
            return RESULTS.validate_json(results)
        self._good, self.other_input = before, bool(about)
        return None

    def keep(self, batch: Batch, results: Results) -> None:
        """Add the results of a batch; they are there even when this process is killed the moment after."""
        self._append(_digest_of(batch), RESULTS.dump_json(results).decode())

    def _next(self) -> tuple[str, str]:
        """Return what the next line is about and its content, or nothing where it is not whole."""
        self._file.seek(self._good)
        line = self._file.readline()
        digest, _, rest = line.partition(b" ")
        if digest.decode(errors="replace") != sha256(rest).hexdigest():
            return "", ""
        self._good += len(line)
        about, _, content = rest.decode().partition(" ")
        return about, content

    def _append(self, about: str, content: str) -> None:
        rest = f"{about} {content}\n".encode()
        self._file.seek(self._good)
        self._file.truncate()
        self._file.write(b"%s %s" % (sha256(rest).hexdigest().encode(), rest))
        self._file.flush()
        self._good = self._file.tell()


def _digest_of(batch: Batch) -> str:
    return sha256(repr(narratives_of(batch)).encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def open_journal(folder: Path) -> Iterator[Journal]:
    """Open the journal of a folder, for one run alone; it is gone once that run is done.

    Raises CannotStartError when the folder cannot be written to, another run has the journal, or there is none yet
    and somebody else's files would be written over.
    """
    path = folder / JOURNAL
    try:
        if not path.exists():
            refuse_others(folder)
        folder.mkdir(parents=True, exist_ok=True)
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)  # it holds people's words
    except OSError as error:
        raise CannotStartError(cannot_write(folder, error)) from None
    with os.fdopen(opened, "r+b") as file:
        _lock(file, path)
        yield Journal(file)
        path.unlink()


def _lock(file: BinaryIO, path: Path) -> None:
    """Hold the file as long as it is open; the system lets go of it when the process is killed."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return
    except (BlockingIOError, FileNotFoundError):  # held by another run, or taken away by one that has just ended
        pass
    except OSError as error:
        raise CannotStartError(cannot_write(path.parent, error)) from None
    raise CannotStartError(f"Another run is writing to “{path.parent}”. Wait for its end, or choose another --out.")
