"""From files to narratives: every row becomes a narrative or a rejection, in order, and nothing is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from nlp.batch.archives import label, members, taken_out
from nlp.batch.checks import what_is_wrong
from nlp.batch.copies import Copies
from nlp.batch.counted import CountedFile
from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.formats import ARCHIVE, EXTRACTED, FORMATS, SUPPORTED, WITH_COLUMNS
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import Source
from nlp.batch.items import Accepted, Item, Noted, Provenance, Rejected, Row, TakenIn
from nlp.batch.no_story import why_no_story
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.lines import EMPTY
from nlp.domain.narrative import Narrative

MAX_ID = 200
Found = tuple[Source, Row | Rejected | Noted, int]
"""A row, the file where it stands, and the bytes that it used up."""


def check_columns(sources: Sequence[Source], wanted: Wanted) -> None:
    """Look at the start of each file that was named itself; raises NoColumnError before any work is done."""
    for source in sources:
        if source.named and source.suffix in WITH_COLUMNS:
            try:
                next((row for _, row, _ in _rows(source, wanted) if isinstance(row, Row)), None)
            except NoColumnError as error:
                raise NoColumnError(f"{source.name}: {error}") from None


def take_in(sources: Sequence[Source], wanted: Wanted, ids: UniqueIds) -> Iterator[Item[TakenIn]]:
    """Yield every row of every source as a narrative fit to be read, or as a rejection with its reason."""
    with Copies() as copies:
        for source in sources:
            for file, row, size in _rows(source, wanted):
                content: TakenIn = _checked(row, file, ids, copies) if isinstance(row, Row) else row
                yield Item(content, size)


def _rows(source: Source, wanted: Wanted) -> Iterator[Found]:
    try:
        with CountedFile(source.path) as raw:
            yield from _unpacked(source, raw, wanted) if source.suffix == ARCHIVE else _rows_of(source, raw, wanted)
    except (OSError, UnreadableError) as error:
        yield source, Rejected(source.name, None, _why(error)), source.size


def _unpacked(source: Source, raw: CountedFile, wanted: Wanted) -> Iterator[Found]:
    """Yield the rows of every file in an archive, as if it were a folder."""
    for archive, info in members(BufferedReader(raw)):
        inside = label(info.filename)
        name, stem = f"{source.name}/{inside}", f"{source.stem}/{inside}"
        member = Source(Path(name), name, stem, named=False, size=info.compress_size)
        try:
            with taken_out(archive, info) as file:
                yield from _rows_of(member, file, wanted)
        except UnreadableError as error:
            yield member, Rejected(member.name, None, _why(error)), member.size


def _rows_of(source: Source, raw: CountedFile, wanted: Wanted) -> Iterator[Found]:
    """Yield the rows of one file, with the share of its size that each used up."""
    read = FORMATS.get(source.suffix)
    if read is None:
        kind = source.suffix or "this kind of file"
        yield source, Rejected(source.name, None, f"{kind} cannot be read: {SUPPORTED}"), 0
        return
    before, length = 0, raw.seek(0, 2)
    if not length:
        yield source, Rejected(source.name, None, EMPTY), source.size
        return
    raw.seek(0)
    try:
        for row in read(BufferedReader(raw), source.name, wanted):
            if isinstance(row, Noted):  # for the report, in which no path of this machine has a place
                row = replace(row, source=source.stem + row.source.removeprefix(source.name))
            used = max(before, min(raw.used, length) * source.size // length)
            yield source, row, used - before
            before = used
    except NoColumnError as error:
        if source.named:
            raise
        yield source, Rejected(source.name, None, str(error)), source.size - before
    except (OSError, UnicodeError, UnreadableError) as error:
        yield source, Rejected(source.name, None, _why(error)), source.size - before


def _why(error: Exception) -> str:
    if isinstance(error, UnreadableError):
        return str(error)
    if isinstance(error, OSError):
        return f"the file cannot be read: {(error.strerror or 'the disk gave an error').lower()}"
    return "the file cannot be read: from some place on, its bytes are no characters"


def _checked(row: Row, source: Source, ids: UniqueIds, copies: Copies) -> Accepted | Rejected:
    name, stem = (f"{place}/{row.within}" if row.within else place for place in (source.name, source.stem))
    if wrong := what_is_wrong(row):
        return Rejected(name, row.line, wrong)
    given = _given_id(row.id) or (stem if row.line is None else f"{stem}:{row.line}")
    id_ = ids.unique(f"{given}/{row.part}" if row.part else given)
    question = row.question if isinstance(row.question, str) and row.question.strip() else None
    group, date = _said_of_it(row.group), _said_of_it(row.date)
    narrative = Narrative(id_, str(row.text), question, name, group, date, row.turns)
    no_story = why_no_story(narrative.told)
    same_as = None if no_story else copies.same_as(narrative.told, id_)
    provenance = Provenance(row.piece or source.suffix in EXTRACTED, no_story, same_as)
    return Accepted(narrative, row.line, provenance, _said_of_it(row.person))


def _said_of_it(value: object) -> str | None:
    """Return what a cell says of a story, as text, or nothing where it says nothing that can be one."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    said = str(value).strip()[:MAX_ID] if isinstance(value, str | int | float) else ""
    return said.encode(errors="replace").decode() or None


def _given_id(value: object) -> str:
    """Return the id as text, or nothing when a new one must be made: from a list, a NUL, or a whole story."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    id_ = str(value).strip()
    return "" if len(id_) > MAX_ID or not id_.isprintable() else id_
