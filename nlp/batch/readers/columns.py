"""Which column holds the text, and which the id: as asked, or guessed when one is plainly it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp.batch.errors import NoColumnError

TEXT_WORDS = {
    "text", "texts", "story", "stories", "narrative", "narratives", "comment", "comments", "feedback", "description",
    "answer", "answers", "response", "responses", "transcript", "body", "message", "review", "testimony", "account",
    "verbatim",
}  # fmt: skip
ID_NAMES = (
    "id", "unique_id", "story_id", "narrative_id", "comment_id", "response_id", "answer_id", "message_id", "record_id",
    "row_id", "respondent_id", "participant_id", "case_id", "uuid", "guid", "uid", "ref", "reference",
)  # fmt: skip
LONG_TEXT_WORDS = 5
MOST_WORDS_IN_A_NAME = 25
MOST_LISTED = 30


@dataclass(frozen=True)
class Column:
    """A column as a person sees it: its name, and the first thing that stands in it."""

    name: str
    example: str = ""


@dataclass(frozen=True)
class Columns:
    """Positions in each row; None where ids have to be made, and where no group or date was asked for."""

    text: int
    id: int | None
    group: int | None = None
    date: int | None = None


Tell = Callable[[Sequence[Column], Columns | None], None]


@dataclass(frozen=True)
class Wanted:
    """The columns that the person asked for; None means: guess the text and the id, and do without group and date.

    `tell` is told the columns of each file, and which of them are chosen, or None where no column is plainly the text.
    """

    text: str | None = None
    id: str | None = None
    group: str | None = None
    date: str | None = None
    tell: Tell | None = None


def choose_columns(names: Sequence[str], sample: Sequence[Sequence[object]], wanted: Wanted) -> Columns:
    """Choose by name first, then by what a sample of rows holds; raises NoColumnError, which lists the columns."""
    chosen = None
    try:
        chosen = _choose(names, sample, wanted)
    finally:
        if wanted.tell:
            wanted.tell(_with_examples(names, sample), chosen)
    return chosen


def _choose(names: Sequence[str], sample: Sequence[Sequence[object]], wanted: Wanted) -> Columns:
    id_column = _asked(names, wanted.id, "--id-column") if wanted.id else _guess_id(names)
    group = _asked(names, wanted.group, "--group") if wanted.group else None
    date = _asked(names, wanted.date, "--date") if wanted.date else None
    free = [i for i in range(len(names)) if i not in (id_column, group, date)]
    text = _asked(names, wanted.text, "--text-column") if wanted.text else _guess_text(names, free, sample)
    return Columns(text, id_column, group, date)


def _with_examples(names: Sequence[str], sample: Sequence[Sequence[object]]) -> list[Column]:
    held = ([cell for row in sample if str(cell := row[i] or "").strip()] for i in range(len(names)))
    return [Column(name, str(cells[0]).strip() if cells else "") for name, cells in zip(names, held, strict=True)]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def _asked(names: Sequence[str], name: str, option: str) -> int:
    exact = [i for i, column in enumerate(names) if column == name]
    found = exact or [i for i, column in enumerate(names) if _plain(column) == _plain(name)]
    if len(found) == 1:
        return found[0]
    problem = "There is no column" if not found else "There is more than one column"
    raise NoColumnError(f"{problem} “{name}” ({option}). {_listed(names)}")


def _guess_id(names: Sequence[str]) -> int | None:
    plain = [_plain(name) for name in names]
    return next((plain.index(name) for name in ID_NAMES if plain.count(name) == 1), None)


def _guess_text(names: Sequence[str], free: Sequence[int], sample: Sequence[Sequence[object]]) -> int:
    if any(len(name.split()) > MOST_WORDS_IN_A_NAME for name in names):
        raise NoColumnError(f"The first row does not look like names of columns: add a row of names. {_listed(names)}")
    named = [i for i in free if _plain(names[i]) in TEXT_WORDS]
    long = [i for i in named or free if _mean_words(sample, i) >= LONG_TEXT_WORDS]
    telling = [i for i in long if TEXT_WORDS & set(_plain(names[i]).split("_"))]
    for found in (named, free, long, telling):
        if len(found) == 1:
            return found[0]
    problem = "More than one column could be the text" if named or long else "No column is plainly the text"
    raise NoColumnError(f"{problem}: name it with --text-column. {_listed(names)}")


def _mean_words(sample: Sequence[Sequence[object]], column: int) -> float:
    words = [len(cell.split()) for row in sample if isinstance(cell := row[column], str) and cell.strip()]
    return sum(words) / len(words) if words else 0.0


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name.strip()[:60] or "(no name)" for name in names[:MOST_LISTED])
    rest = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return f"The columns are: {shown}{rest}." if names else "It has no columns."
