"""The report in a real browser: nothing loaded, nothing too wide, no fault that axe-core knows."""

import json

import pytest

from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from tests.conftest import missing
from tests.servers import ROOT
from tests.unit.nlp.batch.fakes import WORDS, load_keyword_reader

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A report of stories that say each thing in turn, with a row that was rejected."""
    folder = tmp_path_factory.mktemp("report")
    texts = [f"Story {n} is about {word} and nothing else, so it is." for n in range(20) for word in WORDS]
    told = [
        {"text": text, "club": ("choir", "shed")[at % 2], "told": f"2024-{at % 12 + 1:02}-03"}
        for at, text in enumerate(texts)
    ]
    rows = [json.dumps(row) for row in [*told, {"text": "Mae gen i ardd."}, {"text": ""}]]
    (folder / "s.jsonl").write_text("\n".join(rows), encoding="utf-8")
    settings = Settings(folder / "out", Wanted(group="club", date="told"))
    return run([folder / "s.jsonl"], settings, load_keyword_reader).report


@pytest.fixture(params=[360, 1200])
def page(request, chromium, report):
    """The report on a phone and on a desk, without a network; it must not ask for anything but itself."""
    asked = []
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, offline=True)
    page = context.new_page()
    page.on("request", lambda asking: asked.append(asking.url))
    page.goto(report.as_uri())
    yield page
    context.close()
    assert asked == [report.as_uri()]


def test_axe_finds_no_fault(page):
    if not AXE.exists():
        missing("axe-core is not installed; run `make setup`")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_nothing_is_wider_than_the_screen_but_tables_that_the_keyboard_can_scroll(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = "[...document.querySelectorAll('.scroll')].filter(part => part.scrollWidth > part.clientWidth)"
    assert page.evaluate(f"{wide}.every(part => part.tabIndex === 0 && part.ariaLabel && part.role === 'region')")


@pytest.mark.parametrize("title", ["Themes", "What is told together", "Groups compared", "Over time"])
def test_every_part_is_there(page, title):
    assert page.get_by_role("heading", name=title, exact=True).count() == 1


@pytest.mark.parametrize("media", ["screen", "print"])
def test_bars_are_drawn_to_scale(page, media):
    page.emulate_media(media=media)
    bar, whole = (page.locator(f"#strength svg .{part}").first.bounding_box() for part in ("part", "all"))
    assert bar["width"] / whole["width"] == pytest.approx(20 / 121, abs=0.01)


def test_every_link_leads_somewhere(page):
    places = page.evaluate("[...document.links].map(link => !!document.querySelector(link.hash))")
    assert len(places) > 8
    assert all(places)
