"""One run: from the named inputs to the output folder, in one pass, going on where one before it was stopped."""

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from nlp.batch.engines.cores import cores
from nlp.batch.engines.engine import ReadBatches, start_engine
from nlp.batch.engines.name import EngineName
from nlp.batch.engines.worker import LoadReader
from nlp.batch.going_on import read_items
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import find_sources, refuse_nothing, total_size
from nlp.batch.intake import check_columns, take_in
from nlp.batch.items import Item, Outcome, TakenIn
from nlp.batch.journal import Journal, open_journal
from nlp.batch.outputs import Outputs
from nlp.batch.progress import Say, Watch, Watcher, watch_in_terminal
from nlp.batch.readers.columns import Wanted
from nlp.batch.record import ReadWith, called, load_same, read_with
from nlp.batch.redacting import load_redacting
from nlp.batch.report.about import about
from nlp.batch.report.co_production import build_seen
from nlp.batch.report.insight import LEAST, Asked, encode_with_shipped, understand
from nlp.batch.report.measured import load_measured
from nlp.batch.report.page import build_page
from nlp.batch.report.redacting import redact_labels, redact_report
from nlp.batch.report.tally import Tally
from nlp.batch.writers.writer import FileFormat
from nlp.deidentification.finder import Finder
from nlp.domain.codebook import load_codebook
from nlp.reading.tier import Tier

TAKEN_OUT = {
    None: "taken out of this page by a program, and listed in replaced.{} for a person to check",
    True: "taken out of this page and the files by a program, and listed in replaced.{} for a person to check",
    False: "as people wrote them: keep this page to yourself",
}


@dataclass(frozen=True)
class Settings:
    """How a run is to be done.

    `workers` None means one a core; `redact` None means in the report alone; groups of fewer than `least` are hidden;
    `address` is that of a cluster, and None means to start one here.
    """

    out: Path
    wanted: Wanted
    workers: int | None = None
    tier: Tier = Tier.FAST
    redact: bool | None = None
    least: int = LEAST
    file_format: FileFormat = FileFormat.JSONL
    engine: EngineName = EngineName.LOCAL
    address: str | None = None


@dataclass(frozen=True)
class Done:
    """What a finished run did."""

    tally: Tally
    seconds: float
    report: Path


def run(inputs: Sequence[Path], settings: Settings, load: LoadReader, watch: Watch = watch_in_terminal) -> Done:
    """Read everything and write DIR, going on where a run over it was stopped.

    Raises CannotStartError, WorkerLostError, or a ReadingError from loading.
    """
    started = time.monotonic()
    sources = find_sources(inputs, settings.out)
    refuse_nothing(sources, inputs)
    check_columns(sources, settings.wanted)
    made_with = read_with(settings.tier, bool(settings.redact))
    with (
        watch(total_size(sources)) as watcher,
        _engine(settings, load, made_with) as read,
        open_journal(settings.out) as journal,
        UniqueIds() as ids,
        _begun(_items(take_in(sources, settings.wanted, ids), journal, made_with, read, watcher.say)) as items,
        Outputs(settings.out, settings.file_format, Finder.load().find if settings.redact else None) as outputs,
    ):
        tally = _gather(items, outputs, watcher)
        tally.repeated_ids = ids.repeated
        if settings.redact is not False:
            finder = Finder.load()
            if settings.redact is None:
                redact_report(tally, outputs, finder)
            redact_labels(tally, outputs.note_replaced, finder)
        seconds = time.monotonic() - started
        page = _page(tally, settings, len(sources), seconds)
        return Done(tally, seconds, outputs.finish(_record(inputs, settings, made_with), page))


def _engine(settings: Settings, load: LoadReader, made_with: ReadWith) -> AbstractContextManager[ReadBatches]:
    if settings.redact:
        load = partial(load_redacting, load)
    if settings.engine is not EngineName.LOCAL:
        load = partial(load_same, load, made_with)
    return start_engine(settings.engine, settings.address, settings.workers, load)


def _items(
    taken_in: Iterator[Item[TakenIn]], journal: Journal, made_with: ReadWith, read: ReadBatches, say: Say
) -> Generator[Item[Outcome]]:
    if names := journal.begin(made_with):
        say(f"Since it was stopped, {called(names)} changed, so everything is read anew.")
    yield from read_items(taken_in, journal, read, say)


@contextmanager
def _begun(items: Generator[Item[Outcome]]) -> Iterator[Iterator[Item[Outcome]]]:
    """Give items once the first is there: what cannot start to read says so before earlier results are cleared."""
    with closing(items):
        first = list(islice(items, 1))
        yield chain(first, items)


def _gather(items: Iterable[Item[Outcome]], outputs: Outputs, watcher: Watcher) -> Tally:
    tally = Tally()
    for item in items:
        outputs.write(item.content)
        tally.add(item.content)
        watcher.advance(item.size, tally.stories)
    return tally


def _page(tally: Tally, settings: Settings, files: int, seconds: float) -> str:
    """Return the report, with what themes, groups and time say."""
    codebook, file_format = load_codebook(), settings.file_format
    asked = Asked(settings.wanted.group, settings.wanted.date, settings.least)
    told = [
        ("Files", f"{files:,}"),
        ("Read on", _where(settings)),
        ("Reader", str(settings.tier)),
        ("Names, numbers, small places", TAKEN_OUT[settings.redact].format(file_format)),
    ]
    made = about(seconds, told, load_measured(settings.tier))
    insight = understand(tally, asked, codebook, encode_with_shipped)
    return build_page(tally, made, codebook, insight, file_format, build_seen(tally, settings.tier))


def _where(settings: Settings) -> str:
    if settings.engine is EngineName.LOCAL:
        return f"this machine, {settings.workers or cores()} processes at most"
    return f"a cluster ({settings.engine})"


def _record(inputs: Sequence[Path], settings: Settings, made_with: ReadWith) -> dict[str, Any]:
    """Return what `run.json` says: all that is needed to make the same again, and nothing by chance."""
    return {
        **made_with,
        "redact": settings.redact,
        "inputs": [path.absolute().as_posix() for path in inputs],
        "columns": asdict(settings.wanted),
        "format": str(settings.file_format),
        "least": settings.least,
    }
