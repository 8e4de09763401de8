"""An open file that knows how much of it has been read."""

from io import FileIO
from typing import Any


class CountedFile(FileIO):
    """A file opened for reading; `used` is the bytes read, wherever they stand, since it was last begun again."""

    used = 0

    def readinto(self, buffer: Any) -> int | None:
        """Read into a buffer, and count."""
        got = super().readinto(buffer)
        self.used += got or 0
        return got

    def readall(self) -> bytes:
        """Read to the end, and count."""
        rest = super().readall() or b""
        self.used += len(rest)
        return rest

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place; at the very beginning the count begins again."""
        if offset == whence == 0:
            self.used = 0
        return super().seek(offset, whence)
