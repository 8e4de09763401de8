"""Cross-validation by text: what the heads say of texts that they were not trained on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import KFold

from nlp.domain.codebook import Codebook
from nlp.domain.finding import Finding
from nlp.reading.features import sentence_features
from nlp.reading.heads import Heads, Settings
from nlp.reading.reading import Reader
from nlp.training.deciding import decide
from nlp.training.fit import Example, fit_heads

FOLDS = 5
SEED = 0

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
TextExamples = Sequence[Example]


@dataclass(frozen=True)
class CrossValidated:
    """The settings decided on held-out texts, and the probabilities and findings that these texts got with them.

    `order` holds the sentences in the order of the rows of `probabilities` (n, kinds).
    """

    settings: Settings
    order: tuple[Example, ...]
    probabilities: Floats
    findings: tuple[Finding, ...]


def cross_validate(
    texts: Sequence[TextExamples], codebook: Codebook, make_reader: Callable[[Heads], Reader], with_vectors: bool
) -> CrossValidated:
    """Train on four fifths of the texts and read the last fifth, five times, never parting a text."""
    splits = KFold(FOLDS, shuffle=True, random_state=SEED).split(list(texts))
    folds = [
        (fit_heads(list(chain.from_iterable(texts[place] for place in kept)), codebook, with_vectors), held_out)
        for kept, held_out in splits
    ]
    order = [example for _, held_out in folds for place in held_out for example in texts[place]]
    logits = np.vstack(
        [_logits(heads, [texts[place] for place in held_out], with_vectors) for heads, held_out in folds]
    )
    settings = decide(folds[0][0].settings, logits, *labels(order, tuple(codebook.kinds)))
    findings = [
        finding
        for heads, held_out in folds
        for reading in make_reader(replace(heads, settings=settings)).read(
            texts[place][0].sentence.narrative for place in held_out
        )
        for finding in reading.findings
    ]
    return CrossValidated(settings, tuple(order), settings.calibrate(logits), tuple(findings))


def labels(examples: Sequence[Example], kinds: Sequence[str]) -> tuple[Bools, Bools]:
    """Return what the author said and where both readers agree, each of shape (n, kinds)."""
    said = [[example.labelled.said_by_author(kind) for kind in kinds] for example in examples]
    agreed = [[example.labelled.agreed(kind) for kind in kinds] for example in examples]
    return np.array(said), np.array(agreed)


def _logits(heads: Heads, texts: Sequence[TextExamples], with_vectors: bool) -> Floats:
    examples = list(chain.from_iterable(texts))
    dense = sentence_features([example.sentence.encoded for example in examples])
    rows = heads.words.rows(example.sentence.text for example in examples)
    return heads.kinds.logits(dense if with_vectors else dense[:, :0], rows)
