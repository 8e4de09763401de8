"""The PDFs: a screen reader can read them, and what people write is never taken for markup."""

import io
import tempfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from api.errors import NotReadyError
from api.exports.pdf import TYPESETTER, make_pdf

PARTS = ("What people appreciate about me", "What matters to me", "How best to support me")


def page(*lines, called=None, language="en"):
    """Return "My page" with the same lines in each part."""
    parts = [{"heading": heading, "lines": lines} for heading in PARTS]
    return PdfReader(io.BytesIO(make_pdf("my_page", {"called": called, "language": language, "parts": parts})))


def text_of(pdf):
    return "\n".join(sheet.extract_text() for sheet in pdf.pages)


def tags(pdf):
    """Return the kind of every element of the structure, in order, each with its attributes."""
    found, waiting = [], [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop(0).get_object()
        if not hasattr(element, "get"):
            continue
        if "/S" in element:
            found.append((element["/S"], element))
        children = element.get("/K", [])
        waiting = [*(children if isinstance(children, list) else [children]), *waiting]
    return found


def test_it_has_a_title_a_language_and_tags():
    pdf = page("my garden", called="Gwen")
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "My page: Gwen"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data().replace(b"\n", b"")


def test_headings_and_lists_are_tagged_as_such():
    kinds = [kind for kind, _ in tags(page("my garden", "my dog"))]
    assert kinds.count("/H1") == 3
    assert kinds.count("/L") == 3
    assert kinds.count("/LI") == 6


def test_the_pictures_are_passed_over():
    assert "/Figure" not in [kind for kind, _ in tags(page("my garden"))]


def test_welsh_words_are_read_as_welsh():
    languages = {str(element["/Lang"]) for _, element in tags(page("y côr", language="cy")) if "/Lang" in element}
    assert any(language.startswith("cy") for language in languages)


MARKUP = (
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    "#panic()",
    "#{ while true {} }",
    "= no heading",
    "*not bold* _not slanted_ `not code`",
    "$x^2$ and @nowhere and <nothing>",
    "- no list",
    "\\ no \\u{41} escape",
    '"] } #pagebreak()',
    "// no comment",
    "https://example.org",
)


@pytest.mark.parametrize("words", MARKUP)
def test_what_looks_like_markup_stands_as_it_was_written(words):
    pdf = page(words, called=words)
    assert len(pdf.pages) == 1
    assert " ".join(text_of(pdf).split()).count(words) == 4
    kinds = [kind for kind, _ in tags(pdf)]
    assert kinds.count("/H1") == 3
    assert kinds.count("/LI") == 3
    assert "/Link" not in kinds


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Llŷn, ŵyn, ẅ", "Llŷn, ŵyn, ẅ"),
        ("it’s “mine” – £5", "it’s “mine” – £5"),
        ("dom mój, я, ελ", "dom mój, я, ελ"),
        ("my dog 🐕", "my dog [dog]"),
        ("❤️ Mam", "[heavy black heart] Mam"),
        ("👍🏽 yes", "[thumbs up sign] yes"),
        ("two\nlines", "two\nlines"),
        ("a tab\there", "a tab"),
    ],
)
def test_words_can_be_selected_and_emoji_are_named(written, drawn):
    pdf = page(written)
    assert drawn in text_of(pdf)
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("written", ["中文", "bell \x07 and \x1b", "\u2028", "\ue000", "\U0001fae8 new"])
def test_what_cannot_be_drawn_does_not_stop_the_rest(written):
    pdf = page("before", written, "after")
    assert "before" in text_of(pdf)
    assert "after" in text_of(pdf)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("lines", "pages"), [(1, 1), (8, 1), (9, 1), (40, 4)])
def test_my_page_is_one_sheet_as_long_as_clear_print_allows(lines, pages):
    pdf = page(*["chapel on a sunday and the girls after"] * lines)
    assert len(pdf.pages) == pages


def test_letters_are_as_large_as_fit():
    few, many = (sizes(page(*["chapel on a sunday and the girls after"] * lines)) for lines in (2, 9))
    assert min(few) > min(many)
    assert min(many) >= 12


def sizes(pdf):
    """Return the sizes of letters on the first sheet."""
    found = set()
    pdf.pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: found.add(round(size * tm[0])) if text.strip() else None
    )
    return found


def test_a_word_without_an_end_goes_on_in_the_next_line():
    pdf = page("Llanfairpwll" * 30)
    assert text_of(pdf).replace("\u200b", "").replace("\n", "").count("Llanfairpwll") == 90


def test_an_error_names_nobodys_words(caplog):
    with pytest.raises(NotReadyError, match="Try again in a minute") as error:
        make_pdf("my_page", {"words": "the girls after chapel"})
    assert "could not be made" in caplog.text
    assert "chapel" not in f"{error.value}{error.value.__context__}{caplog.text}"


def test_no_file_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = {folder: set(folder.iterdir()) for folder in (Path.cwd(), TYPESETTER.parent / "templates")}
    page("my garden")
    assert list(tmp_path.iterdir()) == []
    assert {folder: set(folder.iterdir()) for folder in before} == before
