"""`goodlife train` and `goodlife evaluate`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

# What learns and what reads is imported where it is used: `goodlife --help` should not wait for it.
from nlp.reading.errors import ReadingError

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
    """Rebuild every trained artefact from training_data/, each with its card and metrics."""
    from nlp.training.build_encoder import build_encoder
    from nlp.training.train_listener import train_listener
    from nlp.training.train_reader import train_reader

    with _plain_errors():
        typer.echo("The encoder: " + ("built." if build_encoder() else "already built."))
        typer.echo(
            "The reader: learning, five times on four fifths of the texts and once on all of them (two minutes)."
        )
        summary = train_reader(gold)["cross_validation"]["trained"]["summary"]
        typer.echo("  on held-out texts: " + _in_one_line(summary))
        typer.echo("The listener: learning.")
        train_listener()
        typer.echo("Done. Cards and metrics are beside the weights, in models/.")


def evaluate(
    gold: Annotated[Path, typer.Option(help="a gold file: one narrative a line, as JSON")],
    out: Annotated[Path | None, typer.Option(help="a folder for findings.jsonl")] = None,
) -> None:
    """Read a gold file's texts and print precision, recall and F1 for each kind and domain."""
    from nlp.domain.codebook import load_codebook
    from nlp.reading.load import load_reader
    from nlp.training.gold import read_gold
    from nlp.training.scoring import read_all, score

    with _plain_errors():
        narratives = read_gold(gold)
        findings = read_all(load_reader(), (one.narrative for one in narratives))
        if out:
            _write(out / "findings.jsonl", [finding.as_dict() for finding in findings])
    codebook = load_codebook()
    scores = score(narratives, findings, tuple(codebook.kinds), tuple(codebook.domains))
    typer.echo(f"{len(narratives)} narratives, {scores.sentences} sentences, {len(findings)} findings")
    _table("kind", scores.kinds)
    _table("domain, within a kind", scores.domains)
    typer.echo("\n" + _in_one_line(scores.summary()))


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
