"""The review: what a professional says, by keyboard alone, and what the person answers."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import focused, press_until

OTHER_WORDS, QUESTION = "other words for this", "what does this mean?"
KEYS_AND_LINES = (25, 15)  # beside the letters of what is said: docs/adr/0010
COUNT_KEYS = "addEventListener('keydown', () => (sessionStorage.keys = Number(sessionStorage.keys ?? 0) + 1), true)"
LINES = [f"line number {number} of my own words" for number in range(1, 16)]


@pytest.fixture
def reviewed(citizen, professional):
    """A person with a summary of fifteen lines, and a professional before it."""
    person, nurse = citizen(), professional()
    person.begin()
    person.add_lines(*LINES)
    person.share_with(nurse.new_code())
    nurse.open_newest()
    return person, nurse.page


def line_in_focus(page):
    """Return the words of the line that has the focus."""
    return page.evaluate("document.activeElement.closest('.item')?.querySelector('.item__words').textContent")


def press_and_wait(page, *keys):
    """Press keys, the last of which sends something."""
    for key in keys[:-1]:
        page.keyboard.press(key) if len(key) < 6 else page.keyboard.type(key)
    with page.expect_navigation(wait_until="networkidle"):  # a script that is cut off would count as one that fails
        page.keyboard.press(keys[-1])


def test_a_summary_of_fifteen_lines_takes_few_keys_and_no_mouse(reviewed):
    person, page = reviewed
    order = page.locator("#lines .item__words").all_inner_texts()
    page.add_init_script(COUNT_KEYS)
    page.reload()
    press_until(page, "Start with the first")
    page.keyboard.press("Enter")
    for number, words in enumerate(order):
        assert line_in_focus(page) == words
        if number == 3:
            press_and_wait(page, "w", OTHER_WORDS, "Enter")
        elif number == 7:
            press_and_wait(page, "q", QUESTION, "Enter")
        else:
            press_and_wait(page, "a")
    assert page.url.endswith("#done")
    expect(page.get_by_text("You have looked at every line.")).to_be_visible()
    pressed = page.evaluate("Number(sessionStorage.keys)")
    assert (pressed - len(OTHER_WORDS) - len(QUESTION), len(order)) == KEYS_AND_LINES

    page = person.page
    page.goto("/summary")
    expect(page.get_by_text("Nurse Price agrees")).to_have_count(13)
    expect(page.get_by_text("suggests: “other words for this”")).to_be_visible()
    expect(page.get_by_text("asks: “what does this mean?”")).to_be_visible()


def test_keys_move_between_lines_and_do_nothing_while_words_are_written(reviewed):
    _, page = reviewed
    order = page.locator("#lines .item__words").all_inner_texts()
    page.keyboard.press("a")  # no line has the focus yet
    press_until(page, "Start with the first")
    page.keyboard.press("Enter")
    for key, at in (("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        assert line_in_focus(page) == order[at], key
    page.keyboard.press("w")
    page.keyboard.type("jakwq")
    assert page.evaluate("document.activeElement.value") == "jakwq"
    page.keyboard.press("Escape")
    assert line_in_focus(page) == order[1]
    page.keyboard.press("Control+a")
    expect(page.get_by_text("You agreed")).to_have_count(0)


def test_without_scripts_tab_and_enter_do_it_all(citizen, professional):
    person, nurse = citizen(javascript=False), professional(javascript=False)
    person.begin()
    person.add_lines(*LINES[:3])
    person.share_with(nurse.new_code())
    nurse.open_newest()
    page = nurse.page
    expect(page.locator("#keys")).to_be_hidden()
    press_until(page, "Start with the first")
    page.keyboard.press("Enter")
    press_until(page, "Agree with", most=1)
    press_and_wait(page, "Enter")
    press_until(page, "Suggest other words", most=2)
    page.keyboard.press("Enter")
    press_until(page, "The words you suggest", most=1)
    press_and_wait(page, "other words for this", "Enter")
    press_until(page, "Ask a question", most=3)
    page.keyboard.press("Enter")
    press_until(page, "Your question", most=1)
    press_and_wait(page, "what does this mean?", "Enter")
    expect(page.get_by_text("You have looked at every line.")).to_be_visible()
    answer(person)
    page.reload()
    expect(page.get_by_text("You two see this differently. Both ways of saying it stay.")).to_be_visible()
    expect(page.get_by_text("They answered: “that I like it”")).to_be_visible()


def answer(person):
    page = person.page
    page.goto("/summary")
    page.get_by_role("button", name="No, keep mine").click()
    page.get_by_label("Your answer").fill("that I like it")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_text("You answered: “that I like it”")).to_be_visible()


def test_the_focus_can_be_seen_on_a_line(reviewed):
    _, page = reviewed
    press_until(page, "Start with the first")
    page.keyboard.press("Enter")
    assert "line number" in focused(page)
    assert page.evaluate("getComputedStyle(document.activeElement).boxShadow") != "none"
