"""A baseline that reads by cue words alone; the trained reader must beat it."""

from collections.abc import Iterable, Iterator

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.language import ENGLISH, identify_language
from nlp.reading.lexicon import load_lexicon
from nlp.reading.reading import Reading
from nlp.reading.reasons import say_reason
from nlp.reading.segmentation import split_sentences

# Nothing is learnt, so nothing can be calibrated: as likely as not.
SCORE = 0.5
DEFAULT_DOMAIN = "health"
MARKS = ",;:.!?\n"


class RulesReader:
    """Reads narratives by cue words, with denied needs and polite forms left out."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order."""
        for narrative in narratives:
            language, sentences = identify_language(narrative.text), split_sentences(narrative.text)
            read = sentences if language == ENGLISH else ()
            findings = tuple(finding for sentence in read for finding in _findings(narrative, sentence))
            yield Reading(narrative.id, language, sentences, findings)


def likely_domain(text: str) -> str:
    """Return the domain that most words point to; the first in the codebook's order when several do."""
    hits = {domain: len(pattern.findall(text)) for domain, pattern in load_lexicon().domains.items()}
    best = max(hits, key=lambda domain: hits[domain])
    return best if hits[best] else DEFAULT_DOMAIN


def _findings(narrative: Narrative, sentence: Span) -> Iterator[Finding]:
    lexicon, words = load_lexicon(), sentence.of(narrative.text)
    for kind in lexicon.cues:
        seen = lexicon.find_cue(kind, words)
        vetoed = lexicon.denies(kind, words, Span(0, len(words))) or (
            kind in lexicon.vetoes and lexicon.vetoes[kind].search(words)
        )
        if seen and not vetoed:
            start = sentence.start + seen[1].start()
            end = _clause_end(narrative.text, sentence.start + seen[1].end(), sentence)
            text = narrative.text[start:end]
            domain = likely_domain(words)
            reason = say_reason(kind, domain, text)
            yield Finding(narrative.id, kind, domain, start, end, text, SCORE, reason)


def _clause_end(text: str, at: int, sentence: Span) -> int:
    """Return where the clause that holds a place ends: at the next mark, or with the sentence."""
    return min((place for mark in MARKS if (place := text.find(mark, at, sentence.end)) >= 0), default=sentence.end)
