"""How far two readers of the codebook agree on the authored texts, as they first gave their labels."""

from collections.abc import Iterable, Sequence

from nlp.training.texts import LabelledSentence, LabelledText, Pairs


def agreement(sentences: Iterable[LabelledSentence]) -> dict[str, float]:
    """Return F1 between the two readings, on `kinds` and on `kinds_and_domains`, and of how many they `differ`."""
    readings = [sentence.readings for sentence in sentences]
    return {
        "kinds": _f1([(_kinds(one), _kinds(other)) for one, other in readings]),
        "kinds_and_domains": _f1(readings),
        "differ": sum(one != other for one, other in readings),
    }


def sentences_of(texts: Iterable[LabelledText]) -> list[LabelledSentence]:
    """Return the sentences of texts, in order."""
    return [sentence for text in texts for sentence in text.sentences]


def _kinds(pairs: Pairs) -> frozenset[str]:
    return frozenset(kind for kind, _ in pairs)


def _f1(readings: Sequence[tuple[frozenset[str] | Pairs, frozenset[str] | Pairs]]) -> float:
    shared = sum(len(one & other) for one, other in readings)
    return 2 * shared / max(1, sum(len(one) + len(other) for one, other in readings))
