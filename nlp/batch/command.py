"""`goodlife analyse`: what a person types, and what they are told."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from nlp.batch.engines.name import EngineName
from nlp.batch.writers.writer import FileFormat
from nlp.reading.tier import Tier

if TYPE_CHECKING:
    from nlp.batch.run import Done, Settings
    from nlp.reading.reading import Reader

MOST_NOTES = 5
PERSON = "person_id"
"""The field in which `goodlife conversations` says whose an answer is."""
GOES_ON = "What was read is kept: the same command goes on from there."
ALL_READ, STOPPED_SHORT, CANNOT_START, SOME_REJECTED, INTERRUPTED = 0, 1, 2, 3, 130


def analyse(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT...",
            help="Files (.jsonl, .csv, .tsv, .xlsx, .txt, .docx, .pdf, .rtf, .qdpx, .zip) or folders of them.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.", show_default=False)],
    text_column: Annotated[
        list[str] | None,
        typer.Option(help="The column that holds the story; several times for several. Guessed when plain."),
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(help="The column that holds the id. Guessed, or made from the file and line.")
    ] = None,
    interviewer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Who asks in interviews, as they are called there; “none” when documents are no interviews.",
            show_default="guessed",
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes read at once.", show_default="one a core")
    ] = None,
    tier: Annotated[
        Tier,
        typer.Option(help="Which reader: the fast one, or the accurate one, which takes some four times as long."),
    ] = Tier.FAST,
    redact: Annotated[
        bool | None,
        typer.Option(
            "--redact/--no-redact",
            help="Take out names, numbers and small places: from every file, or from none.",
            show_default="from the report alone",
        ),
    ] = None,
    group: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column by which groups of stories are compared.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column with the date (day before month) of each story.")
    ] = None,
    least: Annotated[
        int, typer.Option("-k", "--at-least", min=1, help="Groups and themes of fewer stories than this are not shown.")
    ] = 5,
    file_format: Annotated[
        FileFormat,
        typer.Option("--format", help="How files are written: lines of JSON, tables for a spreadsheet, or Parquet."),
    ] = FileFormat.JSONL,
    engine: Annotated[
        EngineName, typer.Option(help="What reads: this machine, or a cluster of Dask or Ray (docs/clusters.md).")
    ] = EngineName.LOCAL,
    address: Annotated[
        str | None,
        typer.Option(
            help="Where the cluster is. One of --workers is started here when there is none.", show_default=False
        ),
    ] = None,
) -> None:
    """Read stories for strengths, needs and outcomes, and write them to DIR.

    DIR gets narratives.jsonl, findings.jsonl, features.jsonl (with the accurate
    reader: what a story shows of co-production as a whole), rejected.jsonl (what
    could not be read, and why) and, at the very end, run.json (what it was made with) and
    report.html, a page to open in a browser. Findings point into the text of a
    story; where it was taken out of a .docx, .pdf, .rtf or .qdpx, it stands in
    texts.jsonl. A run that is stopped, in whatever way, leaves no report: the
    same command over the same DIR goes on where it was stopped, and gives the
    same as if it had not been. Where the input or what reads has changed, it
    says so and reads anew. Earlier results in DIR are written over once reading
    begins; where files of such names are there that no run made, nothing is read.

    The report is made to be passed on, so names of people, numbers, addresses
    and small places are taken out of its quotes and of the ids in it. The other
    files stay with you and point into your own, so they keep every word; with
    --redact they lose them too (not ids and names of files and groups, which stay), findings
    point into redacted, and nothing but replaced, which you check and keep to
    yourself, says what was there.

    Exit code: 0 when all was read, 3 when some input was rejected (the rest is
    done), 2 when nothing could start, 1 when it had to stop, 130 after Ctrl-C.
    """
    from nlp.batch.readers.columns import Wanted
    from nlp.batch.run import Settings

    wanted = Wanted(tuple(text_column or ()), id_column, group, date, tuple(interviewer or ()), PERSON)
    settings = Settings(out, wanted, workers, tier, redact, least, file_format, engine, address)
    done = _run(inputs, settings)
    _tell(done, file_format)
    raise typer.Exit(SOME_REJECTED if done.tally.rejected else ALL_READ)


def _run(inputs: list[Path], settings: "Settings") -> "Done":
    from nlp.batch.errors import CannotStartError, WorkerLostError
    from nlp.batch.run import run
    from nlp.reading.errors import ReadingError

    try:
        return run(inputs, settings, partial(shipped_reader, settings.tier))
    except (CannotStartError, ReadingError) as error:
        _leave(str(error), CANNOT_START)
    except WorkerLostError as error:
        _leave(f"{error} {GOES_ON}", STOPPED_SHORT)
    except OSError as error:
        _leave(f"Stopped: {error.strerror or error}. There is no report. {GOES_ON}", STOPPED_SHORT)
    except KeyboardInterrupt:
        _leave(f"Stopped before the end, so there is no report. {GOES_ON}", INTERRUPTED)


def shipped_reader(tier: Tier, threads: int | None) -> "Reader":
    """Load a shipped reader in the process that reads with it: where workers read, this one stays small."""
    from nlp.co_production.load import load_story_reader

    return load_story_reader(tier, threads or 1)


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _tell(done: "Done", file_format: FileFormat) -> None:
    tally = done.tally
    for note in tally.notes[:MOST_NOTES]:
        again = f" and {tally.noted_again[note.note]:,} more" if tally.noted_again[note.note] else ""
        typer.echo(f"{note.source}{again}: {note.note}.", err=True)
    if more := len(tally.notes[MOST_NOTES:]) + tally.unlisted_notes:
        typer.echo(f"… and {more:,} more like these, in the report.", err=True)
    if tally.copies or tally.no_stories:
        typer.echo(
            f"Left out of the report, and marked in narratives.{file_format}: {tally.copies:,} in the same words as "
            f"an earlier one, {tally.no_stories.total():,} without a story (“n/a”, only numbers and the like).",
            err=True,
        )
    rejected = f"{tally.rejected:,} rejected (see rejected.{file_format})" if tally.rejected else "none rejected"
    typer.echo(
        f"Read {tally.narratives:,} narratives: {tally.all_findings:,} findings, {rejected}, "
        f"in {done.seconds:.0f} seconds. Open {done.report}",
        err=True,
    )
