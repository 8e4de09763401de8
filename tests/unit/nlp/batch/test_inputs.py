"""Which files are read: named ones and those in folders, sorted, each once, never hidden ones or our own."""

from pathlib import Path

import pytest

from nlp.batch.errors import CannotStartError
from nlp.batch.inputs import find_sources, total_size


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("hello", encoding="utf-8")


def test_a_folder_gives_all_its_files_sorted_but_no_hidden_ones(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.csv", "a/b/c.pdf", ".hidden.txt", ".git/x.txt", "a/.DS_Store")
    assert [source.stem for source in find_sources([tmp_path], tmp_path / "out")] == ["a/b/c.pdf", "a/z.csv", "b.txt"]


def test_the_output_folder_is_never_read_as_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/findings.jsonl", "outside/b.txt")
    assert [source.stem for source in find_sources([tmp_path], tmp_path / "out")] == ["a.txt", "outside/b.txt"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    found = find_sources([tmp_path / "b.txt", tmp_path, tmp_path / "." / "a.txt"], tmp_path / "out")
    assert [(source.stem, source.named) for source in found] == [("b.txt", True), ("a.txt", False)]


def test_only_files_that_can_be_read_count_as_work(tmp_path: Path) -> None:
    make(tmp_path, "a.TXT", "b.doc")
    assert total_size(find_sources([tmp_path], tmp_path / "out")) == 5


@pytest.mark.parametrize(
    ("inputs", "out", "message"),
    [
        (["nowhere.csv"], "out", "no file or folder"),
        (["a.txt", "nowhere"], "out", "no file or folder"),
        (["empty"], "out", "no file to read"),
        (["full"], "full", "lies in the output folder"),
        (["full/a.txt"], "full", "lies in the output folder"),
    ],
)
def test_what_cannot_be_read_at_all_is_an_error(tmp_path: Path, inputs: list[str], out: str, message: str) -> None:
    make(tmp_path, "a.txt", "full/a.txt", "empty/.hidden")
    with pytest.raises(CannotStartError, match=message):
        find_sources([tmp_path / name for name in inputs], tmp_path / out)
