"""Rows of .csv and .tsv files, whole and broken."""

import io

import pytest

from nlp.batch.checks import MAX_TEXT
from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.table import read_table


def rows(text: str, delimiters: str = ",;\t|", wanted: Wanted | None = None) -> list[Row | Rejected]:
    found = read_table(io.StringIO(text, newline=""), "t.csv", wanted or Wanted(), delimiters)
    return [row for row in found if not isinstance(row, Noted)]


def texts(text: str, delimiters: str = ",;\t|") -> list[object]:
    return [row.text for row in rows(text, delimiters) if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,text\n1,hello\n2,there", ["hello", "there"]),
        ('id,text\r\n1,"one\r\ntwo, ""three"""\r\n2,b\r\n', ['one\r\ntwo, "three"', "b"]),
        ("id;text\n1;a, b\n", ["a, b"]),
        ("text\nhello\n", ["hello"]),
        ("id\ttext\n1\ta, b; c\n", ["a, b; c"]),
        ("\n\nid,text\n\n1,a\n\n", ["a"]),
        (',,\n"",""\nid,text\n1,a\n', ["a"]),
        ('id,text\n1,a "quoted" word\n', ['a "quoted" word']),
        ('id,text\n1," spaces stay "\n', [" spaces stay "]),
    ],
)
def test_cells_are_read_as_they_are(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
    assert not [row for row in rows(text) if isinstance(row, Rejected)]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ('"id";"What was good, bad, or could be better?"', ["id", "What was good, bad, or could be better?"]),
        ('"id","What was good; bad; or neither; why?"', ["id", "What was good; bad; or neither; why?"]),
        ('id;"He said ""good, bad, fine"", why?"', ["id", 'He said ""good, bad, fine"", why?'.replace('""', '"')]),
        ('"id";"What was good,\nbad, or better?"', ["id", "What was good,\nbad, or better?"]),
        ("id;What was good, bad, or better?;a;b;c", ["id", "What was good, bad, or better?", "a", "b", "c"]),
        ('5" tube, 6" tube, why;id', ['5" tube', ' 6" tube', " why;id"]),
        ('id,what,a "b;c;d" e,f', ["id", "what", 'a "b;c;d" e', "f"]),
    ],
)
def test_what_stands_in_quote_marks_does_not_say_how_a_row_is_cut(header: str, names: list[str]) -> None:
    seen: list[str] = []
    wanted = Wanted((names[1],), tell=lambda columns, _: seen.extend(column.name for column in columns))
    rows(f"{header}\n", wanted=wanted)
    assert seen == names


def test_a_tab_separated_file_may_hold_any_number_of_commas_in_its_header() -> None:
    assert texts("id\ttext\n1\ta,b,c\n", delimiters="\t") == ["a,b,c"]


def test_a_row_knows_the_line_where_it_begins() -> None:
    found = rows('id,text\n1,"two\nlines"\n\n2,b\n')
    assert [row.line for row in found] == [2, 5]
    assert [row.id for row in found if isinstance(row, Row)] == ["1", "2"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("2,too,many", "3 cells, but there are 2 columns"),
        ("2", "1 cell, but there are 2 columns"),
        ('2,"never closed', "quote mark"),
        ('2,"he said "no" to me"', "written twice"),
        ('2,"closed early" and on', "written twice"),
    ],
)
@pytest.mark.parametrize("after", ["3,c\n4,d\n", '3,c\n4,"d"\n'])
def test_a_broken_row_is_rejected_alone(broken: str, reason: str, after: str) -> None:
    found = rows(f"id,text\n1,a\n{broken}\n{after}")
    assert [row.text for row in found if isinstance(row, Row)] == ["a", "c", "d"]
    [rejected] = [row for row in found if isinstance(row, Rejected)]
    assert rejected.line == 3
    assert reason in rejected.reason


def test_a_quote_that_swallows_too_much_gives_the_rest_back() -> None:
    long = "\n".join(f"{n},{'word ' * 20}" for n in range(3, 12_000))
    found = rows(f'id,text\n1,a\n2,"open\n{long}\n')
    rejected = [row for row in found if isinstance(row, Rejected)]
    assert [(row.line, "quote mark missing" in row.reason) for row in rejected] == [(3, True)]
    assert len(found) == 1 + 1 + 11_997


def test_a_cell_may_be_as_long_as_a_text_may_be() -> None:
    assert texts(f"id,text\n1,{'x' * MAX_TEXT}\n") == ["x" * MAX_TEXT]


@pytest.mark.parametrize("text", ["", "\n \n", ',,\n"",""\n'])
def test_a_file_without_any_row_is_empty(text: str) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        rows(text)


@pytest.mark.parametrize("text", ['id,"text\n1,a\n', "age,ward\n80,B2\n"])
def test_a_file_without_a_readable_column_is_an_error(text: str) -> None:
    with pytest.raises(NoColumnError):
        rows(text)


def test_the_choice_of_columns_is_said() -> None:
    first = next(read_table(io.StringIO("Comment\nhello there\n"), "t.csv", Wanted()))
    assert first == Noted("t.csv", "text from the column “Comment”, ids made from line numbers")
