"""spaCy's `DocBin`, for those who go on in Python.

`doc.spans` has a group for each coder, by their name, with the codes as labels. A span that begins or ends within a
token is widened to whole tokens there; `doc.user_data["codings"]` has each coding with its exact offsets. All stories
are one block in the file, so all are in memory until it is written.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp.domain.coding import Code, Coded, Coding
from nlp.domain.narrative import Narrative
from nlp.exchange.names import code_names, coder_names

if TYPE_CHECKING:
    from spacy.tokens import Doc


def write_docbin(coded: Coded, file: BinaryIO) -> None:
    """Write every story as a Doc, its codings in `doc.spans` under each coder's name."""
    import spacy
    from spacy.tokens import DocBin

    cut = spacy.blank("en").tokenizer
    labels, coders = span_labels(coded.codes), coder_names(coded.coders)
    docs = DocBin(store_user_data=True)
    for story, codings in coded.each():
        docs.add(_with_codings(cut(story.text), story, codings, labels, coders))
    file.write(docs.to_bytes())


def span_labels(codes: Sequence[Code]) -> dict[str, str]:
    """Return what each code is called in the spans, by its id: our own label where it has one, else its name."""
    return {code.id: code.label or name for code, name in zip(codes, code_names(codes).values(), strict=True)}


def _with_codings(
    doc: "Doc", story: Narrative, codings: Sequence[Coding], labels: Mapping[str, str], coders: Mapping[str, str]
) -> "Doc":
    for id_, name in coders.items():
        theirs = [coding for coding in codings if coding.coder == id_]
        spans = [doc.char_span(*_ends(coding), label=labels[coding.code], alignment_mode="expand") for coding in theirs]
        doc.spans[name] = [span for span in spans if span is not None]
    beside = {"id": story.id, "question": story.question, "source": story.source, "group": story.group}
    doc.user_data |= beside | {"date": story.date}
    doc.user_data["codings"] = [_as_dict(coding, labels, coders) for coding in codings]
    return doc


def _ends(coding: Coding) -> tuple[int, int]:
    return coding.span.start, coding.span.end


def _as_dict(coding: Coding, labels: Mapping[str, str], coders: Mapping[str, str]) -> dict[str, Any]:
    start, end = _ends(coding)
    made = {"coder": coders[coding.coder], "at": coding.at.isoformat(), "note": coding.note}
    return {"id": coding.id, "label": labels[coding.code], "start": start, "end": end, **made}
