"""Coding a story in a real browser: by keyboard, by mouse, by touch, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.collections import collection_of
from tests.browser.conftest import PHONE
from tests.browser.people import Professional
from tests.browser.test_keyboard import press_until

OWNER = "Mair Rees"


@pytest.fixture
def story(site, live_api, open_page):
    """Someone before the first story of a collection of theirs."""
    collection, stories = collection_of(live_api, OWNER)

    def open_story(number=1, **options):
        page = Professional(open_page(**options), OWNER).page
        page.goto(f"/collections/{collection}/stories/{stories[number - 1]}/code")
        return page

    return open_story


def chosen(page):
    return page.locator("#chosen").inner_text()


def keys(page, *presses):
    for press in presses:
        page.keyboard.press(press)


def mine(page):
    """Return the codes and words of one's own tags."""
    cards = page.locator("#tags .tag-card", has=page.locator(".who", has_text="you"))
    codes = [text.split("\n")[0] for text in cards.locator(".tag-card__code").all_inner_texts()]
    return list(zip(codes, cards.locator(".tag-card__words").all_inner_texts(), strict=True))


def said(page):
    return page.locator("body > [role=status]")


def test_arrow_keys_move_by_word_and_sentence_over_emoji_and_line_ends(story):
    page = story()
    press_until(page, "My neighbour Jan")
    assert chosen(page) == "Words: “🙂 My neighbour Jan pops in every day.”"
    steps = (
        ("ArrowDown", "I can't manage the stairs. 👩‍🦽"),
        ("ArrowRight", "I"),
        ("ArrowRight", "want"),
        ("Shift+ArrowRight", "want to"),
        ("Shift+ArrowRight", "want to walk"),
        ("Shift+ArrowLeft", "want to"),
        ("Shift+ArrowLeft", "want"),
        ("Shift+ArrowLeft", "I want"),
        ("ArrowLeft", "👩‍🦽"),
        ("ArrowLeft", "stairs"),
        ("Shift+ArrowDown", "stairs. 👩‍🦽"),
        ("Shift+ArrowDown", "stairs. 👩‍🦽 I want to walk to chapel again."),
    )
    for key, words in steps:
        page.keyboard.press(key)
        assert chosen(page) == f"Words: “{words}”", key
        expect(said(page)).to_have_text(words)


def test_a_story_is_coded_by_keyboard_alone(story):
    page = story()
    press_until(page, "My neighbour Jan")
    keys(page, "ArrowDown", "ArrowDown", "Enter")
    page.keyboard.type("wanted hea")
    page.keyboard.press("Enter")
    expect(page.locator("#tags .tag-card")).to_have_count(3)
    expect(said(page)).to_have_text("Tag added.")
    expect(page.locator("#text")).to_be_focused()
    assert mine(page) == [("3 Outcome wanted: Health you", "“I want to walk to chapel again.”")]

    keys(page, "Enter")
    page.keyboard.type("13")  # by its number
    page.keyboard.press("Enter")
    expect(page.locator("#tags .tag-card")).to_have_count(4)
    keys(page, "u")
    expect(said(page)).to_have_text("Undone.")
    expect(page.locator("#tags .tag-card")).to_have_count(3)

    keys(page, "ArrowUp", "ArrowUp", "ArrowUp", "t")
    expect(page.locator("#tags .tag-card").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_text("Taken over from the machine: Good Life reader.")).to_be_visible()
    expect(page.locator("#tags .tag-card").first).to_be_focused()
    keys(page, "t", "x")
    expect(page.get_by_text("What you rejected (1)")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("d")
    expect(said(page)).to_have_text("You are done with this story.")
    page.keyboard.press("n")
    page.wait_for_url("**/code#text")
    expect(page.locator("#text")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_contain_text("story 2 of 3")
    page.keyboard.press("p")
    expect(page.get_by_role("heading", level=1)).to_contain_text("story 1 of 3")


def test_a_tag_is_changed_by_keyboard(story):
    page = story()
    press_until(page, "My neighbour Jan")
    keys(page, "t", "e")
    expect(page.get_by_role("heading", level=1)).to_have_text("Change a tag")
    press_until(page, "Back to the story")
    keys(page, "Tab")
    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("strength home")
    keys(page, "Enter", "Enter")
    expect(page.locator(".did")).to_have_text("Changed.")
    assert mine(page)[0][0].startswith("1 Strength: Home")


def test_letters_do_nothing_while_words_are_written_and_keys_with_ctrl_neither(story):
    page = story()
    page.locator("#note").focus()
    page.keyboard.type("undone")
    assert page.locator("#note").input_value() == "undone"
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Control+d")
    assert page.url.endswith("/code")
    assert mine(page) == []


def test_what_is_refused_is_said_and_nothing_is_lost(story):
    page = story()
    page.locator("#text").focus()
    page.locator("#note").fill("my note")
    page.get_by_role("button", name="Add the tag").click()
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    expect(said(page)).to_contain_text("Choose a code of the list.")
    assert page.locator("#note").input_value() == "my note"
    assert chosen(page) == "Words: “🙂 My neighbour Jan pops in every day.”"


def test_whoever_is_logged_out_meanwhile_loses_neither_words_nor_note(story):
    page = story()
    page.locator("#text").focus()
    page.locator("#note").fill("my note")
    page.context.clear_cookies()
    page.get_by_role("button", name="Add the tag").click()
    expect(said(page)).to_contain_text("You are logged out now. What you typed is still here.")
    expect(page.locator("#did")).to_be_visible()
    assert page.url.endswith("/code")
    assert page.locator("#note").input_value() == "my note"
    assert chosen(page) == "Words: “🙂 My neighbour Jan pops in every day.”"


def test_a_refusal_is_told_where_one_is(story):
    page = story()
    refused = "<main><h1>You cannot do this</h1><p class='lead'>You have left this collection.</p></main>"
    page.route("**/tags", lambda route: route.fulfill(status=403, content_type="text/html", body=refused))
    page.locator("#text").focus()
    page.locator("#note").fill("my note")
    page.get_by_role("button", name="Add the tag").click()
    expect(page.locator("#did")).to_have_text("You have left this collection.")
    assert page.url.endswith("/code")
    assert page.locator("#note").input_value() == "my note"


def test_words_are_chosen_with_the_mouse(story):
    page = story()
    box = page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll("[data-at]")].find((one) => one.textContent.includes("walk to"));
          const range = new Range(), at = piece.firstChild.data.indexOf("walk");
          range.setStart(piece.firstChild, at);
          range.setEnd(piece.firstChild, at + "walk to chapel".length);
          const rects = [...range.getClientRects()], first = rects[0], last = rects.at(-1);
          const middle = ({ top, height }) => top + height / 2;
          return [first.left + 1, middle(first), last.right - 1, middle(last)];
        }"""
    )
    page.mouse.move(*box[:2])
    page.mouse.down()
    page.mouse.move(*box[2:], steps=5)
    page.mouse.up()
    assert chosen(page) == "Words: “walk to chapel”"
    page.get_by_label("Code", exact=True).click()
    page.get_by_role("option", name="Outcome wanted: Contribution").click()
    page.get_by_role("button", name="Add the tag").click()
    expect(page.locator("#tags .tag-card")).to_have_count(3)
    assert mine(page) == [("3 Outcome wanted: Contribution you", "“walk to chapel”")]


def test_a_tap_chooses_a_word_and_one_inside_a_tag_with_its_number_behind_it(story):
    page = story(viewport=PHONE, has_touch=True)
    page.evaluate("document.querySelector('#text').scrollIntoView()")
    where = page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll("[data-at]")].find((one) => one.textContent.includes("chapel"));
          const range = new Range(), at = piece.firstChild.data.indexOf("chapel");
          range.setStart(piece.firstChild, at);
          range.setEnd(piece.firstChild, at + 6);
          const { left, top, height } = range.getClientRects()[0];
          return { x: left + 4, y: top + height / 2 };
        }"""
    )
    page.touchscreen.tap(where["x"], where["y"])
    assert chosen(page) == "Words: “chapel”"


def test_a_story_is_coded_without_javascript(story):
    page = story(javascript=False, viewport=PHONE)
    page.get_by_label("Sentence").select_option(label="3. I want to walk to chapel again.")
    page.get_by_label("Only these words of it").fill("walk to chapel")
    page.get_by_label("Code", exact=True).select_option(label="24 Outcome wanted: Health")
    page.get_by_role("button", name="Add the tag").click()
    expect(page.locator("#did")).to_have_text("Tag added.")
    assert mine(page) == [("3 Outcome wanted: Health you", "“walk to chapel”")]
    page.get_by_role("button", name="Undo my last step").click()
    assert mine(page) == []


def test_what_a_machine_put_is_told_from_what_people_put_by_shape_and_words(story):
    page = story()
    page.get_by_role("button", name="Accept Strength").click()
    expect(page.get_by_text("Taken over")).to_be_visible()
    shapes = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#tags .tag-card")].map((card) => [
          card.querySelector(".who").textContent,
          [getComputedStyle(card.querySelector(".flag")).borderRadius, getComputedStyle(card).borderLeftStyle],
        ]))"""
    )
    assert shapes == {"you": ["16px", "solid"], "machine: Good Life reader": ["0px", "dashed"]}
    lines = page.evaluate(
        "[...document.querySelectorAll('#text .on')].map((on) => getComputedStyle(on).borderBottomStyle)"
    )
    assert set(lines) == {"solid", "dashed"}
