"""Archives: nested folders, hostile names, passwords, bombs, archives inside archives."""

import io
import zipfile
from pathlib import Path

import pytest

from nlp.batch.archives import label
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import find_sources, total_size
from nlp.batch.intake import take_in
from nlp.batch.items import Accepted, Item, Rejected, TakenIn
from nlp.batch.readers.columns import Wanted
from tests.unit.nlp.batch.documents import archive, excel, locked, word


def taken(folder: Path, content: bytes) -> list[Item[TakenIn]]:
    (folder / "a.zip").write_bytes(content)
    with UniqueIds() as ids:
        return list(take_in(find_sources([folder], folder / "out"), Wanted(), ids))


def rejected(items: list[Item[TakenIn]], folder: Path) -> list[tuple[str, str]]:
    found = [item.content for item in items if isinstance(item.content, Rejected)]
    return [(one.source.removeprefix(f"{folder.as_posix()}/"), one.reason) for one in found]


def test_all_files_are_read_as_in_a_folder_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    items = taken(
        tmp_path,
        archive(
            {
                "ward/b.csv": "id,text\n1,hello\n",
                "ward/deep/a.docx": word("my garden"),
                "a.xlsx": excel({"s": [["text"], ["one"]]}),
                "__MACOSX/a.txt": "no",
                ".DS_Store": "no",
                "ward/.hidden/a.txt": "no",
            }
        ),
    )
    stories = [item.content for item in items if isinstance(item.content, Accepted)]
    assert [(one.narrative.id, one.narrative.text) for one in stories] == [
        ("a.zip/a.xlsx:2", "one"),
        ("1", "hello"),
        ("a.zip/ward/deep/a.docx", "my garden"),
    ]
    assert [one.provenance.extracted for one in stories] == [False, False, True]
    assert stories[1].narrative.source == (tmp_path / "a.zip" / "ward" / "b.csv").as_posix()
    assert rejected(items, tmp_path) == []
    assert 0 < sum(item.size for item in items) <= total_size(find_sources([tmp_path], tmp_path / "out"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/cron.txt", "etc/cron.txt"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("a\nb\u202e.txt", "a�b�.txt"),
        ("..", "file"),
        ("ward/Siân.txt", "ward/Siân.txt"),
    ],
)
def test_a_hostile_name_is_only_a_label(name: str, shown: str) -> None:
    assert label(name) == shown


def test_nothing_is_written_where_a_hostile_name_points_to(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    items = taken(inside, archive({"../escaped.txt": "my garden"}))
    assert [item.content.narrative.id for item in items if isinstance(item.content, Accepted)] == ["a.zip/escaped.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"b.zip": archive({"a.txt": "hello"})}, "an archive inside an archive is not opened"),
        ({"b.txt": b"0" * 20_000_000}, "as harmful archives do"),
        ({"b.doc": "x"}, ".doc cannot be read"),
        ({"b.csv": "age,ward\n80,B2\n"}, "The columns are: age, ward"),
        ({"b.docx": b"plain"}, "not a Word document"),
    ],
)
def test_one_bad_file_is_rejected_and_the_others_are_read(
    tmp_path: Path, files: dict[str, str | bytes], reason: str
) -> None:
    items = taken(tmp_path, archive({**files, "z.txt": "my garden"}))
    [(name, why)] = rejected(items, tmp_path)
    assert name == f"a.zip/{next(iter(files))}"
    assert reason in why
    assert [item.content.narrative.id for item in items if isinstance(item.content, Accepted)] == ["a.zip/z.txt"]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (locked(archive({"a.txt": "secret"})), "a.zip/a.txt", "protected by a password"),
        (b"", "a.zip", "broken, or is not a .zip archive"),
        (b"plain words", "a.zip", "broken, or is not a .zip archive"),
        (archive({"a.txt": "hello"})[:-10], "a.zip", "broken, or is not a .zip archive"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, content: bytes, name: str, reason: str) -> None:
    [(where, why)] = rejected(taken(tmp_path, content), tmp_path)
    assert where == name
    assert reason in why


def test_a_file_whose_bytes_are_damaged_is_rejected_alone(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a.txt", "hello there")
        made.writestr("b.txt", "my garden")
    items = taken(tmp_path, stream.getvalue().replace(b"hello there", b"hELLO there"))
    assert [name for name, _ in rejected(items, tmp_path)] == ["a.zip/a.txt"]
    assert [item.content.narrative.id for item in items if isinstance(item.content, Accepted)] == ["a.zip/b.txt"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.batch.archives.MAX_FILES", 1)
    [(where, why)] = rejected(taken(tmp_path, archive({"a.txt": "a", "b.txt": "b"})), tmp_path)
    assert (where, "more than 1 files" in why) == ("a.zip", True)
