"""The conversation page with JavaScript: nothing is reloaded, nothing written is lost."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def person(citizen):
    person = citizen()
    person.begin()
    person.choose("Yes, let's start")
    return person


def test_a_message_does_not_reload_the_page(person):
    person.page.evaluate("window.stillHere = true")
    person.send("me")
    assert person.page.evaluate("window.stillHere") is True
    expect(person.page.get_by_label("Your words")).to_have_value("")


def test_the_log_is_announced_and_says_who_speaks(person):
    log = person.page.get_by_role("log")
    expect(log).to_have_accessible_name("Our talk")
    assert log.get_attribute("aria-live") == "polite"
    person.send("me")
    texts = log.locator(".turn").all_text_contents()
    assert all(text.strip().startswith(("You:", "Good Life:")) for text in texts)


def test_enter_sends_and_shift_with_enter_makes_a_new_line(person):
    box = person.page.get_by_label("Your words")
    box.press_sequentially("my garden")
    box.press("Shift+Enter")
    box.press_sequentially("my dog")
    assert person.said == ["Yes, let's start"]
    box.press("Enter")
    expect(person.page.locator(".turn--mine")).to_have_count(2)
    assert person.said[-1] == "my garden\nmy dog"
    expect(box).to_be_focused()


def test_on_a_phone_enter_makes_a_new_line_and_send_sends(citizen):
    person = citizen(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    person.begin()
    box = person.page.get_by_label("Your words")
    box.press_sequentially("my garden")
    box.press("Enter")
    expect(box).to_have_value("my garden\n")
    assert person.said == []
    person.send("Yes, let's start")


def test_pressing_send_twice_says_it_once(person):
    person.page.get_by_label("Your words").fill("my dog Mali")
    person.page.get_by_role("button", name="Send", exact=True).dblclick()
    expect(person.page.locator(".turn--mine")).to_have_count(2)
    person.page.reload()
    assert person.said == ["Yes, let's start", "my dog Mali"]


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_message_is_refused_beside_the_box(person, text):
    person.page.get_by_label("Your words").fill(text)
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("#problem")).to_contain_text("Write something first.")
    expect(person.page.get_by_label("Your words")).to_have_class(re.compile("nhsuk-textarea--error"))
    person.send("me")
    expect(person.page.locator("#problem")).to_be_empty()
    expect(person.page.get_by_label("Your words")).not_to_have_class(re.compile("nhsuk-textarea--error"))


def test_a_message_that_is_too_long_stays_in_the_box(person):
    box = person.page.get_by_label("Your words")
    box.fill("word " * 5000)
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("#problem")).to_contain_text("That is too long")
    expect(box).to_have_value("word " * 5000)


def test_without_a_connection_the_words_stay_in_the_box(person):
    person.page.context.set_offline(True)
    box = person.page.get_by_label("Your words")
    box.fill("my dog Mali")
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("#problem")).to_contain_text("It is still in the box.")
    expect(box).to_have_value("my dog Mali")
    expect(box).to_have_class(re.compile("nhsuk-textarea--error"))
    person.page.context.set_offline(False)
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator(".turn--mine")).to_have_count(2)
    assert person.said[-1] == "my dog Mali"


def test_a_talk_that_was_deleted_in_another_window_says_so(person):
    other = person.page.context.new_page()
    other.goto("/delete")
    other.get_by_role("button", name="Yes, delete everything").click()
    box = person.page.get_by_label("Your words")
    box.fill("my dog Mali")
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("#problem")).to_contain_text("not open here any more")
    expect(box).to_have_value("my dog Mali")


def test_words_that_are_being_written_survive_a_choice(citizen):
    person = citizen()
    person.begin()
    box = person.page.get_by_label("Your words")
    box.fill("I was just")
    person.choose("Yes, let's start")
    expect(box).to_have_value("I was just")


def test_words_that_are_being_written_survive_a_look_at_another_page(person):
    box = person.page.get_by_label("Your words")
    box.fill("I was just")
    person.page.get_by_role("link", name="Help now").first.click()
    person.page.wait_for_url("**/help-now")
    person.page.goto("/conversation")
    expect(box).to_have_value("I was just")
    person.page.get_by_role("button", name="Large text").click()
    expect(box).to_have_value("I was just")
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator(".turn--mine")).to_have_count(2)
    person.page.reload()
    expect(box).to_have_value("")
    assert person.said[-1] == "I was just"


def test_words_that_were_not_sent_are_in_no_other_talk_of_the_tab(person):
    person.page.get_by_label("Your words").fill("I was just")
    person.page.goto("/come-back")
    person.page.get_by_role("button", name="Close my talk on this device").click()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("Your talk is closed here")
    assert person.page.evaluate("sessionStorage.length") == 0
    person.page.go_back()
    assert person.page.get_by_text("There is nothing open here").is_visible()
    person.begin()
    expect(person.page.get_by_label("Your words")).to_have_value("")


def test_where_a_browser_keeps_nothing_they_talk_and_leave_all_the_same(person):
    person.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    person.page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})")
    person.page.reload()
    person.send("me")
    expect(person.page.get_by_label("Your words")).to_have_value("")
    person.page.get_by_role("link", name="Leave quickly").click(no_wait_after=True)
    person.page.wait_for_url("https://www.bbc.co.uk/**")


def test_a_button_of_an_older_question_answers_no_other(person):
    other = person.page.context.new_page()
    other.goto("/conversation")
    other.get_by_label("Your words").fill("DELETE")
    other.get_by_role("button", name="Send", exact=True).click()
    expect(other.locator(".turn--mine")).to_have_count(2)
    person.page.get_by_role("button", name="My own life", exact=True).click()
    expect(person.page.locator("#notice")).to_contain_text("gone on since")
    assert person.said[-1] == "DELETE"
    expect(person.page.locator(".turn--bot").last).to_contain_text("delete")


def test_a_button_pressed_without_a_connection_is_to_be_pressed_again(person):
    person.page.context.set_offline(True)
    person.page.get_by_role("button", name="Skip this question").click()
    expect(person.page.locator("#problem")).to_contain_text("press the button again")
    person.page.context.set_offline(False)
    person.choose("Skip this question")
    expect(person.page.locator("#problem")).to_be_empty()


def test_danger_shows_numbers_that_can_be_tapped_and_asks_nothing_else(person):
    person.send("i want to kill myself")
    expect(person.page.locator('.turn--bot a[href="tel:116123"]')).to_be_visible()
    assert person.progress == "You come first. The questions can wait."
    expect(person.page.get_by_role("button", name="I'd rather not say")).to_be_visible()


def test_stopping_for_now_says_how_to_come_back(person):
    person.choose("Stop for now")
    assert "stopped" in person.progress
    assert person.said[-1] == "Stop for now"
    expect(person.page.get_by_role("button", name="Keep my link")).to_be_visible()
    expect(person.page.get_by_role("button", name="Carry on")).to_be_visible()
    expect(person.page.get_by_role("button", name="Skip this question")).to_have_count(0)


@pytest.mark.parametrize("words", ["I am back", "hello", "carry on"])
def test_what_is_said_to_come_back_does_not_use_up_the_question(person, words):
    person.send("me")
    question = person.page.locator(".turn--bot").last.inner_text()
    person.choose("Stop for now")
    person.send(words)
    assert person.page.locator(".turn--bot").last.inner_text() == question


def test_on_a_phone_the_answer_to_a_long_message_is_on_the_screen(citizen):
    person = citizen(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    person.begin()
    person.talk("Yes, let's start", "me", "my garden and the dog and the sea. " * 60)
    expect(person.page.locator(".turn--mine").last.locator("~ .turn--bot").first).to_be_in_viewport()


def test_skipping_goes_on_to_another_question(person):
    person.send("me")
    before = person.page.locator(".turn--bot").last.inner_text()
    person.choose("Skip this question")
    assert person.page.locator(".turn--bot").last.inner_text() != before


def test_leaving_quickly_leaves_nothing_to_go_back_to(person):
    person.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    person.page.route("**/goodlife*.js*", lambda route: None)  # the rest of the page may still be on its way
    person.page.reload(wait_until="commit")
    person.page.get_by_role("link", name="Leave quickly").click(no_wait_after=True)
    person.page.wait_for_url("https://www.bbc.co.uk/**")
    person.page.go_back(wait_until="commit")
    assert "/conversation" not in person.page.url


def test_while_the_bot_is_away_the_page_says_so_and_goes_on_after(person, live_bot):
    live_bot.stop()
    try:
        person.send("me")
        expect(person.page.locator("#notice")).to_contain_text("I have kept what you wrote")
        person.page.get_by_label("Your words").fill("half a sentence")
    finally:
        live_bot.start()
    person.page.get_by_role("button", name="Try again").click()
    expect(person.page.locator("#notice")).to_be_empty()
    expect(person.page.get_by_label("Your words")).to_have_value("half a sentence")
    expect(person.page.locator("#log > .turn:last-child")).to_have_class("turn turn--bot")


def test_whoever_stopped_for_good_can_still_carry_on(person):
    person.send("stop")
    assert person.progress == "You have stopped."
    person.choose("Carry on")
    assert person.progress != "You have stopped."
