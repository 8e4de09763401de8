"""What flows from the readers to the outputs: rows, narratives, rejections and notes, always in input order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from nlp.deidentification.redaction import Replacement
from nlp.domain.narrative import Narrative, Turn
from nlp.reading.reading import Reading


@dataclass(frozen=True)
class Row:
    """One row as a file holds it, not yet checked; `line` counts from 1, and is None when the row is a whole file.

    `within` is the sheet or document of the file where it stands, `part` the column or speaker where one row, or one
    file, holds several accounts, `turns` what the teller said where others speak in the text too. `piece`: the text is
    a part of the file's. `person` is whoever told it, where the file says so.
    """

    line: int | None
    id: object
    text: object
    question: object = None
    group: object = None
    date: object = None
    within: str = ""
    part: str = ""
    turns: tuple[Turn, ...] = ()
    piece: bool = False
    person: object = None


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


Rows = Iterator[Row | Rejected | Noted]


@dataclass(frozen=True)
class Provenance:
    """What a person should know of an account beside its words.

    `extracted`: its text is not the file's own (taken out of a .docx, a piece of it): nobody can find offsets in that.
    `no_story`: why it is no account to be read, such as "n/a". `same_as`: the id of an earlier one in the same words.
    """

    extracted: bool = False
    no_story: str | None = None
    same_as: str | None = None


ORDINARY = Provenance()


def row_of_line(source: str, line: int | None) -> str:
    """Name the row that begins at a line, or nothing when it is a whole file: all that is in a row is one person's."""
    return "" if line is None else f"{source}:{line}"


@dataclass(frozen=True)
class Accepted:
    """A narrative fit to be read, or kept as no story; the line where it stands; who told it, where a file says so."""

    narrative: Narrative
    line: int | None
    provenance: Provenance = ORDINARY
    person: str | None = None

    @property
    def row(self) -> str:
        """Return what is the same for all that one person answered in a file, or nothing when it is a whole file."""
        source = self.narrative.source
        return f"{source}#{self.person}" if self.person else row_of_line(source, self.line)


@dataclass(frozen=True)
class Read:
    """A narrative with its reading; when it was redacted, `replaced` is in what part ("text") what was replaced.

    `row` is the same for all that one person answered, and nothing where they told one story.
    """

    narrative: Narrative
    reading: Reading
    replaced: tuple[tuple[str, Replacement], ...] | None = None
    provenance: Provenance = ORDINARY
    row: str = ""


TakenIn = Accepted | Rejected | Noted
Outcome = Read | Rejected | Noted
Content = TypeVar("Content", bound=TakenIn | Outcome)


@dataclass(frozen=True)
class Item(Generic[Content]):
    """One step of the stream; `size` is the bytes of input used up since the item before."""

    content: Content
    size: int = 0
