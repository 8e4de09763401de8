"""Workbooks: every sheet, kinds of cells, merged and empty ones, and what cannot be read."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Rejected, Row
from nlp.batch.readers.columns import Wanted
from tests.unit.nlp.batch.documents import archive, excel, notes, read, rows, saved

STORY = "I waited six hours in the hall"


def test_a_sheet_is_a_table_with_ids_dates_and_groups() -> None:
    cells = [["ID", "Story", "Ward", "Told"], [7.0, STORY, "B2", datetime(2025, 1, 2)], ["x", f"{STORY}!", None, None]]
    found = read(".xlsx", excel({"Answers": cells}), Wanted(group="ward", date="told"))
    assert rows(found) == [
        Row(2, "7", STORY, group="B2", date="2025-01-02"),
        Row(3, "x", f"{STORY}!", group="", date=""),
    ]
    assert notes(found) == ["text from the column “Story”, ids from “ID”"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (7, "7"),
        (2.5, "2.5"),
        (True, "True"),
        (date(2025, 1, 2), "2025-01-02"),
        (datetime(2025, 1, 2, 9, 30), "2025-01-02T09:30:00"),
        ("line\none", "line\none"),
        ("a_x000D_b", "a\rb"),
        ("=1+1", ""),
        (" spaces stay ", " spaces stay "),
    ],
)
def test_every_kind_of_cell_is_text(cell: object, text: str) -> None:
    [row] = rows(read(".xlsx", excel({"a": [["text", "n"], [cell, 1]]})))
    assert row.text == text


def test_rows_count_as_in_the_sheet_and_empty_ones_are_none() -> None:
    found = read(".xlsx", excel({"a": [[], ["text"], [], ["one"], [None], ["two"]]}))
    assert [(row.line, row.text) for row in rows(found)] == [(4, "one"), (6, "two")]


def test_every_sheet_is_read_and_one_without_a_story_is_told_of() -> None:
    sheets = {"North": [["text"], ["one"]], "Codes": [["a", "b"], [1, 2]], "Empty": [], "South": [["comment"], ["two"]]}
    found = read(".xlsx", excel(sheets))
    assert [(row.within, row.line, row.text) for row in rows(found)] == [("North", 2, "one"), ("South", 2, "two")]
    [rejected] = [one for one in found if isinstance(one, Rejected)]
    assert (rejected.source, rejected.line) == ("f.xlsx/Codes", None)
    assert "The columns are: a, b" in rejected.reason


def test_a_title_above_the_table_hides_no_column() -> None:
    cells = [["Survey of 2025"], ["Ref", "Ward", "Story"], [1, "B2", STORY], [2, "B3", f"{STORY} again"]]
    found = read(".xlsx", excel({"a": cells}))
    assert [row.text for row in rows(found)] == ["Story", STORY, f"{STORY} again"]
    assert notes(found)[0].startswith("text from the column “column C”")


def test_a_column_without_a_name_can_be_chosen_by_its_letter() -> None:
    cells = [["ref", None, "ward"], [1, STORY, "B2", "seen"], [2, STORY, "B3"]]
    found = read(".xlsx", excel({"a": cells}), Wanted(("column B",), group="ward"))
    assert [(row.text, row.group) for row in rows(found)] == [(STORY, "B2"), (STORY, "B3")]


def test_cells_that_hold_nothing_make_no_column() -> None:
    found = read(".xlsx", excel({"a": [["id", "text", None, " "], [1, STORY, "", " "]]}))
    assert notes(found) == ["text from the column “text”, ids from “id”"]
    told: list[str] = []
    wanted = Wanted(tell=lambda columns, _: told.extend(column.name for column in columns))
    read(".xlsx", excel({"a": [["id", "text", None], [1, STORY, " "]]}), wanted)
    assert told == ["id", "text"]


def test_words_beyond_the_table_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.batch.readers.workbook.SAMPLE", 1)
    found = read(".xlsx", excel({"a": [["text"], ["one"], ["two", None, "and more"], ["three", " "]]}))
    assert [row.text for row in rows(found)] == ["one", "three"]
    [rejected] = [one for one in found if isinstance(one, Rejected)]
    assert (rejected.line, rejected.reason) == (3, "it has words beyond the last column")


def test_a_merged_cell_stands_once_where_it_begins() -> None:
    workbook = Workbook()
    for row in (["ward", "text"], ["B2", "one"], [None, "two"]):
        workbook.active.append(row)
    workbook.active.merge_cells("A2:A3")
    found = rows(read(".xlsx", saved(workbook), Wanted(group="ward")))
    assert [(row.group, row.text) for row in found] == [("B2", "one"), ("", "two")]


@pytest.mark.parametrize("sheets", [{"a": []}, {"a": [], "b": [[None, " "]]}])
def test_a_workbook_without_any_row_is_refused(sheets: dict[str, list[list[object]]]) -> None:
    with pytest.raises(UnreadableError, match="the workbook is empty"):
        read(".xlsx", excel(sheets))


@pytest.mark.parametrize("sheets", [{"a": [["age", "ward"], [80, "B2"]]}, {"a": [["x", "y"]], "b": [["z", "w"]]}])
def test_a_workbook_without_a_column_of_stories_is_an_error(sheets: dict[str, list[list[object]]]) -> None:
    with pytest.raises(NoColumnError):
        read(".xlsx", excel(sheets))


@pytest.mark.parametrize("content", [b"", b"id,text\n1,a\n", excel({"a": [["text"], ["one"]]})[:-300]])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="not an Excel workbook"):
        read(".xlsx", content)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def as_excel_saves_it(words: str) -> bytes:
    """Make a workbook of two cells whose words stand in a list of their own, and whose size is said wrongly."""
    override = f'<Override PartName="/xl/{{}}.xml" ContentType="{TYPE}.{{}}+xml"/>'
    kinds = [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings")]
    relation = f'<Relationship Id="{{}}" Type="{OFFICE}/{{}}" Target="{{}}"/>'
    parts = [("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml")]
    start = relation.format("r0", "officeDocument", "xl/workbook.xml")
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>' for row in (1, 2))
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            f"{''.join(override.format(*kind) for kind in kinds)}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{start}</Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f"{''.join(relation.format(*part) for part in parts)}</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/>'
            f"<sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>text</t></si><si><t>{words}</t></si></sst>',
        }
    )


def test_a_workbook_as_excel_saves_it_is_read() -> None:
    assert [row.text for row in rows(read(".xlsx", as_excel_saves_it("my_x000D_ garden 👵🏽")))] == ["my\r garden 👵🏽"]


def test_more_words_than_can_be_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.batch.readers.workbook.MAX_SHARED_WORDS", 10)
    with pytest.raises(UnreadableError, match=r"save it as \.csv"):
        read(".xlsx", as_excel_saves_it("my garden"))
