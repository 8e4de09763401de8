"""How well sentences are split, beside the sentences of a gold file."""

from collections.abc import Iterable

from nlp.reading.segmentation import split_sentences
from nlp.training.scoring import Counts, GoldNarrative


def boundary_counts(gold: Iterable[GoldNarrative]) -> Counts:
    """Count the places where a sentence begins, a text's first left out."""
    counts = Counts()
    for narrative in gold:
        wanted = {sentence.span.start for sentence in narrative.sentences[1:]}
        found = {span.start for span in split_sentences(narrative.narrative.text)[1:]}
        counts += Counts(len(wanted & found), len(found - wanted), len(wanted - found))
    return counts
