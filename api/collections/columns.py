"""Which columns the files of a collection have, and whether their owner has to say which is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from nlp.batch.errors import NoColumnError
from nlp.batch.inputs import Source
from nlp.batch.intake import check_columns
from nlp.batch.readers.columns import Column, Columns, Wanted


@dataclass(frozen=True)
class Look:
    """The columns of all files, each once, and those that are plainly the texts and the id, where any are."""

    columns: tuple[Column, ...] = ()
    texts: tuple[str, ...] = ()
    id: str | None = None
    guessed: bool = True

    @property
    def has_to_be_asked(self) -> bool:
        """Return whether a person has to say something: what the text is, or what the other columns are."""
        return bool(self.columns) and (not self.guessed or self._others)

    @property
    def _others(self) -> bool:
        return any(column.name not in (*self.texts, self.id) for column in self.columns)


def look_at(sources: Sequence[Source]) -> Look:
    """Look at the first rows of each file."""
    seen: dict[str, Column] = {}
    chosen: list[tuple[tuple[str, ...], str | None]] = []
    guessed = True

    def tell(columns: Sequence[Column], found: Columns | None) -> None:
        for column in columns:
            if column.name not in seen or not seen[column.name].example:
                seen[column.name] = column
        if found:
            id_ = None if found.id is None else columns[found.id].name
            chosen.append((tuple(columns[at].name for at in found.texts), id_))

    for source in sources:
        try:
            check_columns([replace(source, named=True)], Wanted(tell=tell))
        except NoColumnError:
            guessed = False
    same = len(set(chosen)) == 1
    texts, id_ = chosen[0] if same else ((), None)
    return Look(tuple(seen.values()), texts, id_, guessed and (same or not seen))


def problem_with(sources: Sequence[Source], wanted: Wanted) -> str | None:
    """Return why no file has these columns, or None when one has: what the others lack is told when they are read."""
    chosen: list[Columns] = []
    problems = []
    told = replace(wanted, tell=lambda _, found: chosen.append(found) if found else None)
    for source in sources:
        try:
            check_columns([source], told)
        except NoColumnError as error:
            problems.append(str(error))
    return problems[0] if problems and not chosen else None


def as_kept(wanted: Wanted) -> dict[str, Any]:
    """Return the columns as a collection keeps them."""
    named = {field.name: getattr(wanted, field.name) for field in fields(wanted) if field.name != "tell"}
    return {name: value for name, value in named.items() if value not in (None, ())}


def wanted_of(kept: Mapping[str, Any]) -> Wanted:
    """Return the columns that a collection keeps."""
    columns: dict[str, Any] = {**kept, **{many: tuple(kept.get(many, ())) for many in ("text", "interviewer")}}
    return Wanted(**columns)
