"""A baseline that many would reach for: spaCy's own text classifier, trained on the same texts."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from nlp.domain.codebook import Codebook
from nlp.training.texts import LabelledSentence, LabelledText

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SEED, EPOCHS, BATCH = 0, 4, 64


class TextcatModel:
    """`textcat_multilabel` with its default, a bag of words and a small convolutional network together."""

    def __init__(self, texts: Sequence[LabelledText], codebook: Codebook) -> None:
        fix_random_seed(SEED)
        self._kinds, self._domains = list(codebook.kinds), list(codebook.domains)
        self._language = spacy.blank("en")
        self._language.add_pipe("textcat_multilabel")
        examples = [
            Example.from_dict(
                self._language.make_doc(one.span.of(text.narrative.text)), {"cats": self._categories(one)}
            )
            for text in texts
            for one in text.sentences
        ]
        optimiser: Any = self._language.initialize(lambda: examples)
        chance = random.Random(SEED)
        for _ in range(EPOCHS):
            chance.shuffle(examples)
            for batch in minibatch(examples, BATCH):  # type: ignore[no-untyped-call]
                self._language.update(batch, sgd=optimiser, drop=0.2)

    def score(self, sentences: Sequence[str]) -> tuple[Floats, Ints]:
        """Return the probability of each kind (n, 4), and the number of the likeliest domain (n,)."""
        cats = [doc.cats for doc in self._language.pipe(sentences)]
        kinds = np.array([[one[kind] for kind in self._kinds] for one in cats], np.float32)
        domains = np.array([[one[domain] for domain in self._domains] for one in cats])
        return kinds.reshape(-1, len(self._kinds)), np.asarray(domains.reshape(-1, len(self._domains)).argmax(axis=1))

    def _categories(self, sentence: LabelledSentence) -> dict[str, float]:
        domains = {label.domain for label in sentence.labels}
        return {kind: float(sentence.has(kind)) for kind in self._kinds} | {
            domain: float(domain in domains) for domain in self._domains
        }
