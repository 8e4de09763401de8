"""How fast the shipped readers read, in one process and in two, beside their encoders alone and spaCy alone.

Each is imported where it is loaded, so that load times and memory are those of a process that holds nothing else.
"""

import json
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import psutil

from nlp.domain.narrative import Narrative
from nlp.reading.segmentation import split_sentences

NARRATIVES = Path(__file__).parents[2] / "training_data" / "narratives"
SENTENCES = 3000
WARM_UP = 8
BATCH = 64
MB = 1024 * 1024
Read = Callable[[Sequence[Narrative]], None]


@dataclass(frozen=True)
class Measured:
    """One process's part of a measurement: seconds, and the most memory it held, in MB, what it shares by its part."""

    load: float
    start: float
    end: float
    peak: float


def main() -> None:
    """Print the table."""
    narratives, sentences = _texts()
    words = sum(len(narrative.text.split()) for narrative in narratives)
    print(f"Reading {len(narratives):,} texts of training_data/narratives: {sentences:,} sentences, {words:,} words")
    print(f"{'':24s}{'processes':>10s}{'load s':>10s}{'sentences/s':>13s}{'words/s':>10s}{'peak MB':>10s}")
    took: dict[tuple[str, int], float] = {}
    for name in LOADERS:
        for processes in (1, 2):
            parts = _measure(name, narratives, processes)
            seconds = max(part.end for part in parts) - min(part.start for part in parts)
            took[name, processes] = seconds
            load, peak = max(part.load for part in parts), sum(part.peak for part in parts)
            rates = f"{sentences / seconds:13,.0f}{words / seconds:10,.0f}"
            print(f"{name:24s}{processes:10d}{load:10.1f}{rates}{peak:10,.0f}", flush=True)
    for tier in ("fast", "accurate"):
        whole = took[next(name for name in LOADERS if name.startswith(tier)), 2]
        alone = took[f"{tier}: encoder alone", 2] + took["spaCy alone", 2]
        print(f"{tier}: {100 * (whole / alone - 1):+.0f}% beside its encoder and spaCy alone, one after the other")


def _texts() -> tuple[list[Narrative], int]:
    """Take texts of every genre in turn until there are enough sentences."""
    files = [file.read_text(encoding="utf-8").splitlines() for file in sorted(NARRATIVES.glob("*.jsonl"))]
    rows = [json.loads(lines[at]) for at in range(max(map(len, files))) for lines in files if at < len(lines)]
    narratives: list[Narrative] = []
    sentences = 0
    for row in rows:
        if sentences >= SENTENCES:
            break
        narratives.append(Narrative(row["id"], row["text"]))
        sentences += len(row["sentences"])
    return narratives, sentences


def _measure(name: str, narratives: Sequence[Narrative], processes: int) -> list[Measured]:
    """Share the texts out among fresh processes that all begin to read at once."""
    context = get_context("spawn")
    ready = context.Barrier(processes)
    with context.Pool(processes, _remember, (ready,)) as pool:
        return pool.starmap(_part, [(name, narratives[at::processes]) for at in range(processes)], chunksize=1)


_barriers: list[Barrier] = []


def _remember(ready: Barrier) -> None:
    _barriers.append(ready)


def _part(name: str, narratives: Sequence[Narrative]) -> Measured:
    begun = time.perf_counter()
    read = LOADERS[name]()
    loaded = time.perf_counter()
    read(narratives[:WARM_UP])
    _barriers[0].wait()
    start = time.monotonic()
    read(narratives)
    end = time.monotonic()
    return Measured(loaded - begun, start, end, _held())


def _held() -> float:
    """Return the most MB this process held; of what several hold together, such as libraries, only its part."""
    now = psutil.Process().memory_full_info()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - (now.rss - now.pss) / MB


def _reader(tier: str) -> Read:
    """Load a reader as `goodlife analyse` does: one thread a process, from text to findings."""
    from nlp.reading.load import load_reader
    from nlp.reading.tier import Tier

    reader = load_reader(Tier(tier))
    return lambda narratives: _exhaust(reader.read(narratives))


def _encoder(tier: str) -> Read:
    """Load a reader's encoder alone: windows of token ids to votes."""
    from nlp.reading.load import BUILT, READER_FOLDER
    from nlp.reading.token_classifier import TokenClassifier
    from nlp.reading.windows import Windows

    encoder = TokenClassifier.load(READER_FOLDER / tier / BUILT)
    windows = Windows(encoder.tokenizer)

    def read(narratives: Sequence[Narrative]) -> None:
        for start in range(0, len(narratives), BATCH):
            accounts = [(one, split_sentences(one.text)) for one in narratives[start : start + BATCH]]
            encoder.votes([window.ids for cut in windows.cut(accounts) for window in cut])

    return read


def _spacy() -> Read:
    """Load spaCy alone, with the parts that the reader uses: sentences to parses."""
    import spacy

    from nlp.reading.clauses import NOT_NEEDED, PIPELINE

    language = spacy.load(PIPELINE, exclude=NOT_NEEDED)
    return lambda narratives: _exhaust(language.pipe(_sentences(narratives)))


def _sentences(narratives: Sequence[Narrative]) -> list[str]:
    return [span.of(narrative.text) for narrative in narratives for span in split_sentences(narrative.text)]


def _exhaust(results: Iterable[object]) -> None:
    for _ in results:
        pass


LOADERS: dict[str, Callable[[], Read]] = {
    "fast: text to findings": partial(_reader, "fast"),
    "fast: encoder alone": partial(_encoder, "fast"),
    "accurate: to findings": partial(_reader, "accurate"),
    "accurate: encoder alone": partial(_encoder, "accurate"),
    "spaCy alone": _spacy,
}

if __name__ == "__main__":
    main()
