"""Lines of a text file, counted, never longer than a limit, and able to be taken back."""

from collections import deque
from collections.abc import Iterator
from typing import TextIO

MAX_LINE = 8_000_000
"""Characters in one line of a file; a longer one is rejected, so that no file can fill the memory."""

EMPTY = "the file is empty"


class LongLineError(Exception):
    """A line is longer than the limit; the rest of it has been skipped."""


class Lines(Iterator[str]):
    r"""The lines of a stream, one record of one or more lines at a time.

    >>> import io
    >>> lines = Lines(io.StringIO("a\nb\nc\n"))
    >>> lines.begin()
    >>> next(lines), next(lines)
    ('a\n', 'b\n')
    >>> lines.take_back()
    >>> lines.begin()
    >>> lines.start, next(lines)
    (2, 'b\n')
    """

    def __init__(self, stream: TextIO, limit: int = MAX_LINE) -> None:
        self.start = 1
        self._stream, self._limit = stream, limit
        self._record: list[str] = []
        self._again: deque[str] = deque()

    def begin(self) -> None:
        """Start a new record after the lines read so far; `start` is the number of its first line."""
        self.start += len(self._record)
        self._record = []

    def take_back(self) -> None:
        """Give back all lines of the record but its first, to be read again."""
        self._again.extendleft(reversed(self._record[1:]))
        del self._record[1:]

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(self._limit)
        if not line:
            raise StopIteration
        self._record.append(line)
        if len(line) == self._limit and not line.endswith(("\n", "\r")):
            self._skip_rest()
            raise LongLineError
        return line

    def _skip_rest(self) -> None:
        while (rest := self._stream.readline(self._limit)) and not rest.endswith(("\n", "\r")):
            pass
