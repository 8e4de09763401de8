"""The report of a reading, opened from its file in a browser that has no network."""

import json
from functools import partial

import pytest

from nlp.batch.command import shipped_reader
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.reading.tier import Tier
from tests.browser.axe import faults
from tests.browser.conftest import DESKTOP, PHONE
from tests.servers import ROOT

NARRATIVES = ROOT / "training_data" / "narratives"
STORIES, MOST_BYTES_A_STORY = 120, 3000


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A report of real size, with themes, groups and time in it."""
    folder = tmp_path_factory.mktemp("report")
    rows = map(json.loads, (NARRATIVES / "community.jsonl").read_text(encoding="utf-8").splitlines()[:STORIES])
    stories = [
        {"id": row["id"], "text": row["text"], "club": ("shed", "choir")[at % 3 > 0], "told": f"2024-{at % 12 + 1}-03"}
        for at, row in enumerate(rows)
    ]
    (folder / "stories.jsonl").write_text("".join(json.dumps(row) + "\n" for row in stories))
    settings = Settings(folder / "out", Wanted("text", "id", "club", "told"), workers=1)
    return run([folder / "stories.jsonl"], settings, partial(shipped_reader, Tier.FAST)).report


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request, chromium, report):
    """The report in a browser that reaches nothing."""
    context = chromium.new_context(viewport=request.param, offline=True)
    page = context.new_page()
    page.asked_for = []
    page.on("request", lambda asked: page.asked_for.append(asked.url))
    page.goto(report.as_uri())
    yield page
    context.close()


def test_everybody_can_read_it(page):
    assert faults(page) == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_it_is_whole_and_asks_for_nothing(page, report):
    assert page.asked_for == [report.as_uri()]
    lost = (
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.querySelector(a.hash)).map(a => a.hash)"
    )
    assert page.evaluate(lost) == []
    assert page.get_by_role("heading", name="Groups compared").count() == 1
    assert page.locator("blockquote").count() > 20


def test_it_can_be_sent_by_post(report):
    assert report.stat().st_size < STORIES * MOST_BYTES_A_STORY
