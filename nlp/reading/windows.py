"""Windows: how much of an account the encoder sees at once, cut between sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from nlp.domain.narrative import Narrative, Span

SURROGATE = re.compile("[\ud800-\udfff]")
# A run of words without a stop is read no further than this, in characters: more than a window takes in.
MOST_READ = 2000
# In tokens: a sentence, the question, and all sentences of a window together.
MOST_OF_A_SENTENCE, MOST_OF_A_QUESTION, MOST_TOKENS = 200, 48, 224
# The sentence before a window's own is seen with it, unless it is longer than this.
MOST_OF_CONTEXT = 64

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """One sentence of a window: its number in the account, its tokens' places, and their offsets (tokens, 2).

    Offsets are Unicode code points from the beginning of the sentence, end exclusive.
    """

    number: int
    first: int
    end: int
    offsets: Ints


@dataclass(frozen=True)
class Window:
    """The token ids that are read at once (question, then sentences), and the sentences that are its own."""

    ids: tuple[int, ...]
    pieces: tuple[Piece, ...]


class Windows:
    """Cuts accounts into windows for one tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        # What the tokenizer puts around two texts: a beginning, something between them, an end.
        around: list[int] = tokenizer.encode("", "").ids
        self._opening, self._between, self._closing = around[:1], around[1:-1], around[-1:]

    def cut(self, accounts: Sequence[tuple[Narrative, Sequence[Span]]]) -> Iterator[list[Window]]:
        """Yield the windows of each account; every sentence is in exactly one window as its own."""
        texts = [as_read(narrative, span) for narrative, spans in accounts for span in spans]
        encodings = iter(self._tokenizer.encode_batch(texts, add_special_tokens=False))
        for narrative, spans in accounts:
            yield list(self._windows(self._asked(narrative.question), list(islice(encodings, len(spans)))))

    def _asked(self, question: str | None) -> list[int]:
        if not question:
            return self._opening
        asked = self._tokenizer.encode(_readable(question), add_special_tokens=False).ids
        return [*self._opening, *asked[:MOST_OF_A_QUESTION], *self._between]

    def _windows(self, asked: list[int], sentences: Sequence[Encoding]) -> Iterator[Window]:
        lengths = [min(len(sentence.ids), MOST_OF_A_SENTENCE) for sentence in sentences]
        start = 0
        while start < len(sentences):
            seen = start - 1 if start and lengths[start - 1] <= MOST_OF_CONTEXT else start
            end, total = start + 1, sum(lengths[seen : start + 1])
            while end < len(sentences) and total + lengths[end] <= MOST_TOKENS:
                total += lengths[end]
                end += 1
            yield self._window(asked, sentences, range(seen, end), start)
            start = end

    def _window(self, asked: list[int], sentences: Sequence[Encoding], seen: range, own: int) -> Window:
        ids, pieces = list(asked), []
        for number in seen:
            tokens = sentences[number].ids[:MOST_OF_A_SENTENCE]
            if number >= own:
                offsets = np.array(sentences[number].offsets[: len(tokens)], np.int64).reshape(-1, 2)
                pieces.append(Piece(number, len(ids), len(ids) + len(tokens), offsets))
            ids += tokens
        return Window((*ids, *self._closing), tuple(pieces))


def as_read(narrative: Narrative, span: Span) -> str:
    """Return a sentence's words as far as they are read, halves of surrogate pairs each replaced by one character."""
    return _readable(narrative.text[span.start : min(span.end, span.start + MOST_READ)])


def _readable(text: str) -> str:
    return SURROGATE.sub("\ufffd", text)
