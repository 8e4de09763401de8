"""`goodlife train` and `goodlife evaluate`."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

# What learns and what reads is imported where it is used: `goodlife --help` should not wait for it.
from nlp.reading.errors import ReadingError
from nlp.reading.tier import Tier

if TYPE_CHECKING:
    from nlp.training.scoring import Counts

NOTHING_STARTED = 2


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Say what went wrong in one sentence, and end with the exit code for "nothing could start"."""
    try:
        yield
    except ReadingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(NOTHING_STARTED) from error


def train(
    gold: Annotated[Path | None, typer.Option(help="a gold file, to measure the new reader on as well")] = None,
) -> None:
    """Rebuild every trained artefact from training_data/, each with its card and metrics.

    What has not changed since it was last made is left as it is. Learning anew needs the `train` extra
    (uv sync --extra train) and, on two cores, some three hours.
    """
    from nlp.domain.codebook import load_codebook
    from nlp.training.data_card import CARD, write_data_card
    from nlp.training.texts import load_texts
    from nlp.training.train_co_production import train_co_production
    from nlp.training.train_listener import train_listener
    from nlp.training.train_reader import train_reader
    from nlp.training.train_welsh_ear import train_welsh_ear

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with _plain_errors():
        CARD.write_text(write_data_card(load_texts(), load_codebook()), encoding="utf-8")
        readers = train_reader(gold)["held_out"]["readers"]
        for tier in Tier:
            typer.echo(f"  {tier}, on held-out texts: " + _in_one_line(readers[tier]["summary"]))
        typer.echo("The coder of stories.")
        train_co_production()
        typer.echo("The listener.")
        train_listener()
        typer.echo("Its ear for Welsh.")
        train_welsh_ear()
        typer.echo("Done. Cards and metrics are beside the weights, in models/.")


def evaluate(
    gold: Annotated[Path, typer.Option(help="a gold file: one narrative a line, as JSON")],
    out: Annotated[Path | None, typer.Option(help="a folder for findings.jsonl")] = None,
    tier: Annotated[Tier, typer.Option(help="which reader: the fast or the accurate one")] = Tier.ACCURATE,
) -> None:
    """Read a gold file's texts and print how well the findings agree with it."""
    from nlp.domain.codebook import load_codebook
    from nlp.reading.load import READER_FOLDER, load_trained
    from nlp.reading.settings import Settings
    from nlp.training.gold import read_gold
    from nlp.training.measuring import calibration, measure_parts
    from nlp.training.scoring import read_all, score

    with _plain_errors():
        narratives, codebook = read_gold(gold), load_codebook()
        folder = READER_FOLDER / tier
        reader = load_trained(folder, threads=2)
        findings = read_all(reader, (one.narrative for one in narratives))
        trust = calibration(reader, Settings.load(folder), narratives, codebook)
        if out:
            _write(out / "findings.jsonl", [finding.as_dict() for finding in findings])
    scores = score(narratives, findings, tuple(codebook.kinds), tuple(codebook.domains))
    typer.echo(f"{tier}: {len(narratives)} narratives, {scores.sentences} sentences, {len(findings)} findings")
    _table("kind", scores.kinds)
    _table("domain, within a kind", scores.domains)
    for by, named in measure_parts(narratives, findings, codebook).items():
        typer.echo(f"\n{'by ' + by:24s} {'sentences':>9s} {'macro F1':>9s} {'micro F1':>9s} {'domain right':>13s}")
        for name, row in named.items():
            figures = f"{row['macro_f1']:9.3f} {row['micro_f1']:9.3f} {row['domain_accuracy']:13.3f}"
            typer.echo(f"{name:24s} {row['sentences']:9d} {figures}")
    errors = "  ".join(f"{kind} {figures['error']:.3f}" for kind, figures in trust.items())
    typer.echo("\nexpected calibration error: " + errors)
    typer.echo(_in_one_line(scores.summary()))


def _table(title: str, rows: "dict[str, Counts]") -> None:
    typer.echo(f"\n{title:24s} {'n':>5s} {'precision':>10s} {'recall':>8s} {'F1':>6s}")
    for name, counts in rows.items():
        wanted = counts.right + counts.missed
        typer.echo(f"{name:24s} {wanted:5d} {counts.precision:10.3f} {counts.recall:8.3f} {counts.f1:6.3f}")


def _in_one_line(summary: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in summary.items())


def _write(file: Path, rows: list[dict[str, object]]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise ReadingError(f"{file} cannot be written. Name another folder with --out.") from error
