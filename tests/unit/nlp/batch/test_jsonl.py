"""Rows of .jsonl files, whole and broken."""

import io
import json

import pytest

from nlp.batch.errors import NoColumnError
from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.jsonl import read_jsonl
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


def test_a_file_of_broken_lines_alone_is_rejected_line_by_line() -> None:
    assert [type(row) for row in rows("no\nno\n")] == [Rejected, Rejected]


def test_a_line_without_end_cannot_fill_the_memory() -> None:
    lines = Lines(io.StringIO("x" * 25 + "\nnext\n"), limit=10)
    lines.begin()
    with pytest.raises(LongLineError):
        next(lines)
    lines.begin()
    assert (lines.start, next(lines)) == (2, "next\n")
