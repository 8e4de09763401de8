"""What stands in a form: which code, and which words of a story."""

from collections.abc import Sequence

from api.coding.bench import Bench
from api.database.coding_tables import CollectionCode
from api.errors import InvalidInputError
from nlp.domain.narrative import Span


def chosen_code(bench: Bench, code_id: str) -> CollectionCode:
    """Return a code by its id; raises InvalidInputError when it is none that can be put."""
    code = bench.code_by_id.get(code_id)
    if code is None:
        raise InvalidInputError("Choose a code of the list.", "code")
    if code.retired:
        raise InvalidInputError(f"“{bench.full_name(code)}” is retired. Choose another code.", "code")
    return code


def chosen_span(text: str, start: int, end: int) -> Span:
    """Return a run of the text without white space around it; raises InvalidInputError when no words are in it."""
    start, end = max(0, start), min(len(text), end)
    words = text[start:end]
    if not words.strip():
        raise InvalidInputError("Choose the words first.", "sentence")
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def typed_span(text: str, sentences: Sequence[Span], sentence: int | None, words: str) -> Span:
    """Return the words that were typed, in the sentence with a number from 1, or all of it; or where alone they stand.

    Raises InvalidInputError when they are not there, or more than once.
    """
    if sentence is not None and not 1 <= sentence <= len(sentences):
        raise InvalidInputError("Choose a sentence of the list.", "sentence")
    room = sentences[sentence - 1] if sentence is not None else Span(0, len(text))
    words = words.strip()
    if not words:
        if sentence is None:
            raise InvalidInputError("Choose a sentence, or type some of its words.", "sentence")
        return room
    found = _where(text, room, words)
    where = "that sentence" if sentence is not None else "the story"
    if not found:
        raise InvalidInputError(f"These words do not stand in {where} like this. Copy them from the text.", "words")
    if len(found) > 1:
        raise InvalidInputError(f"These words stand in {where} more than once. Type some more of them.", "words")
    return found[0]


def _where(text: str, room: Span, words: str) -> list[Span]:
    """Return where words stand; white space in them matches any, since a form has its own line ends."""
    found, at = [], room.start
    squeezed = words.split()
    while (at := text.find(squeezed[0], at, room.end)) >= 0:
        end = _matches(text, at, room.end, squeezed)
        if end is not None:
            found.append(Span(at, end))
        at += 1
    return found


def _matches(text: str, at: int, room_end: int, words: Sequence[str]) -> int | None:
    for number, word in enumerate(words):
        if number:
            after = len(text[at:room_end]) - len(text[at:room_end].lstrip())
            if not after:
                return None
            at += after
        if not text.startswith(word, at, room_end):
            return None
        at += len(word)
    return at
