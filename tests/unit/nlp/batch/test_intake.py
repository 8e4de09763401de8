"""From files to narratives: ids, notes and rejections, with nothing lost on the way."""

import os
from pathlib import Path

import pytest

from nlp.batch.errors import NoColumnError
from nlp.batch.formats import FORMATS
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import find_sources, total_size
from nlp.batch.intake import check_columns, take_in
from nlp.batch.items import Accepted, Item, Noted, Rejected, TakenIn
from nlp.batch.readers.columns import Wanted
from tests.unit.nlp.batch.documents import archive


def taken(*paths: Path) -> list[Item[TakenIn]]:
    with UniqueIds() as ids:
        return list(take_in(find_sources(paths, paths[0].parent / "out"), Wanted(), ids))


def accepted(*paths: Path) -> list[Accepted]:
    return [item.content for item in taken(*paths) if isinstance(item.content, Accepted)]


def write(file: Path, content: str | bytes) -> Path:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_ids_are_kept_made_and_made_unique(tmp_path: Path) -> None:
    stories = write(tmp_path / "s.jsonl", '{"id": "a", "text": "1"}\n{"id": "a", "text": "2"}\n{"text": "3"}\n')
    assert [content.narrative.id for content in accepted(stories)] == ["a", "a#2", "s.jsonl:3"]


@pytest.mark.parametrize("id_", ["null", '""', '" "', "[1]", "true", '"a\\u0000b"', f'"{"x" * 201}"'])
def test_what_cannot_be_an_id_is_replaced_by_one(tmp_path: Path, id_: str) -> None:
    stories = write(tmp_path / "s.jsonl", f'{{"id": {id_}, "text": "a"}}')
    assert [content.narrative.id for content in accepted(stories)] == ["s.jsonl:1"]


def test_a_text_file_is_one_narrative_named_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "ward").mkdir()
    text = "Café 👵🏽\r\nline two\n"
    write(tmp_path / "ward" / "jan.txt", text)
    [content] = accepted(tmp_path)
    assert (content.narrative.id, content.narrative.text, content.line) == ("ward/jan.txt", text, None)


def test_a_question_travels_with_its_answer(tmp_path: Path) -> None:
    stories = write(tmp_path / "s.jsonl", '{"text": "Money.", "question": "What gets in the way?"}')
    assert accepted(stories)[0].narrative.question == "What gets in the way?"


def test_every_byte_of_readable_files_is_accounted_for(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "text\n" + "a story of some words\n" * 2000)
    write(tmp_path / "b.txt", "one")
    items = taken(tmp_path)
    assert sum(item.size for item in items) == total_size(find_sources([tmp_path], tmp_path / "out"))


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("a.doc", b"x", None, ".doc cannot be read: Good Life reads .jsonl, .csv, .tsv, .xlsx, .txt, .docx"),
        ("README", b"hello", None, "this kind of file cannot be read"),
        ("a.txt", b" \n", None, "the text is empty"),
        ("a.jsonl", b"\n\n", None, "the file is empty"),
        ("a.csv", b"\n,,\n", None, "the file is empty"),
        ("a.txt", b"a\0b", None, "NUL"),
        ("a.csv", b"age,ward\n80,B2\n", None, "The columns are: age, ward"),
        ("a.csv", b'text\nfine\n\n""\n', 4, "the text is empty"),
        ("a.jsonl", b'{"text": "\xc3\xa9\xc3\xa9"}\n{"text": "\xff"}\n', 2, "no characters"),
        ("a.jsonl", b'{"text": "fine"}\n{"text": "\\ud83d"}\n', 2, "no characters"),
        ("a.txt", "cut".encode("utf-16") + b"x", None, "its bytes are no characters"),
    ],
)
def test_what_cannot_be_read_in_a_folder_is_rejected_with_its_reason(
    tmp_path: Path, name: str, content: bytes, line: int | None, reason: str
) -> None:
    write(tmp_path / name, content)
    rejected = [item.content for item in taken(tmp_path) if isinstance(item.content, Rejected)]
    assert [(found.line, found.source) for found in rejected] == [(line, (tmp_path / name).as_posix())]
    assert reason in rejected[0].reason


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("named", [True, False])
def test_an_empty_file_of_any_kind_is_rejected_and_stops_no_other(tmp_path: Path, suffix: str, named: bool) -> None:
    empty, other = write(tmp_path / f"a{suffix}", b""), write(tmp_path / "b.csv", "id,text\n1,a story\n")
    inputs = (empty, other) if named else (tmp_path,)
    check_columns(find_sources(inputs, tmp_path / "out"), Wanted())
    found = [item.content for item in taken(*inputs) if not isinstance(item.content, Noted)]
    assert [one.narrative.id for one in found if isinstance(one, Accepted)] == ["1"]
    assert found[0] == Rejected(empty.as_posix(), None, "the file is empty")


def test_an_empty_file_in_an_archive_is_rejected_too(tmp_path: Path) -> None:
    packed = write(tmp_path / "a.zip", archive({"a.csv": "", "b.txt": "a story"}))
    found = [item.content for item in taken(packed)]
    assert found[0] == Rejected(f"{packed.as_posix()}/a.csv", None, "the file is empty")
    assert isinstance(found[1], Accepted)


def test_an_encoding_that_was_guessed_is_noted(tmp_path: Path) -> None:
    stories = write(tmp_path / "a.txt", b"caf\xe9")
    assert [item.content.note for item in taken(stories) if isinstance(item.content, Noted)] == [
        "is not UTF-8, so it was read as Windows-1252"
    ]


def test_a_named_file_without_a_text_column_stops_the_run_before_it_starts(tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", b"age,ward\n80,\xc9\n")
    with pytest.raises(NoColumnError, match=r"a\.csv: .*age, ward"):
        check_columns(find_sources([table], tmp_path / "out"), Wanted())


def test_the_same_file_in_a_folder_does_not(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "age,ward\n80,B2\n")
    assert check_columns(find_sources([tmp_path], tmp_path / "out"), Wanted()) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "text,ward,told\nwe waited in the hall,North,2025-01-02\nand then it rained,,\n"),
        (
            "a.jsonl",
            '{"text": "we waited", "ward": "North", "told": "2025-01-02"}\n'
            '{"text": "it rained", "ward": null, "told": [1]}\n',
        ),
    ],
)
def test_group_and_date_travel_with_the_story_and_an_empty_cell_is_none(
    tmp_path: Path, name: str, content: str
) -> None:
    sources = find_sources([write(tmp_path / name, content)], tmp_path / "out")
    with UniqueIds() as ids:
        items = list(take_in(sources, Wanted(("text",), group="ward", date="told"), ids))
    stories = [item.content.narrative for item in items if isinstance(item.content, Accepted)]
    assert [(story.group, story.date) for story in stories] == [("North", "2025-01-02"), (None, None)]


def test_what_is_no_character_in_a_name_or_a_group_is_replaced(tmp_path: Path) -> None:
    try:
        write(tmp_path / os.fsdecode(b"caf\xe9.txt"), "a story")
    except OSError:
        pytest.skip("this disk takes no such name")
    write(tmp_path / "s.jsonl", '{"id": "b", "text": "a", "ward": "B\\ud83d"}')
    with UniqueIds() as ids:
        items = take_in(find_sources([tmp_path], tmp_path / "out"), Wanted(group="ward"), ids)
        found = [item.content.narrative for item in items if isinstance(item.content, Accepted)]
    assert [(one.id, one.group) for one in found] == [("caf\ufffd.txt", None), ("b", "B?")]
    assert found[0].source.endswith("/caf\ufffd.txt")
