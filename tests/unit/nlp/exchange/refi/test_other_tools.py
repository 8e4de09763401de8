"""Projects of other tools are read as those tools count, and the package pyqdpx reads ours."""

import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from nlp.domain.coding import Coder
from nlp.domain.narrative import Span
from nlp.exchange.errors import ExchangeError
from nlp.exchange.refi.qdpx import write_qdpx
from nlp.exchange.refi.read_qdpx import LONG_AGO, NOBODY, read_qdpx
from tests.unit.nlp.exchange.collections import small_collection
from tests.unit.nlp.exchange.refi.made import CODE, CODING, SELECTION, USER, archive, project

TEXT = "Late 😤 again.\r\nI walked."


@pytest.mark.parametrize(
    ("origin", "start", "end"),
    [
        ("Some tool 2", 15, 23),  # as the standard says: code points of the file
        ("NVivo for Mac 15.0.0", 16, 24),  # UTF-16 units
        ("ATLAS.ti 8.4.0 573", 14, 22),  # a line end is one
        ("QualCoder 3.8", 14, 22),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_positions_are_taken_as_the_tool_counts_them(origin: str, start: int, end: int, mark: str) -> None:
    inside = SELECTION.format(start=start, end=end)
    read = read_qdpx(archive(project(inside, origin), (mark + TEXT).encode()))
    assert [story.text for story in read.stories] == [TEXT]
    assert [coding.span.of(TEXT) for coding in read.codings] == ["I walked"]


def test_a_project_of_another_tool_is_read_whole() -> None:
    read = read_qdpx(archive(project(SELECTION.format(start=0, end=4)), TEXT.encode()))
    assert (read.name, read.coders) == ("Theirs", (Coder(USER, "Jo"),))
    (code,), (coding,) = read.codes, read.codings
    assert (code.id, code.name, code.colour, code.label) == (CODE, "Bus", "#00AAFF", None)
    assert (coding.id, coding.story, coding.code, coding.coder, coding.note) == (CODING, "One", CODE, USER, "why")
    assert coding.at.isoformat() == "2018-10-04T22:56:11+00:00"


def test_a_coding_of_a_whole_text_by_nobody_knows_whom_is_kept() -> None:
    inside = (
        f'<PlainTextContent>All of it</PlainTextContent><Coding guid="{CODING}"><CodeRef targetGUID="{CODE}"/></Coding>'
    )
    read = read_qdpx(archive(project(inside, path="")))
    assert [(one.span, one.coder, one.at) for one in read.codings] == [(Span(0, 9), NOBODY.id, LONG_AGO)]
    assert NOBODY in read.coders


def test_two_sources_of_one_name_are_two_stories() -> None:
    one = project(SELECTION.format(start=0, end=4))
    source = one[one.index("<TextSource") : one.index("</Sources>")]
    read = read_qdpx(archive(one.replace("</Sources>", source + "</Sources>"), TEXT.encode()))
    assert [story.id for story in read.stories] == ["One", "One#2"]
    assert [coding.story for coding in read.codings] == ["One", "One#2"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (SELECTION.format(start=25, end=26), "lies outside its text"),
        (SELECTION.format(start=-1, end=2), "lies outside its text"),
        (SELECTION.format(start=3, end=2), "lies outside its text"),
        (SELECTION.format(start="x", end=2), "no startPosition that is a number"),
        (
            SELECTION.format(start=0, end=2).replace(f'"{CODE}"', f'"{USER}"'),
            "not in the file's codebook",
        ),
    ],
)
def test_a_coding_that_points_nowhere_is_an_error_that_names_the_story(inside: str, said: str) -> None:
    with pytest.raises(ExchangeError, match=said) as raised:
        read_qdpx(archive(project(inside), TEXT.encode()))
    assert "“One”" in str(raised.value)


def pyqdpx() -> ModuleType:
    """Load the package; 0.1.8 says it runs on Python 3.8, but one line of it is written for 3.12."""
    found = find_spec("pyqdpx")
    assert found is not None
    source = (Path(str(found.origin)).parent / "pyqdpx.py").read_text(encoding="utf-8")
    if sys.version_info < (3, 12):
        source = source.replace('{(f": {sel.description}") if', "{(f': {sel.description}') if")
        source = source.replace('if sel.description else ""}"', "if sel.description else ''}\"")
    module = ModuleType("pyqdpx")
    exec(compile(source, "pyqdpx.py", "exec"), module.__dict__)
    return module


def test_the_package_pyqdpx_reads_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection = small_collection()
    with (tmp_path / "ours.qdpx").open("wb") as file:
        write_qdpx(collection, file)
    read = pyqdpx().QDPX(str(tmp_path / "ours.qdpx")).get_project()
    assert capsys.readouterr().out == "", "it found something to warn about"
    assert {user.guid: user.name for user in read.users.values()} == {one.id: one.name for one in collection.coders}
    codes = {code.guid: (code.name, code.parent and code.parent.guid, code.is_codable) for code in read.codes.values()}
    assert codes == {one.id: (one.name, one.parent, one.codable) for one in collection.codes}
    texts = {story.id: story.text.replace("\r\n", "\n") for story in collection.stories}
    # It counts as NVivo does, and so puts a zero-width space after each emoji.
    assert {source.name: source.text_content.replace("\u200b", "") for source in read.sources.values()} == texts
    made = {
        (source.name, one.start, one.end, one.code.guid, one.user.guid, one.description or "")
        for source in read.sources.values()
        for one in source.coded_selections.values()
    }
    back = read_qdpx(BytesIO((tmp_path / "ours.qdpx").read_bytes()))
    assert back == collection
    assert made == {
        (one.story, start, start + len(words), one.code, one.coder, one.note)
        for one in collection.codings
        for words in [one.span.of(next(s.text for s in collection.stories if s.id == one.story)).replace("\r\n", "\n")]
        for start in [texts[one.story].index(words)]
    }
