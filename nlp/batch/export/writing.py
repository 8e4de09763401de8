"""One export: a finished folder in, a whole file out, or none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from nlp.batch.export.coded import CodedRun, codes_of
from nlp.batch.export.finished import Finished
from nlp.batch.export.format import Format
from nlp.batch.export.found import Found
from nlp.batch.export.stories import stories_of
from nlp.batch.export.whole import whole
from nlp.batch.outputs import REPLACED_IN_EXPORT
from nlp.batch.progress import watch_in_terminal
from nlp.domain.codebook import load_codebook
from nlp.domain.coding import Code, Coded
from nlp.exchange.docbin import write_docbin
from nlp.exchange.refi.qdc import write_qdc
from nlp.exchange.refi.qdpx import write_qdpx
from nlp.exchange.tables import write_codebook_csv, write_csv
from nlp.exchange.training import write_training

NAMES = {
    Format.QDPX: "stories.qdpx",
    Format.QDC: "codebook.qdc",
    Format.DOCBIN: "stories.spacy",
    Format.TRAINING: "training.jsonl",
    Format.CSV: "codings.csv",
}
WRITE: Mapping[Format, Callable[[Coded, BinaryIO], None]] = {
    Format.QDPX: write_qdpx,
    Format.DOCBIN: write_docbin,
    Format.TRAINING: write_training,
    Format.CSV: write_csv,
}


@dataclass(frozen=True)
class Written:
    """What an export has written, and where it says what it took out."""

    files: Sequence[Path]
    stories: int = 0
    codings: int = 0
    replaced: Path | None = None


def write(folder: Path, to: Format, out: Path | None, redact: bool) -> Written:
    """Write an export; raises CannotStartError, or OSError when the disk does not take it."""
    run = Finished.open(folder)
    codes = codes_of(run, load_codebook())
    file = out or folder / NAMES[to]
    if to is Format.QDC:
        with whole(file) as opened:
            write_qdc(codes, opened)
        return Written([file])
    with Found(run.rows("narratives"), run.rows("findings")) as found, watch_in_terminal(found.left) as watcher:
        told = stories_of(run, found, redact)
        coded = CodedRun(folder.resolve().name, run.about, codes, told, run.at, watcher.advance)
        with whole(file) as opened:
            WRITE[to](coded, opened)
    files = [file, *([_codebook_beside(file, codes)] if to is Format.CSV else [])]
    return Written(
        files, coded.stories, coded.codings, folder / REPLACED_IN_EXPORT if redact and not run.redacted else None
    )


def _codebook_beside(table: Path, codes: Sequence[Code]) -> Path:
    file = table.with_name(f"{table.stem}-codebook.csv")
    with whole(file) as opened:
        write_codebook_csv(codes, opened)
    return file
