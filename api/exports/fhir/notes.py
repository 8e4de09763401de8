"""What professionals said about a line, and what the person answered, as Annotations beside it; and back.

Each can be read without our extensions, disagreement too; the line itself stays as the person has it.
"""

from collections.abc import Iterator
from datetime import datetime

from fhir.resources.R4B.annotation import Annotation
from fhir.resources.R4B.provenance import Provenance

from api.exports.fhir.names import ANSWER, NOTE, Json, extension, extension_in, professional, refer
from api.exports.fhir.provenance import agreed
from api.exports.schemas import ExportedNote

_SAYS = {"agree": "Agrees with this line.", "amend": "Suggests other words:", "question": "Asks:"}
_ANSWERS = {
    "yes": "Says yes to these words, which are theirs now.",
    "no": "Says no, and keeps their own words. The two do not agree here, and both stand.",
    "words": "Answers:",
}


def to_annotations(note: ExportedNote, patient: str) -> Iterator[Annotation]:
    """Yield a note, and the person's answer to it."""
    yield Annotation(
        text=_with(_SAYS[note.kind], note.words),
        time=note.at,
        authorReference=professional(note.name),
        extension=[extension(NOTE, id=("valueString", note.id), kind=("valueCode", note.kind))],
    )
    if note.answer:
        yield Annotation(
            text=_with(_ANSWERS[note.answer], note.answer_words),
            time=note.answered_at,
            authorReference=refer(patient),
            extension=[extension(ANSWER, note=("valueString", note.id), answer=("valueCode", note.answer))],
        )


def notes_in(resource: Json) -> list[Json]:
    """Return the notes on a line, each with its answer."""
    annotations = resource.get("note", [])
    answers = [_answer(one, found) for one in annotations if (found := extension_in(one, ANSWER))]
    given = {answer.pop("note"): answer for answer in answers}
    none = {"answer": None, "answer_words": None, "answered_at": None}
    notes = [_note(one, found) for one in annotations if (found := extension_in(one, NOTE))]
    return [note | given.get(note["id"], none) for note in notes]


def agreement_with(line: str, note: ExportedNote, made: datetime) -> Provenance:
    """Return that a professional agrees with a line."""
    return agreed(note.id, [line], "line", [professional(note.name)], note.at, made)


def _with(says: str, words: str | None) -> str:
    return says if words is None else f"{says} {words}"


def _after(says: str, text: str) -> str | None:
    return text.removeprefix(says)[1:] or None


def _note(annotation: Json, found: Json) -> Json:
    return {
        **found,
        "words": _after(_SAYS[found["kind"]], annotation["text"]),
        "name": annotation["authorReference"]["display"],
        "at": annotation["time"],
    }


def _answer(annotation: Json, found: Json) -> Json:
    words = _after(_ANSWERS[found["answer"]], annotation["text"])
    return {**found, "answer_words": words, "answered_at": annotation["time"]}
