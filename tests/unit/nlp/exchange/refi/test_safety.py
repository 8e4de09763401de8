"""Files that would do harm, or are not whole, are refused with a sentence; nothing is unpacked."""

import random
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nlp.domain.coding import Code
from nlp.exchange.errors import ExchangeError
from nlp.exchange.refi.qdc import read_qdc, write_qdc
from nlp.exchange.refi.read_qdpx import read_qdpx
from tests.unit.nlp.exchange.refi.made import SELECTION, SOURCE, archive, project

ONE = project(SELECTION.format(start=0, end=1))
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def locked() -> BytesIO:
    """Return an archive whose project file says that it is encrypted."""
    content = bytearray(archive(ONE, b"a").getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return BytesIO(bytes(content))


def damaged() -> BytesIO:
    file = BytesIO()
    with ZipFile(file, "w") as zipped:
        zipped.writestr("project.qde", ONE)
        zipped.writestr(f"sources/{SOURCE}.txt", "my words")
    return BytesIO(file.getvalue().replace(b"my words", b"no words"))


def damaged_within(name: str) -> BytesIO:
    """Return an archive with bytes changed in the packed content of an entry."""
    file = archive(ONE, b"my words, and more of them " * 20)
    entry = ZipFile(file).getinfo(name)
    content = bytearray(file.getvalue())
    start = entry.header_offset + 30 + len(name)
    content[start + 4 : start + 30] = b"\xff" * 26
    return BytesIO(bytes(content))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (BytesIO(b"not a zip"), "it is no zip file"),
        (BytesIO(archive(ONE, b"a").getvalue()[:-30]), "it is no zip file, or not whole"),
        (archive(ONE, b"a", **{"../outside.txt": "x"}), "leads out of it"),
        (archive(ONE, b"a", **{"/etc/x": "x"}), "leads out of it"),
        (archive(ONE, b"a", **{"C:\\x": "x"}), "leads out of it"),
        (archive(ONE, b"a", **{"sources\\..\\..\\x": "x"}), "leads out of it"),
        (archive(project("", path="internal://../../x")), "leads out of it"),
        (archive(project("", path="absolute:///etc/passwd")), "is not in the file: export"),
        (archive(project("", path="internal://other.txt")), "is missing in the file"),
        (archive(ONE, b"a", **{"second.qde": ONE}), "more than one project file"),
        (archive(ONE, b"\xff\xfea\0"), "not in UTF-8"),
        (archive(project("", doctype=BOMB)), "can be a trap"),
        (archive(project("", doctype=OUTSIDE)), "can be a trap"),
        (archive(ONE[:-20]), "not whole, or no XML"),
        (archive("<html/>"), "holds something else"),
        (archive(ONE, b"a" * 30_000_000), "unpack to far more"),
        (archive(ONE + " " * 30_000_000), "unpack to far more"),
        (locked(), "locked by a password"),
        (damaged(), "is damaged"),
        (damaged_within(f"Sources/{SOURCE}.txt"), "is damaged"),
        (damaged_within("Project of Jo.qde"), "not whole, or no XML"),
        (archive(ONE.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="rot13"?>')), "no XML"),
        (archive(ONE.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="gb18030"?>')), "no XML"),
    ],
)
def test_a_project_that_is_not_safe_or_not_whole_is_refused(file: BytesIO, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        read_qdpx(file)


def test_a_source_may_have_a_colon_in_its_name() -> None:
    named = project("", path="internal://stories.csv:21")
    (story,) = read_qdpx(archive(named, **{"sources/stories.csv:21": "my words"})).stories
    assert story.text == "my words"


def test_an_archive_without_a_project_file_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("folder/project.qde", ONE)
    with pytest.raises(ExchangeError, match=r"no project file \(.qde\)"):
        read_qdpx(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not whole, or no XML"),
        (b"<CodeBook/>", "there are no codes"),
        (b"<!DOCTYPE x><CodeBook/>", "can be a trap"),
        (b'<CodeBook><Codes><Code name="x"/></Codes></CodeBook>', r"no id \(guid\)"),
        (b" " * 50_000_001, "larger than 50 MB"),
    ],
)
def test_a_codebook_that_is_not_safe_or_not_whole_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        read_qdc(BytesIO(content))


def test_a_codebook_without_a_code_is_not_written() -> None:
    with pytest.raises(ExchangeError, match="needs at least one"):
        write_qdc([], BytesIO())


def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays() -> None:
    file = BytesIO()
    write_qdc([Code("x", "a\x00b\x0bc\ud800d", "e\x1f\r\nf", colour="red")], file)
    file.seek(0)
    (code,) = read_qdc(file)
    assert (code.name, code.description, code.colour) == ("a\ufffdb\ufffdc\ufffdd", "e\ufffd\r\nf", Code.colour)


def test_no_damage_is_met_with_anything_but_a_sentence() -> None:
    whole, chance = archive(ONE, b"my words, and more of them " * 20).getvalue(), random.Random(3)
    for _ in range(400):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(ExchangeError):
            read_qdpx(BytesIO(bytes(broken)))
