"""What a bare answer means after a question: "Money." to "What gets in the way?" (codebook, rulings)."""

import re
from collections.abc import Sequence

from nlp.reading.lexicon import load_lexicon

MOST_WORDS = 8
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def ruled_kind(question: str | None) -> str | None:
    """Return the kind that a bare answer to this question has, or None where the codebook rules nothing.

    >>> ruled_kind("What gets in the way?"), ruled_kind("How can we work with you?")
    ('need', None)
    """
    patterns = load_lexicon().bare_answers.items()
    kinds = [kind for kind, pattern in patterns if pattern.search(question or "")]
    return kinds[0] if len(kinds) == 1 else None


def count_bare(sentences: Sequence[str]) -> int:
    """Return how many sentences at the beginning of an answer only name something.

    >>> count_bare(["Money.", "And the stairs.", "I can't manage them."])
    2
    """
    count = 0
    while count < len(sentences) and _is_bare(sentences[count]):
        count += 1
    return count


def _is_bare(sentence: str) -> bool:
    lexicon = load_lexicon()
    named = sentence
    if restated := lexicon.restatements.match(sentence.lstrip()):
        named = sentence.lstrip()[restated.end() :]
    words = [word.lower().replace("’", "'") for word in WORD.findall(named)]
    if not 0 < len(words) <= MOST_WORDS or sentence.rstrip().endswith("?"):
        return False
    return words[0] not in lexicon.no_answers and lexicon.sentence_words.isdisjoint(words)
