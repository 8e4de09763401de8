"""Which columns hold the text, the id and what was asked: as named, or guessed when they are plainly it."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from nlp.batch.errors import NoColumnError
from nlp.batch.items import Row
from nlp.batch.no_story import why_no_story

TEXT_WORDS = {
    "text", "texts", "story", "stories", "narrative", "narratives", "comment", "comments", "feedback", "description",
    "answer", "answers", "response", "responses", "transcript", "body", "message", "review", "testimony", "account",
    "verbatim",
}  # fmt: skip
ID_NAMES = (
    "id", "unique_id", "story_id", "narrative_id", "comment_id", "response_id", "answer_id", "message_id", "record_id",
    "row_id", "respondent_id", "participant_id", "case_id", "uuid", "guid", "uid", "ref", "reference",
)  # fmt: skip
ASKING = {
    "what", "how", "why", "when", "where", "which", "who", "is", "are", "was", "were", "do", "does", "did", "have",
    "has", "can", "could", "would", "should", "will", "if", "please", "tell", "describe", "explain", "anything",
}  # fmt: skip
LONG_TEXT_WORDS = 5
OPEN_ANSWER_WORDS = 3
OPEN_ANSWERS = 0.5
"""The share of different answers above which a question is not one with answers to choose from."""
MOST_WORDS_IN_A_NAME = 25
MOST_LISTED = 30
MOST_OF_A_NAME = 60


@dataclass(frozen=True)
class Column:
    """A column as a person sees it: its name, and the first thing that stands in it."""

    name: str
    example: str = ""


@dataclass(frozen=True)
class Columns:
    """Positions in each row; None where ids have to be made, and where there is no such column."""

    texts: tuple[int, ...]
    id: int | None = None
    group: int | None = None
    date: int | None = None
    question: int | None = None
    person: int | None = None


Tell = Callable[[Sequence[Column], Columns | None], None]


@dataclass(frozen=True)
class Wanted:
    """What the person asked for.

    Without `text` and `id` their columns are guessed; with an empty `id` line numbers are the ids; without `group`
    and `date` there are none; without `interviewer` the interviewer of a transcript is guessed. A column called
    `person`, where there is one, tells who has told more than one account. `tell` is told the columns of each file,
    and which of them are chosen, or None where none is plainly the text.
    """

    text: tuple[str, ...] = ()
    id: str | None = None
    group: str | None = None
    date: str | None = None
    interviewer: tuple[str, ...] = ()
    person: str | None = None
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
    id_column = _guess_id(names) if wanted.id is None else None
    if wanted.id:
        id_column = _asked(names, wanted.id, "--id-column")
    group = _asked(names, wanted.group, "--group") if wanted.group else None
    date = _asked(names, wanted.date, "--date") if wanted.date else None
    texts = tuple(_asked(names, name, "--text-column") for name in wanted.text)
    questions = [i for i, name in enumerate(names) if _words(name)[-1:] == ["question"] and i not in texts]
    question = questions[0] if len(questions) == 1 else None
    person = _guess_person(names, wanted.person, {*texts, group, date}) if wanted.person else None
    free = [i for i in range(len(names)) if i not in (id_column, group, date, question, person)]
    return Columns(texts or _guess_texts(names, free, sample), id_column, group, date, question, person)


def cut_row(line: int, cells: Sequence[object], names: Sequence[str], columns: Columns, within: str = "") -> list[Row]:
    """Return the account of each text column; a cell without an answer is none, unless the row has no other."""
    id_, group, date, asked, person = (
        None if at is None else cells[at]
        for at in (columns.id, columns.group, columns.date, columns.question, columns.person)
    )
    answered = [at for at in columns.texts if not is_blank(cells[at])]
    return [
        Row(
            line,
            id_,
            cells[at],
            names[at] if is_question(names[at]) else asked if is_question(asked) else None,
            group,
            date,
            within,
            _plain(names[at])[:MOST_OF_A_NAME] if len(columns.texts) > 1 else "",
            person=person,
        )
        for at in answered or columns.texts[:1]
    ]


def say_choice(names: Sequence[str], columns: Columns, sample: Sequence[Sequence[object]]) -> Iterator[str]:
    """Say in a note which columns are read, and in another which are not though they hold many words."""
    names = [_whole(name) for name in names]
    texts = ", ".join(f"“{names[at]}”" for at in columns.texts)
    column = "the column" if len(columns.texts) == 1 else "each of the columns"
    ids = "ids made from line numbers" if columns.id is None else f"ids from “{names[columns.id]}”"
    asked = "" if columns.question is None else f", questions from “{names[columns.question]}”"
    yield f"text from {column} {texts}, {ids}{asked}"
    yield from say_person(names, columns)
    used = {*columns.texts, columns.id, columns.group, columns.date, columns.question, columns.person}
    others = [i for i in range(len(names)) if i not in used and _mean_words(sample, i) >= LONG_TEXT_WORDS]
    if others:
        listed = ", ".join(f"“{names[at][:MOST_OF_A_NAME]}”" for at in others[:MOST_LISTED])
        advice = "to have it read too, choose it as a column of text: on the command line, --text-column"
        yield f"not read, though there are many words in it: {listed} ({advice})"


def say_person(names: Sequence[str], columns: Columns) -> Iterator[str]:
    """Say in a note which column tells whose an account is, where there is one."""
    if columns.person is not None:
        yield f"accounts that stand together and have the same in “{names[columns.person]}” counted as one person’s"


def is_question(name: object) -> bool:
    """Say whether words ask something, as the names of many survey columns do.

    >>> [is_question(name) for name in ("What was good", "FFT Why?", "Trust A - Q1", "Comment", None)]
    [True, True, False, False, False]
    """
    if not isinstance(name, str):
        return False
    words = _words(name)
    return name.rstrip().endswith("?") or (len(words) >= OPEN_ANSWER_WORDS and words[0] in ASKING)


def is_called(column: str, name: str) -> bool:
    """Say whether a column is meant by a name, capitals and the signs between words aside.

    >>> is_called("Comment ID", "comment_id"), is_called("ward", "wards")
    (True, False)
    """
    return _plain(column) == _plain(name)


def is_blank(cell: object) -> bool:
    """Say whether a cell holds nothing, or nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _with_examples(names: Sequence[str], sample: Sequence[Sequence[object]]) -> list[Column]:
    held = ([cell for row in sample if str(cell := row[i] or "").strip()] for i in range(len(names)))
    return [
        Column(_whole(name), _whole(str(cells[0]).strip()) if cells else "")
        for name, cells in zip(names, held, strict=True)
    ]


def _whole(words: str) -> str:
    """Return words without bytes that are no letter, or half an emoji, which no page can show."""
    return words.encode(errors="replace").decode()


@cache
def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def _words(name: str) -> list[str]:
    return _plain(name).split("_")


def _asked(names: Sequence[str], name: str, option: str) -> int:
    exact = [i for i, column in enumerate(names) if column == name]
    found = exact or [i for i, column in enumerate(names) if is_called(column, name)]
    if len(found) == 1:
        return found[0]
    problem = "There is no column" if not found else "There is more than one column"
    raise NoColumnError(f"{problem} “{name}” ({option}). {_listed(names)}")


def _guess_id(names: Sequence[str]) -> int | None:
    plain = [_plain(name) for name in names]
    return next((plain.index(name) for name in ID_NAMES if plain.count(name) == 1), None)


def _guess_person(names: Sequence[str], called: str, used: Set[int | None]) -> int | None:
    people = [i for i, name in enumerate(names) if is_called(name, called) and i not in used]
    return people[0] if len(people) == 1 else None


def _guess_texts(names: Sequence[str], free: Sequence[int], sample: Sequence[Sequence[object]]) -> tuple[int, ...]:
    if any(len(name.split()) > MOST_WORDS_IN_A_NAME for name in names):
        raise NoColumnError(f"The first row does not look like names of columns: add a row of names. {_listed(names)}")
    named = [i for i in free if _plain(names[i]) in TEXT_WORDS]
    asking = [i for i in free if is_question(names[i]) and _is_open(sample, i)]
    long = [i for i in named or free if _mean_words(sample, i) >= LONG_TEXT_WORDS]
    telling = [i for i in long if TEXT_WORDS & set(_words(names[i]))]
    ending = [i for i in free if _words(names[i])[-1] in TEXT_WORDS and _mean_words(sample, i) > 1]
    if len(asking) > 1 and not named:
        return tuple(asking)
    for found in (named, free, long, telling, ending):
        if len(found) == 1:
            return tuple(found)
    problem = "More than one column could be the text" if named or long else "No column is plainly the text"
    raise NoColumnError(f"{problem}: name it, or each of them, with --text-column. {_listed(names)}")


def _is_open(sample: Sequence[Sequence[object]], column: int) -> bool:
    """Say whether people answered in words of their own, and not by choosing from a few answers."""
    answers = _answers(sample, column)
    enough = _mean_words(sample, column) >= OPEN_ANSWER_WORDS
    return enough and len(set(answers)) > OPEN_ANSWERS * len(answers)


def _mean_words(sample: Sequence[Sequence[object]], column: int) -> float:
    words = [len(answer.split()) for answer in _answers(sample, column)]
    return sum(words) / len(words) if words else 0.0


def _answers(sample: Sequence[Sequence[object]], column: int) -> list[str]:
    """Return the cells of a column that tell something: in many files half of them are "Did not answer"."""
    cells = [cell.strip() for row in sample if isinstance(cell := row[column], str)]
    return [cell for cell in cells if why_no_story(cell) is None]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(_whole(name.strip()[:MOST_OF_A_NAME]) or "(no name)" for name in names[:MOST_LISTED])
    rest = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return f"The columns are: {shown}{rest}." if names else "It has no columns."
