"""What flows from the readers to the outputs: rows, narratives, rejections and notes, always in input order."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from nlp.deidentification.redaction import Replacement
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reading


@dataclass(frozen=True)
class Row:
    """One row as a file holds it, not yet checked; `line` counts from 1, and is None when the row is a whole file."""

    line: int | None
    id: object
    text: object
    question: object = None
    group: object = None
    date: object = None


@dataclass(frozen=True)
class Rejected:
    """A row, or a whole file when `line` is None, that could not be read, and why."""

    source: str
    line: int | None
    reason: str


@dataclass(frozen=True)
class Noted:
    """Something that was decided about a source and that a person should know, such as its encoding."""

    source: str
    note: str


@dataclass(frozen=True)
class Accepted:
    """A narrative fit to be read, and the line where it stands."""

    narrative: Narrative
    line: int | None


@dataclass(frozen=True)
class Read:
    """A narrative with its reading; when it was redacted, `replaced` is in what part ("text") what was replaced."""

    narrative: Narrative
    reading: Reading
    replaced: tuple[tuple[str, Replacement], ...] | None = None


TakenIn = Accepted | Rejected | Noted
Outcome = Read | Rejected | Noted
Content = TypeVar("Content", bound=TakenIn | Outcome)


@dataclass(frozen=True)
class Item(Generic[Content]):
    """One step of the stream; `size` is the bytes of input used up since the item before."""

    content: Content
    size: int = 0
