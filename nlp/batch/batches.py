"""Small batches of the stream: read together, and put back in order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from nlp.batch.items import Accepted, Item, Outcome, Read, Rejected, TakenIn
from nlp.batch.redacting import RedactedReading
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reader, Reading

Batch = list[Item[TakenIn]]
Results = list[Reading | str]
"""For each narrative of a batch its reading, or why the reader failed on it."""
CHARACTERS = 20_000
"""Text in one batch: enough to keep the encoder's batches full, little enough to hold many at once."""
ITEMS = 200
NO_LANGUAGE = "und"
"""What BCP 47 calls the language of a text that has none, such as "42"."""


def batches(items: Iterable[Item[TakenIn]]) -> Iterator[Batch]:
    """Cut the stream into batches by the amount of text."""
    batch: Batch = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.content.narrative.text) if isinstance(item.content, Accepted) else 0
        if characters >= CHARACTERS or len(batch) >= ITEMS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def narratives_of(batch: Batch) -> list[Narrative]:
    """Return what there is to read in a batch."""
    return [item.content.narrative for item in batch if _is_to_be_read(item.content)]


def _is_to_be_read(content: TakenIn) -> TypeGuard[Accepted]:
    return isinstance(content, Accepted) and content.provenance.no_story is None


def read_narratives(reader: Reader, narratives: Sequence[Narrative]) -> Results:
    """Read all; when one brings the reader down, give a reason in its place and read the others."""
    try:
        return list(reader.read(narratives))
    except Exception as error:
        if len(narratives) == 1:
            return [f"the reader failed on it, which is our mistake ({type(error).__name__})"]  # no word of the story
        return [result for narrative in narratives for result in read_narratives(reader, [narrative])]


def put_back(batch: Batch, results: Results) -> Iterator[Item[Outcome]]:
    """Yield the batch again, with each narrative read or, with its reason, rejected."""
    waiting = iter(results)
    for item in batch:
        content = item.content
        if _is_to_be_read(content):
            yield Item(_outcome(content, next(waiting)), item.size)
        else:
            yield Item(_unread(content) if isinstance(content, Accepted) else content, item.size)


def _outcome(accepted: Accepted, result: Reading | str) -> Read | Rejected:
    if isinstance(result, str):
        return Rejected(accepted.narrative.source, accepted.line, result)
    if isinstance(result, RedactedReading):
        return Read(result.narrative, result, result.replaced, accepted.provenance, accepted.row)
    return Read(accepted.narrative, result, provenance=accepted.provenance, row=accepted.row)


def _unread(accepted: Accepted) -> Read:
    """Keep what is no story among the narratives, with nothing found in it."""
    narrative = accepted.narrative
    unread = Reading(narrative.id, NO_LANGUAGE, (), ())
    return Read(narrative, unread, provenance=accepted.provenance, row=accepted.row)
