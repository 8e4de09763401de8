"""One run: from the named inputs to the output folder, in one pass."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nlp.batch.engine import cores, read_items
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import Source, find_sources, total_size
from nlp.batch.intake import check_columns, take_in
from nlp.batch.outputs import Outputs
from nlp.batch.progress import progress
from nlp.batch.readers.columns import Wanted
from nlp.batch.redacting import load_redacting
from nlp.batch.report.about import about
from nlp.batch.report.insight import LEAST, Asked, encode_with_shipped, understand
from nlp.batch.report.measured import load_measured
from nlp.batch.report.page import build_page
from nlp.batch.report.redacting import redact_report
from nlp.batch.report.tally import Tally
from nlp.batch.worker import LoadReader
from nlp.domain.codebook import load_codebook
from nlp.reading.tier import Tier

TAKEN_OUT = {
    None: "taken out of this page by a program, and listed in replaced.jsonl for a person to check",
    True: "taken out of this page and the files by a program, and listed in replaced.jsonl for a person to check",
    False: "as people wrote them: keep this page to yourself",
}


@dataclass(frozen=True)
class Settings:
    """How a run is to be done.

    `workers` None means one a core; `redact` None means in the report alone; groups of fewer than `least` are hidden.
    """

    out: Path
    wanted: Wanted
    workers: int | None = None
    tier: Tier = Tier.FAST
    redact: bool | None = None
    least: int = LEAST


@dataclass(frozen=True)
class Done:
    """What a finished run did."""

    tally: Tally
    seconds: float
    report: Path


def run(inputs: Sequence[Path], settings: Settings, load: LoadReader) -> Done:
    """Read everything and write DIR; raises CannotStartError, WorkerLostError, or a ReadingError from loading."""
    started = time.monotonic()
    sources = find_sources(inputs, settings.out)
    check_columns(sources, settings.wanted)
    workers, measured, codebook = settings.workers or cores(), load_measured(settings.tier), load_codebook()
    asked = Asked(settings.wanted.group, settings.wanted.date, settings.least)
    if settings.redact:
        load = partial(load_redacting, load)
    with Outputs(settings.out) as outputs:
        tally = _read(sources, settings.wanted, workers, load, outputs)
        if settings.redact is None:
            redact_report(tally, outputs)
        insight = understand(tally, asked, codebook, encode_with_shipped)
        seconds = time.monotonic() - started
        made = about(
            seconds,
            [
                ("Files", f"{len(sources):,}"),
                ("Processes at most", str(workers)),
                ("Reader", settings.tier),
                ("Names, numbers, small places", TAKEN_OUT[settings.redact]),
            ],
            measured,
        )
        return Done(tally, seconds, outputs.write_report(build_page(tally, made, codebook, insight)))


def _read(sources: Sequence[Source], wanted: Wanted, workers: int, load: LoadReader, outputs: Outputs) -> Tally:
    tally = Tally()
    with UniqueIds() as ids, progress(total_size(sources)) as advance:
        with closing(read_items(take_in(sources, wanted, ids), workers, load)) as items:
            for item in items:
                outputs.write(item.content)
                tally.add(item.content)
                advance(item.size, tally.stories)
        tally.repeated_ids = ids.repeated
    return tally
