"""Everything by keyboard alone."""

import pytest
from playwright.sync_api import expect


def press_until(page, name, most=40):
    """Press Tab until something with this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if name in focused(page):
            return
    raise AssertionError(f"“{name}” was not reached with {most} presses of Tab")


def focused(page):
    """Return what a screen reader would call what has the focus."""
    return page.evaluate(
        """() => {
          const element = document.activeElement;
          const label = element.labels?.length ? element.labels[0].textContent : "";
          return `${label} ${element.textContent} ${element.getAttribute("aria-label") ?? ""}`;
        }"""
    )


def test_the_first_stop_leads_past_the_header(open_page):
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert "Skip to main content" in focused(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_talk_begins_goes_on_and_ends_by_keyboard(open_page):
    page = open_page()
    page.goto("/")
    press_until(page, "Keep what I write")
    page.keyboard.press("Space")
    press_until(page, "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_be_visible()

    press_until(page, "Yes, let's start")
    page.keyboard.press("Enter")
    expect(page.locator(".turn--mine")).to_have_count(1)

    press_until(page, "Your words", most=3)  # the button that was pressed is gone; the way on is short
    page.keyboard.type("me")
    page.keyboard.press("Enter")
    expect(page.locator(".turn--mine")).to_have_count(2)
    expect(page.get_by_label("Your words")).to_be_focused()

    page.keyboard.type("my garden, and my neighbour Jan pops in every day")
    page.keyboard.press("Enter")
    expect(page.locator(".turn--mine")).to_have_count(3)

    press_until(page, "Stop for now")
    page.keyboard.press("Enter")
    expect(page.locator(".turn--mine")).to_have_count(4)


def test_a_summary_is_corrected_by_keyboard(citizen):
    person = citizen()
    person.begin()
    person.talk("Yes, let's start", "me", "my neighbour Jan pops in every day. I can't manage the stairs")
    page = person.page
    page.goto("/summary")
    press_until(page, "Keep ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You kept this")).to_have_count(1)

    press_until(page, "Change ")
    page.keyboard.press("Enter")
    press_until(page, "Your words")
    page.keyboard.press("Control+a")
    page.keyboard.type("Jan, my neighbour")
    press_until(page, "Save the change")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Jan, my neighbour").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/help-now", "/login", "/summary", "/share"])
def test_where_the_focus_is_can_be_seen(citizen, path):
    person = citizen()
    person.begin()
    page = person.page
    page.goto(path)
    for _ in range(12):
        page.keyboard.press("Tab")
        outlined = page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const label = document.activeElement.parentElement.querySelector("label");
              const marks = [style.boxShadow, label ? getComputedStyle(label, "::before").boxShadow : "none"];
              return marks.some((mark) => mark !== "none") || style.outlineStyle !== "none";
            }"""
        )
        assert outlined, focused(page)
