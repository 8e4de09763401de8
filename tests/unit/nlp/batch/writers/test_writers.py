"""Rows in every format: what is read back is what was written."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from nlp.batch.writers import parquet as parquet_writer
from nlp.batch.writers.columns import FILES
from nlp.batch.writers.writer import FileFormat, open_writer

TEXTS = ["plain", "", "Siân’s 👵🏽", 'said "no", twice', "two\nlines\r\nand\u2028more", " spaces ", "a;b\tc,", "null"]
ROWS = [
    {
        "narrative_id": f"n{at}", "kind": "need", "domain": "home", "start": at, "end": 2**40, "text": text,
        "score": 0.1 + at / 3, "reason": text,
    }
    for at, text in enumerate(TEXTS)
]  # fmt: skip


def read_back(file: Path) -> list[dict[str, Any]]:
    """Read a file as people do who know nothing of this project."""
    if file.suffix == ".parquet":
        return parquet.read_table(file).to_pylist()
    if file.suffix == ".jsonl":
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    types = FILES[file.stem]
    with file.open(encoding="utf-8-sig", newline="") as table:
        return [{name: _typed(cell, types[name]) for name, cell in row.items()} for row in csv.DictReader(table)]


def _typed(cell: str, kind: type) -> Any:
    return None if not cell and kind is not str else kind(cell)


def written(folder: Path, name: str, file_format: FileFormat, rows: list[dict[str, Any]]) -> Path:
    writer = open_writer(folder, name, file_format)
    for row in rows:
        writer.write(row)
    writer.close()
    return folder / f"{name}.{file_format}"


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_what_is_read_back_is_what_was_written(tmp_path: Path, file_format: FileFormat) -> None:
    assert read_back(written(tmp_path, "findings", file_format, ROWS)) == ROWS


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_a_whole_file_has_no_line_and_stays_so(tmp_path: Path, file_format: FileFormat) -> None:
    rows = [{"source": "a.txt", "line": None, "reason": "empty"}, {"source": "b.csv", "line": 7, "reason": "x"}]
    assert read_back(written(tmp_path, "rejected", file_format, rows)) == rows


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("file_format", [FileFormat.CSV, FileFormat.PARQUET])
def test_a_table_without_rows_names_its_columns(tmp_path: Path, name: str, file_format: FileFormat) -> None:
    file = written(tmp_path, name, file_format, [])
    if file_format is FileFormat.PARQUET:
        assert parquet.read_schema(file).names == list(FILES[name])
    else:
        assert file.read_text(encoding="utf-8-sig").strip().split(",") == list(FILES[name])
    assert read_back(file) == []


def test_parquet_is_written_in_groups_that_lose_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_writer, "ROWS", 4)
    file = written(tmp_path, "findings", FileFormat.PARQUET, ROWS)
    assert parquet.ParquetFile(file).num_row_groups == 2
    assert read_back(file) == ROWS
