"""The sentences of accounts, encoded, each with what its account and question say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.domain.narrative import Narrative, Span
from nlp.reading.encoder import Encoded
from nlp.reading.features import account_vector
from nlp.reading.question import count_bare, ruled_kind

Floats = NDArray[np.float32]

# A run of words without a stop is read no further than this, in characters: more than the encoder takes in.
MOST_READ = 2000


class TokenEncoder(Protocol):
    """Turns texts into vectors and token states: the encoder, or one that remembers."""

    def encode_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return one encoded text for each text."""
        ...


@dataclass(frozen=True)
class Sentence:
    """One sentence of a narrative, encoded; `asked` is the kind its question is about, if the codebook rules one.

    `bare` says that the sentence only names something, as the first sentences of an answer may.
    """

    place: int
    narrative: Narrative
    span: Span
    encoded: Encoded
    account: Floats
    asked: str | None
    bare: bool

    @property
    def text(self) -> str:
        """The person's words, as far as they are read."""
        return _as_read(self.narrative, self.span)


def encode_accounts(encoder: TokenEncoder, accounts: Sequence[tuple[int, Narrative, Sequence[Span]]]) -> list[Sentence]:
    """Encode the sentences of accounts, each with its place in a batch, in one pass."""
    texts = [_as_read(narrative, span) for _, narrative, spans in accounts for span in spans]
    encoded = iter(encoder.encode_tokens(texts))
    sentences: list[Sentence] = []
    for place, narrative, spans in accounts:
        own = list(islice(encoded, len(spans)))
        asked = ruled_kind(narrative.question)
        bare = count_bare([span.of(narrative.text) for span in spans]) if asked else 0
        account = account_vector(own)
        sentences += [
            Sentence(place, narrative, span, one, account, asked, number < bare)
            for number, (span, one) in enumerate(zip(spans, own, strict=True))
        ]
    return sentences


def _as_read(narrative: Narrative, span: Span) -> str:
    return narrative.text[span.start : min(span.end, span.start + MOST_READ)]
