"""Makes the readers that are compared: the trained one, and the two baselines that it must beat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from nlp.domain.codebook import Codebook
from nlp.reading.clauses import Clauses
from nlp.reading.encoder import Encoder
from nlp.reading.heads import Heads
from nlp.reading.reading import Reader
from nlp.reading.rules_reader import RulesReader
from nlp.reading.sentences import encode_accounts
from nlp.reading.tfidf_reader import TfidfReader
from nlp.reading.trained_reader import TrainedReader
from nlp.training.cross_validation import CrossValidated, cross_validate
from nlp.training.fit import Example, fit_heads
from nlp.training.remembering import RememberingClauses, RememberingEncoder
from nlp.training.texts import LabelledText


@dataclass(frozen=True)
class Learnt:
    """A reader that learnt from all texts, its heads, and its cross-validation."""

    reader: Reader
    heads: Heads
    validated: CrossValidated


class Workshop:
    """Texts that are encoded and parsed once, and the readers made from them."""

    def __init__(self, texts: Sequence[LabelledText], codebook: Codebook, encoder: Encoder, clauses: Clauses) -> None:
        self._codebook = codebook
        self._encoder = RememberingEncoder(encoder)
        self._clauses = RememberingClauses(clauses)
        self.examples = self._encode(texts)

    def trained(self) -> Learnt:
        """Make the reader that is shipped."""
        return self._learn(lambda heads: TrainedReader(self._encoder, heads, self._clauses), with_vectors=True)

    def tfidf(self) -> Learnt:
        """Make the baseline that learns from words alone."""
        return self._learn(TfidfReader, with_vectors=False)

    def rules(self) -> Reader:
        """Make the baseline that learns nothing."""
        return RulesReader()

    def _learn(self, make_reader: Callable[[Heads], Reader], with_vectors: bool) -> Learnt:
        validated = cross_validate(self.examples, self._codebook, make_reader, with_vectors)
        heads = fit_heads(list(chain.from_iterable(self.examples)), self._codebook, with_vectors)
        heads = replace(heads, settings=validated.settings)
        return Learnt(make_reader(heads), heads, validated)

    def _encode(self, texts: Sequence[LabelledText]) -> list[list[Example]]:
        accounts = [
            (place, text.narrative, [sentence.span for sentence in text.sentences]) for place, text in enumerate(texts)
        ]
        encoded = iter(encode_accounts(self._encoder, accounts))
        return [[Example(next(encoded), labelled) for labelled in text.sentences] for text in texts]
