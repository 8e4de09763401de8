"""From files to narratives: every row becomes a narrative or a rejection, in order, and nothing is lost."""

from collections.abc import Iterator, Sequence
from io import TextIOWrapper

from nlp.batch.checks import what_is_wrong
from nlp.batch.errors import NoColumnError
from nlp.batch.formats import FORMATS, SUPPORTED
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import Source
from nlp.batch.items import Accepted, Item, Noted, Rejected, Row, TakenIn
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.encoding import guess_encoding
from nlp.domain.narrative import Narrative

MAX_ID = 200


def check_columns(sources: Sequence[Source], wanted: Wanted) -> None:
    """Look at the start of each file that was named itself; raises NoColumnError before any work is done."""
    for source in sources:
        if source.named and source.suffix in FORMATS:
            try:
                next((row for row, _ in _rows(source, wanted) if isinstance(row, Row)), None)
            except NoColumnError as error:
                raise NoColumnError(f"{source.name}: {error}") from None


def take_in(sources: Sequence[Source], wanted: Wanted, ids: UniqueIds) -> Iterator[Item[TakenIn]]:
    """Yield every row of every source as a narrative fit to be read, or as a rejection with its reason."""
    for source in sources:
        for row, size in _rows(source, wanted):
            content: TakenIn = _checked(row, source, ids) if isinstance(row, Row) else row
            yield Item(content, size)


def _rows(source: Source, wanted: Wanted) -> Iterator[tuple[Row | Rejected | Noted, int]]:
    """Yield rows with the bytes that each used up."""
    kind = FORMATS.get(source.suffix)
    if kind is None:
        yield Rejected(source.name, None, f"{source.suffix or 'this kind of file'} cannot be read: {SUPPORTED}"), 0
        return
    used = 0
    try:
        encoding = guess_encoding(source.path)
        if encoding.note:
            yield Noted(source.name, encoding.note), 0
        with source.path.open("rb") as raw:
            stream = TextIOWrapper(raw, encoding.name, encoding.errors, newline=kind.newline)
            for row in kind.read(stream, source.name, wanted):
                before, used = used, raw.tell()
                yield row, used - before
    except NoColumnError as error:
        if source.named:
            raise
        yield Rejected(source.name, None, str(error)), source.size
    except (OSError, UnicodeError) as error:
        yield Rejected(source.name, None, f"the file cannot be read: {_why(error)}"), source.size - used


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "the disk gave an error").lower()
    return "from some place on, its bytes are no characters"


def _checked(row: Row, source: Source, ids: UniqueIds) -> Accepted | Rejected:
    if wrong := what_is_wrong(row):
        return Rejected(source.name, row.line, wrong)
    made = source.stem if row.line is None else f"{source.stem}:{row.line}"
    id_ = ids.unique(_given_id(row.id) or made)
    question = row.question if isinstance(row.question, str) and row.question.strip() else None
    narrative = Narrative(id_, str(row.text), question, source.name, _said_of_it(row.group), _said_of_it(row.date))
    return Accepted(narrative, row.line)


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
