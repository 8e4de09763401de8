"""What agreement is counted in: sentences, on each of which a code is or is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nlp.domain.narrative import Span

Codes = frozenset[str]


@dataclass(frozen=True)
class CodedStory:
    """One story: how many sentences it has, and which codes each coder put on each of them, by the coder's id."""

    id: str
    sentences: int
    by: Mapping[str, Sequence[Codes]]


def codes_by_sentence(text: str, sentences: Sequence[Span], tags: Iterable[tuple[str, Span]]) -> list[Codes]:
    """Return the codes of each sentence: those of the tags that share a letter with it, and not white space alone.

    >>> text = "I swim. I walk."
    >>> codes_by_sentence(text, [Span(0, 7), Span(8, 15)], [("sport", Span(2, 8))])
    [frozenset({'sport'}), frozenset()]
    """
    codes: list[set[str]] = [set() for _ in sentences]
    for code, span in tags:
        for at, sentence in enumerate(sentences):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if text[start:end].strip():
                codes[at].add(code)
    return [frozenset(on_it) for on_it in codes]
