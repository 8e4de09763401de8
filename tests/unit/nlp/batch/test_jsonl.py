"""Rows of .jsonl files, whole and broken."""

import io
import json

import pytest

from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.jsonl import SAMPLE, read_jsonl
from nlp.batch.readers.lines import Lines, LongLineError


def rows(text: str, wanted: Wanted | None = None) -> list[Row | Rejected | Noted]:
    return list(read_jsonl(io.StringIO(text, newline="\n"), "t.jsonl", wanted or Wanted()))


def test_an_object_is_a_row_with_its_question() -> None:
    line = json.dumps({"id": 7, "text": "Café 👵🏽\r\n", "question": "Who is there?", "other": [1]})
    assert rows(line) == [Row(1, 7, "Café 👵🏽\r\n", "Who is there?")]


def test_blank_lines_count_but_are_no_rows() -> None:
    assert rows('\n{"text": "a"}\r\n\n{"text": "b"}') == [Row(2, None, "a"), Row(4, None, "b")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not JSON"),
        ('{"text": "cut', "not JSON"),
        ("text", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["a"]', "not an object"),
        ("7", "not an object"),
        ('"a"', "not an object"),
    ],
)
def test_a_broken_line_is_rejected_alone(line: str, reason: str) -> None:
    before, rejected, after = rows(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    assert (before, after) == (Row(1, None, "a"), Row(3, None, "b"))
    assert isinstance(rejected, Rejected)
    assert rejected.line == 2
    assert reason in rejected.reason


def test_a_row_without_text_is_still_a_row() -> None:
    assert rows('{"id": "1", "text": "a"}\n{"id": "2"}\n')[1] == Row(2, "2", None)


def test_another_field_is_taken_for_the_text_only_when_it_plainly_is() -> None:
    assert rows('{"ref": "1", "comment": "a b"}')[1:] == [Row(1, "1", "a b")]
    with pytest.raises(NoColumnError, match="age, ward"):
        rows('{"age": 80, "ward": "B2"}')


def test_a_named_field_goes_before_text() -> None:
    assert rows('{"text": "a", "said": "b"}', Wanted(("said",)))[1:] == [Row(1, None, "b")]


def objects(*fields: dict[str, object]) -> str:
    return "".join(json.dumps(one) + "\n" for one in fields)


MANY = [{"id": n, "text": f"story {n}"} for n in range(SAMPLE + 10)]


@pytest.mark.parametrize("name", ["ward", "Ward"])
def test_a_field_that_was_asked_for_may_come_late(name: str) -> None:
    found = rows(objects(*MANY, {"id": "z", "text": "last", name: "B2"}), Wanted(group="ward", date="ward"))
    assert found[-1] == Row(SAMPLE + 11, "z", "last", group="B2", date="B2")
    assert [row.group for row in found[:-1] if isinstance(row, Row)] == [None] * len(MANY)


@pytest.mark.parametrize(
    ("wanted", "last"),
    [
        (Wanted(("said",)), Row(SAMPLE + 11, "z", "b")),
        (Wanted(id="ref"), Row(SAMPLE + 11, "r", "a")),
        (Wanted(id=""), Row(SAMPLE + 11, None, "a")),
    ],
)
def test_a_text_and_an_id_that_were_asked_for_may_come_late(wanted: Wanted, last: Row) -> None:
    found = rows(objects(*MANY, {"id": "z", "text": "a", "said": "b", "ref": "r"}), wanted)
    assert found[-1] == last


@pytest.mark.parametrize(
    "wanted", [Wanted(group="wrad"), Wanted(("stroy",)), Wanted(id="nubmer"), Wanted(group="ward", date="dya")]
)
def test_a_field_that_nothing_has_is_an_error_that_lists_the_fields(wanted: Wanted) -> None:
    with pytest.raises(NoColumnError, match=r"There is no column .* The columns are: id, text"):
        rows(objects(*MANY, {"id": "z", "text": "a", "ward": "B2", "day": "1"}), wanted)


@pytest.mark.parametrize("first", ["no\n", "[1]\n", "{}\n", '{"question": "Why?"}\n', '{"age": 80, "ward": "B2"}\n'])
def test_stories_after_many_lines_that_hold_none_are_read(first: str) -> None:
    found = rows(first * (SAMPLE + 10) + objects({"id": "z", "text": "a"}))
    assert found[-1] == Row(SAMPLE + 11, "z", "a")
    assert not [row for row in found[:-1] if isinstance(row, Row) and row.text]
    assert len(found) == SAMPLE + 11


def test_a_text_and_an_id_of_its_own_go_before_what_was_guessed_from_others() -> None:
    early = [{"ref": f"r{n}", "comment": f"we waited {n}"} for n in range(SAMPLE)]
    late: list[dict[str, object]] = [
        {"ref": "a", "comment": "b", "text": "c", "id": "d"},
        {"ref": "a", "comment": "b", "text": " ", "id": None},
        {"ref": "a", "comment": "b"},
    ]
    noted, *found = rows(objects(*early, *late))
    assert noted == Noted("t.jsonl", "text from the field “comment”")
    assert [(row.id, row.text) for row in found[SAMPLE:] if isinstance(row, Row)] == [
        ("d", "c"), ("a", "b"), ("a", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "\n", " \n\n"])
def test_a_file_without_any_line_is_empty(content: str) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        rows(content)


def test_a_file_of_broken_lines_alone_is_rejected_line_by_line() -> None:
    assert [type(row) for row in rows("no\nno\n")] == [Rejected, Rejected]


def test_a_line_without_end_cannot_fill_the_memory() -> None:
    lines = Lines(io.StringIO("x" * 25 + "\nnext\n"), limit=10)
    lines.begin()
    with pytest.raises(LongLineError):
        next(lines)
    lines.begin()
    assert (lines.start, next(lines)) == (2, "next\n")
