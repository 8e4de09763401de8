"""An encoder and a splitter that do each text once, for the many readings of a cross-validation."""

from collections.abc import Iterable, Iterator, Sequence

from nlp.domain.narrative import Span
from nlp.reading.clauses import Clauses
from nlp.reading.encoder import Encoded, Encoder


class RememberingEncoder:
    """Encodes each text once; a text's encoding does not depend on the texts beside it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Encoded] = {}

    def encode_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return one encoded text for each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, self._encoder.encode_tokens(new), strict=True))
        return [self._known[text] for text in texts]


class RememberingClauses:
    """Parses each sentence once."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._known: dict[str, tuple[Span, ...]] = {}

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        """Yield the pieces of each sentence."""
        asked = list(sentences)
        new = [sentence for sentence in dict.fromkeys(asked) if sentence not in self._known]
        self._known |= dict(zip(new, self._clauses.split(new), strict=True))
        yield from (self._known[sentence] for sentence in asked)
