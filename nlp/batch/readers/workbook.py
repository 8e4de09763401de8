"""An .xlsx workbook: rows of every sheet, read one after the other."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Noted, Rejected, Rows
from nlp.batch.readers.columns import Wanted, choose_columns, cut_row, say_choice
from nlp.batch.readers.whole import open_package, reading

CALLED = "an Excel workbook (.xlsx)"
SAMPLE = 50
SHARED_WORDS = "xl/sharedStrings.xml"
MAX_SHARED_WORDS = 200_000_000
"""Bytes of the workbook's list of words, which is held whole."""
MAX_UNPACKED = 4_000_000_000
"""Bytes of all its sheets, which are read row by row."""
Cells = tuple[int, list[str]]


def read_workbook(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the rows of every sheet; raises NoColumnError when there is no sheet with a column that is the text.

    A merged cell's words stand once, where it begins; a formula is what it last came to; dates are ISO 8601.
    """
    package = open_package(stream, CALLED, MAX_UNPACKED)
    if any(info.filename == SHARED_WORDS and info.file_size > MAX_SHARED_WORDS for info in package.infolist()):
        raise UnreadableError(f"there are more than {MAX_SHARED_WORDS // 1_000_000} MB of words in it: save it as .csv")
    with reading(CALLED):
        workbook = load_workbook(stream, read_only=True, data_only=True)
        sheets = [sheet for sheet in workbook.worksheets if next(_rows(sheet), None)]
        faults: list[NoColumnError] = []
        for sheet in sheets:
            within = sheet.title if len(sheets) > 1 else ""
            try:
                yield from _read_sheet(sheet, source, within, wanted)
            except NoColumnError as error:
                faults.append(error)
                if len(faults) == len(sheets):
                    raise
                yield Rejected(f"{source}/{within}", None, str(error))
    if not sheets:
        raise UnreadableError("the workbook is empty")


def _read_sheet(sheet: Any, source: str, within: str, wanted: Wanted) -> Rows:
    rows = _rows(sheet)
    _, first = next(rows)
    sample = list(islice(rows, SAMPLE))
    # A title above the table is narrower than the table: no column of that is lost.
    width = max(len(cells) for cells in (first, *(cells for _, cells in sample)))
    names = [
        name if name.strip() else f"column {get_column_letter(at)}" for at, name in enumerate(_fitted(first, width), 1)
    ]
    whole = [_fitted(cells, width) for _, cells in sample]
    columns = choose_columns(names, whole, wanted)
    called = f"{source}/{within}" if within else source
    yield from (Noted(called, note) for note in say_choice(names, columns, whole))
    for number, cells in chain(sample, rows):
        if len(cells) > width:
            yield Rejected(called, number, "it has words beyond the last column")
        else:
            yield from cut_row(number, _fitted(cells, width), names, columns, within)


def _rows(sheet: Any) -> Iterator[Cells]:
    """Yield the rows that are not empty, with their numbers, up to the last cell that holds something.

    What a sheet says of its own size is often wrong.
    """
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_as_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells


def _fitted(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(unescape(cell)) if isinstance(cell, str) else str(cell)
