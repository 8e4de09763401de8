"""Collections of stories, as researchers use them: by keyboard, without scripts, and while the reading is killed."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.collection_pages import LARGE, STORIES, add, file, wait_until_ready
from tests.browser.people import PATIENCE, Professional
from tests.browser.test_every_page import faults
from tests.browser.test_keyboard import press_until


@pytest.fixture
def researcher(open_page):
    """Someone who logs in as a researcher, on a device of some kind."""

    def log_in(**options):
        page = open_page(**options)
        Professional(page, "Mair Rees")
        return page

    return log_in


def follow(page, address):
    """Press Enter on what has the focus, and wait for where it leads."""
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_stories_are_put_in_read_and_looked_at_by_keyboard(researcher):
    page = researcher()
    page.goto("/collections")
    press_until(page, "Add stories from files")
    follow(page, "**/add")
    press_until(page, "Files")
    # The keyboard opens a window of the system's, which is the browser's own.
    page.get_by_label("Files", exact=True).set_input_files(file("stories.csv", STORIES))
    press_until(page, "What do you call this collection?")
    page.keyboard.type("By keyboard")
    press_until(page, "Add these files")
    follow(page, "**/columns")
    press_until(page, "Start reading")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ready", exact=True)).to_be_visible(timeout=PATIENCE)  # by the script, without a reload
    page.wait_for_load_state("networkidle")
    press_until(page, "Look at the stories")
    follow(page, "**/stories")
    press_until(page, "1")
    follow(page, "**/stories/*")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Story 1"))
    press_until(page, "finding 1")
    page.keyboard.press("Enter")
    assert page.url.endswith("#finding-1")
    press_until(page, "Story after")


def test_without_scripts_it_is_all_there(researcher):
    page = researcher(javascript=False)
    add(page, "Without scripts", file("stories.csv", STORIES))
    page.get_by_role("button", name="Start reading").click()
    if page.get_by_role("link", name="See how far it is now").count():
        page.get_by_role("link", name="See how far it is now").click()
    wait_until_ready(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV of the findings").click()
    assert "narrative_id,kind,domain" in Path(saved.value.path()).read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Delete this collection").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_text("Without scripts")).to_have_count(0)


def test_how_far_it_is_moves_and_is_read_out_without_a_reload(researcher):
    page = researcher()
    add(page, "Moving", file("large.csv", LARGE))
    page.evaluate("window.stillHere = true")
    says = page.locator("#says")
    expect(says).to_have_attribute("role", "status")
    expect(says).to_contain_text(re.compile(r"[1-9][\d,]* of 4,000 stories are read"), timeout=PATIENCE)
    bar = page.locator("#bar")
    expect(bar).not_to_have_js_property("value", bar.evaluate("bar => bar.value"), timeout=PATIENCE)
    assert page.evaluate("window.stillHere") is True
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("link", name="Delete this collection").click()
    page.get_by_role("button", name="Yes, delete it").click()


def children(process_id):
    """Return the ids of the processes that a process has started."""
    return [int(one) for one in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells which processes one has started")
def test_a_worker_that_is_killed_is_replaced_and_nothing_is_there_twice(researcher, live_jobs):
    page = researcher(javascript=False)
    few = LARGE.splitlines(keepends=True)[:801]
    add(page, "Killed", file("large.csv", "".join(few)), reader="Fast")
    for _ in range(2):
        at = page.locator("main")
        for _ in range(PATIENCE // 200):
            page.reload()
            if (
                re.search(r"[1-9][\d,]* of 800 stories", at.inner_text())
                or page.get_by_text("Ready", exact=True).count()
            ):
                break
            page.wait_for_timeout(200)
        for child in children(live_jobs.process.pid):
            os.kill(child, signal.SIGKILL)
        page.wait_for_timeout(500)
    wait_until_ready(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="JSONL of the narratives").click()
    ids = [re.search(r'"id": "(\d+)"', line)[1] for line in Path(saved.value.path()).read_text("utf-8").splitlines()]
    assert ids == [str(n) for n in range(800)]


def test_the_report_is_a_page_of_its_own_with_its_styles_and_no_fault(researcher, chromium):
    page = researcher()
    add(page, "Reported", file("stories.csv", STORIES))
    page.get_by_role("button", name="Start reading").click()
    expect(page.get_by_role("button", name="Open the report")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Open the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What people told us")
    assert page.evaluate("getComputedStyle(document.querySelector('.banner')).backgroundColor") != "rgba(0, 0, 0, 0)"
    html = page.content()
    assert "Dai Morgan" not in html
    saved = chromium.new_page()  # as it is opened from a disk: the service's rules let no script in, and so no axe
    saved.set_content(html)
    assert faults(saved) == []
    saved.close()


def test_files_that_are_too_big_are_refused_before_they_are_sent(researcher):
    page = researcher()
    page.goto("/collections/add")
    page.locator("#upload").evaluate("form => { form.dataset.most = 10 }")
    page.get_by_label("Files", exact=True).set_input_files(file("stories.csv", STORIES))
    page.get_by_role("button", name="Add these files").click()
    expect(page.get_by_role("alert").filter(has_text="megabytes together")).to_be_visible()
    expect(page.get_by_label("Files", exact=True)).to_be_focused()
    assert page.url.endswith("/collections/add")
