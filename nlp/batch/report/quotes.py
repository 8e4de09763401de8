"""Quotes for the report: a short shelf of the most telling for each kind and domain, from different stories."""

import heapq
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nlp.batch.items import Read
from nlp.domain.feature import Feature
from nlp.domain.finding import Finding
from nlp.domain.narrative import Span

KEPT = 12
"""Quotes kept for each kind and domain until the end."""
MOST_WORDS = 25
"""Words of context in a quote, evidence included."""
FEATURE = "feature"
"""What stands in place of a kind in the cell of a feature."""
WORD = re.compile(r"\S+")
SPACE = re.compile(r"\s+")

Marked = Finding | Feature


@dataclass(frozen=True, order=True)
class Quote:
    """Some of a person's own words: the evidence, and what stands around it in its sentence."""

    worth: float
    story: str
    source: str = field(compare=False)
    before: str = field(compare=False)
    evidence: str = field(compare=False)
    after: str = field(compare=False)


class Shelf:
    """The best quotes so far for each kind and domain, and each feature, one a story, none twice in the same words."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], list[Quote]] = defaultdict(list)

    def offer(self, read: Read) -> None:
        """Keep a story's best quote in each cell if it is better than what is there."""
        best: dict[tuple[str, str], Marked] = {(FEATURE, one.code): one for one in read.reading.features or ()}
        for finding in read.reading.findings:
            cell = (finding.kind, finding.domain)
            if cell not in best or finding.score > best[cell].score:
                best[cell] = finding
        for cell, mark in best.items():
            kept = self._cells[cell]
            if len(kept) == KEPT and mark.score <= kept[0].worth:
                continue
            quote = cut(mark, read)
            if all(quote.evidence.casefold() != other.evidence.casefold() for other in kept):
                (heapq.heappush if len(kept) < KEPT else heapq.heappushpop)(kept, quote)

    @property
    def quotes(self) -> list[Quote]:
        """Return every quote on the shelf."""
        return [quote for kept in self._cells.values() for quote in kept]

    def replace(self, quotes: Iterable[Quote]) -> None:
        """Put others in the place of `quotes`, in the same order."""
        waiting = iter(quotes)
        for cell, kept in self._cells.items():
            self._cells[cell] = [next(waiting) for _ in kept]

    def choose(self, cell: tuple[str, str], number: int, taken: set[str]) -> list[Quote]:
        """Return up to `number` quotes, best first, from stories not in `taken`, from many sources; adds to `taken`."""
        free = [quote for quote in sorted(self._cells[cell], reverse=True) if quote.story not in taken]
        chosen = list(_one_a_source(free, number))
        chosen += [quote for quote in free if quote not in chosen][: number - len(chosen)]
        taken.update(quote.story for quote in chosen)
        return chosen


def _one_a_source(quotes: list[Quote], number: int) -> Iterator[Quote]:
    sources: set[str] = set()
    for quote in quotes:
        if quote.source not in sources and len(sources) < number:
            sources.add(quote.source)
            yield quote


def cut(finding: Marked, read: Read) -> Quote:
    """Cut a quote around a finding: its sentence where that is short, else the words next to the evidence."""
    text, evidence = read.narrative.text, finding.text.strip()
    start = finding.start + finding.text.index(evidence)
    sentence = _sentence(finding, read.reading.sentences)
    before, after = text[sentence.start : start], text[start + len(evidence) : sentence.end]
    words, left, right = (len(WORD.findall(part)) for part in (evidence, before, after))
    whole = words + left + right
    room = max(0, MOST_WORDS - words)
    left = min(left, max(room // 2, room - right))
    return Quote(
        worth=finding.score * _fit(whole),
        story=read.narrative.id,
        source=read.narrative.source,
        before=_last_words(before, left),
        evidence=_first_words(evidence, MOST_WORDS),
        after=_first_words(after, room - left),
    )


def _last_words(text: str, most: int) -> str:
    starts = [word.start() for word in WORD.finditer(text)]
    cut_short = len(starts) > most
    kept = text[starts[-most] if most else len(text) :] if cut_short else text.lstrip()
    return ("… " if cut_short else "") + SPACE.sub(" ", kept)


def _first_words(text: str, most: int) -> str:
    ends = [word.end() for word in WORD.finditer(text)]
    cut_short = len(ends) > most
    kept = text[: ends[most - 1] if most else 0] if cut_short else text.rstrip()
    return SPACE.sub(" ", kept) + (" …" if cut_short else "")


def _fit(words: int) -> float:
    """A whole short sentence quotes best; a scrap of fewer than eight words says less, and a long one must be cut."""
    return min(1.0, 0.5 + words / 16) if words <= MOST_WORDS else 0.85


def _sentence(finding: Marked, sentences: tuple[Span, ...]) -> Span:
    """Return the sentence in which the evidence begins, stretched to its end."""
    found = bisect_right(sentences, finding.start, key=lambda sentence: sentence.start) - 1
    around = sentences[max(found, 0)] if sentences else Span(finding.start, finding.end)
    return Span(min(around.start, finding.start), max(around.end, finding.end))
