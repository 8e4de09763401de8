"""The report: whole, safe and able to stand alone."""

from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from nlp.batch.items import Noted, Rejected
from nlp.batch.report.about import About
from nlp.batch.report.insight import Asked, understand
from nlp.batch.report.measured import Accuracy, Measured
from nlp.batch.report.page import FEW_STORIES, build_page, listed, percent
from nlp.batch.report.tally import Tally
from nlp.domain.codebook import load_codebook
from tests.unit.nlp.batch.fakes import WORDS, read_text
from tests.unit.nlp.themes.told import encode_matters

VOID = {"meta", "link", "br", "hr", "img", "input"}
LOADS = {"src", "href", "srcset", "data", "action", "poster", "xlink:href"}
TEXTS = [f"It is about {word} for me, that much is sure." for word in WORDS]


class Page(HTMLParser):
    """Follows the tags: what is open, what loads something, what the headings say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.headings: dict[str, str] = {}
        self.heading_order: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.loads += [value or "" for name, value in attrs if name in LOADS]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.heading_order.append(tag)
            self.words = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("h1", "h2", "h3", "span"):
            self.words = getattr(self, "words", "") + data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("h1", "h2", "h3"):
            assert self.words not in self.headings, f"two headings say {self.words!r}"
            self.headings[self.words] = tag


def page_of(tally: Tally, measured: Measured | None = None, asked: Asked = Asked()) -> str:
    made = About("0.1.0", datetime(2026, 11, 3, 9, 30, tzinfo=UTC), 12.4, [("Files", "1")], measured)
    codebook = load_codebook()
    return build_page(tally, made, codebook, understand(tally, asked, codebook, encode_matters))


def tally_of(*texts: str) -> Tally:
    tally = Tally()
    for n, text in enumerate(texts):
        tally.add(read_text(text, f"n-{n}"))
    return tally


def test_every_heading_comes_once_and_in_order() -> None:
    page = Page(page_of(tally_of(*TEXTS)))
    assert page.open == []
    groups = [kind.group for kind in load_codebook().kinds.values()]
    expected = ["In short", "What was read", "Themes", *groups, "All four side by side"]
    expected += [
        "What matters, what gets in the way, what could change",
        "What is told together",
        "Working as equals",
        "What could not be read",
    ]
    assert [text for text, tag in page.headings.items() if tag == "h2"] == [
        *expected, "How far to trust this", "How this was made",
    ]  # fmt: skip
    assert page.heading_order[:2] == ["h1", "h2"]
    assert page.heading_order.count("h1") == 1
    assert "Health: What gets in the way" in page.headings


def test_links_lead_to_places_in_the_page_and_nothing_is_loaded() -> None:
    html = page_of(tally_of(*TEXTS))
    page = Page(html)
    assert {link for link in page.loads if not link.startswith("#")} == set()
    assert {link[1:] for link in page.loads} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not [tag for tag, _ in page.tags if tag in ("script", "link", "iframe", "img", "object", "embed")]
    assert "@import" not in html
    assert "url(" not in html


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "&lt;b&gt;"]
)
def test_people_s_words_are_escaped_wherever_they_come(evil: str) -> None:
    tally = Tally()
    tally.add(read_text(f"{evil} the pain {evil} is real to me.", evil, evil))
    tally.add(Rejected(evil, 1, evil))
    tally.add(Noted(evil, evil))
    html = page_of(tally)
    page = Page(html)
    assert page.open == []
    assert not [tag for tag, _ in page.tags if tag in ("script", "img", "b")]
    assert html.count("<mark>pain</mark>") == 2  # in its group, and in what gets in the way
    assert "49" not in html


def test_each_chart_says_in_words_what_it_shows_and_has_its_table() -> None:
    html = page_of(tally_of("My garden.", "My neighbour and my garden."))
    page = Page(html)
    charts = [attributes for tag, attributes in page.tags if tag == "svg"]
    assert [(chart["role"], chart["aria-labelledby"]) for chart in charts] == [("img", "chart-1-title chart-1-text")]
    assert "Learning and leisure: 2 stories, 100%. Relationships: 1 story, 50%." in html
    tables = [attributes for tag, attributes in page.tags if tag == "table"]
    assert len(tables) == html.count("<caption>")
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")


def test_shares_are_of_stories() -> None:
    html = page_of(tally_of("My garden, my garden.", "No.", "No.", "No."))
    assert "<strong>1 of 4 stories</strong> (25%)" in html


def test_what_was_not_read_is_grouped_with_its_reasons() -> None:
    tally = tally_of("My garden.")
    for line in range(3):
        tally.add(Rejected("s.csv", line, "the text is empty"))
    html = page_of(tally)
    assert "3 rows or files were left out" in html
    assert '<th scope="row">the text is empty</th><td class="n">3</td>' in html
    assert "every row and every file was read" not in html


def test_other_languages_are_named() -> None:
    assert "Welsh (1)" in page_of(tally_of("Mae gen i ardd.", "My garden."))
    assert "another language" not in page_of(tally_of("My garden."))


@pytest.mark.parametrize("texts", [[], ["Nothing of note."]])
def test_a_report_without_findings_is_still_whole(texts: list[str]) -> None:
    html = page_of(tally_of(*texts))
    assert Page(html).open == []
    assert "Nothing was found in these stories" in html
    assert "<svg" not in html


@pytest.mark.parametrize(("number", "warned"), [(FEW_STORIES - 1, True), (FEW_STORIES, False)])
def test_few_stories_come_with_a_warning(number: int, warned: bool) -> None:
    assert ("There are few stories here" in page_of(tally_of(*["My garden."] * number))) is warned


def test_how_well_the_reader_did_is_told_where_it_is_known() -> None:
    kinds = {kind: Accuracy(7, 6) for kind in load_codebook().kinds}
    html = page_of(tally_of("My garden."), Measured("410 texts", kinds, 5))
    assert '<th scope="row">Need</th><td class="n">about 7</td><td class="n">about 6</td>' in html
    assert html.count("about 7 of 10 that the reader marked here were right") == len(kinds)
    assert "the domain is right about 5 times in 10" in html
    assert "never seen" not in page_of(tally_of("My garden."))


SHARES = [
    (0.0, "0%"),
    (0.004, "under 1%"),
    (0.01, "1%"),
    (0.25, "25%"),
    (0.99, "99%"),
    (0.996, "over 99%"),
    (1, "100%"),
]
LISTS = [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]


@pytest.mark.parametrize(("share", "said"), SHARES)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(("words", "said"), LISTS)
def test_words_are_listed_as_a_sentence_does(words: list[str], said: str) -> None:
    assert listed(words) == said


def test_files_are_named_as_they_are_written() -> None:
    tally = tally_of(*TEXTS)
    tally.copies, tally.no_stories, tally.rejected = 1, Counter({"no words": 1}), 1
    made, codebook = About("0.1.0", datetime(2026, 11, 3, tzinfo=UTC), 1.0, [], None), load_codebook()
    html = build_page(tally, made, codebook, understand(tally, Asked(), codebook, encode_matters), "parquet")
    assert "narratives.parquet" in html
    assert ".jsonl" not in html
