"""XML written as a stream, with nothing in it that a reader would refuse or change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ORIGIN = "Good Life"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Xml:
    """Writes elements to a text file; what XML cannot hold at all becomes U+FFFD."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    @contextmanager
    def inside(self, name: str, /, **attributes: str) -> Iterator[None]:
        """Write an element with what is written meanwhile inside it."""
        self._file.write(f"<{name}{_written(attributes)}>\n")
        yield
        self._file.write(f"</{name}>\n")

    def element(self, name: str, text: str = "", /, **attributes: str) -> None:
        """Write an element with nothing but text in it."""
        said = escape(_legal(text), {"\r": "&#13;"})
        self._file.write(f"<{name}{_written(attributes)}>{said}</{name}>\n")

    def instruct(self, target: str, content: str) -> None:
        """Write a processing instruction, which every program but the one it is for passes over."""
        self._file.write(f"<?{target} {content}?>\n")


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_legal(value))}" for name, value in attributes.items())


def _legal(text: str) -> str:
    return ILLEGAL.sub("\ufffd", text)
