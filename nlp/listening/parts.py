"""A long message in parts: danger in one of them must not be lost among the calm of the others."""

from nlp.reading.segmentation import split_sentences

MOST_WORDS = 40
"""About as many as the longest messages in danger that are learnt from."""


def parts_of(text: str) -> list[str]:
    """Return a message in runs of sentences of at most MOST_WORDS words; a longer sentence is cut.

    >>> [len(part.split()) for part in parts_of("I am fine. " * 20 + "so " * 50)]
    [39, 18, 40, 13]
    """
    parts: list[list[str]] = []
    for sentence in split_sentences(text):
        words = sentence.of(text).split()
        for at in range(0, len(words), MOST_WORDS):
            cut = words[at : at + MOST_WORDS]
            if parts and len(parts[-1]) + len(cut) <= MOST_WORDS:
                parts[-1] += cut
            else:
                parts.append(cut)
    return [" ".join(part) for part in parts]
