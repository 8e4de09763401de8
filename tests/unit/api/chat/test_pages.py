"""The citizen's pages, as a browser without JavaScript and as htmx see them."""

import pytest
from sqlalchemy import select

from api.chat.citizen import COOKIE
from api.database.tables import Conversation
from tests.unit.api.browsing import Browser, first, hidden

HTMX = {"HX-Request": "true"}


def only_conversation(session):
    return session.scalar(select(Conversation))


@pytest.fixture
def browser(world):
    return Browser(world.services)


@pytest.fixture
def talking(browser):
    browser.begin()
    return browser


def test_the_first_page_asks_the_question_and_says_who_helps_in_danger(browser):
    page = browser.get("/").text
    assert "What does a good life look like for you?" in page
    assert 'href="tel:999"' in page
    assert 'href="tel:111"' in page
    assert "Carry on where you were" not in page


@pytest.mark.parametrize("choices", [{}, {"share": "true", "research": "true"}])
def test_nothing_starts_without_consent_to_keep(browser, choices):
    answer = browser.post("/", data={"language": "en", **choices})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert "Tick “Keep what I write” to go on." in answer.text
    assert COOKIE not in browser.cookies


def test_the_three_choices_are_kept_apart(world, browser):
    browser.begin(share="true", language="cy")
    with world.services.sessions() as session:
        conversation = only_conversation(session)
        assert (conversation.consent_share, conversation.consent_research, conversation.language) == (True, False, "cy")


def test_the_key_is_out_of_reach_for_scripts_and_other_sites(browser):
    cookie = browser.post("/", data={"keep": "true"}, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" not in cookie


def test_whoever_comes_back_is_led_on(talking):
    assert "Carry on where you were" in talking.get("/").text


def test_what_was_said_stands_in_the_log_as_it_was_written(talking):
    page = talking.say("<script>alert(1)</script>\n  my  garden").text
    assert '<p class="turn__words">&lt;script&gt;alert(1)&lt;/script&gt;\n  my  garden</p>' in page
    assert "Question 2?" in page


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_message_is_refused_and_the_page_says_so(talking, text):
    answer = talking.say(text)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert 'href="#text"' in answer.text


def test_a_message_that_is_too_long_stays_in_the_box(talking):
    answer = talking.say("word " * 5000)
    assert answer.status_code == 422
    assert "word word word" in answer.text.partition("<textarea")[2]


def pressed(browser, page, choice):
    """Press a button of a page that was open before."""
    form = {"message_id": hidden(page, "message_id"), "seen": hidden(page, "seen"), "choice": choice}
    return browser.post("/conversation/messages", data=form)


@pytest.mark.parametrize(("choice", "taken"), [("Yes", False), ("Carry on", False), ("Stop for now", True)])
def test_a_button_of_an_older_question_answers_no_other_but_stops_whatever_is_asked(world, talking, choice, taken):
    page = talking.get("/conversation").text
    talking.say("my dog")
    answer = pressed(talking, page, choice)
    assert world.bot.texts() == ["my dog", *([choice] if taken else [])]
    assert ("Our talk has gone on since" in answer.text) is not taken


def test_a_button_pressed_once_more_because_no_answer_came_is_no_other_press(world, talking):
    page = talking.get("/conversation").text
    for _ in range(2):
        answer = pressed(talking, page, "Yes")
        assert "Our talk has gone on since" not in answer.text
    assert world.bot.texts() == ["Yes"]


def test_what_was_done_already_is_told_while_the_bot_is_away(world, talking):
    world.bot.up = False
    talking.say("my dog")
    page = talking.say("stop sharing").text
    assert "You share it with nobody." in page.partition('id="notice"')[2]


def test_the_same_form_sent_twice_says_it_once(world, talking):
    page = talking.get("/conversation").text
    form = {"message_id": hidden(page, "message_id"), "text": "my dog"}
    for _ in range(2):
        talking.post("/conversation/messages", data=form)
    assert world.bot.texts() == ["my dog"]


def test_going_back_and_sending_other_words_from_the_old_page_says_both(world, talking):
    page = talking.get("/conversation").text
    for text in ("my dog", "my cat"):
        talking.post("/conversation/messages", data={"message_id": hidden(page, "message_id"), "text": text})
    assert world.bot.texts() == ["my dog", "my cat"]


def test_a_choice_is_sent_and_words_in_the_box_stay_there(world, talking):
    page = talking.say("I was just wri", choice="Skip this question").text
    assert world.bot.texts() == ["Skip this question"]
    assert "I was just wri</textarea>" in page


@pytest.mark.parametrize("path", ["/conversation/messages", "/conversation/try-again"])
def test_the_address_of_a_form_leads_to_the_conversation(talking, path):
    page = talking.get(path)
    assert page.status_code == 200
    assert page.url.path == "/conversation"


def at(world, topic):
    """Let the only conversation stand somewhere."""
    with world.services.sessions.begin() as session:
        only_conversation(session).topic = topic


@pytest.mark.parametrize("topic", ["paused", "stopped"])
def test_whoever_stopped_gets_a_button_to_carry_on_and_one_to_keep_the_link(world, talking, topic):
    at(world, topic)
    page = talking.get("/conversation").text
    assert 'value="Carry on"' in page
    assert 'id="keep-link"' in page
    assert 'href="/come-back"' in page
    assert 'id="to-summary"' not in page
    assert 'id="skip"' not in page


def test_at_the_end_a_big_button_leads_to_the_summary(world, talking):
    at(world, "finished")
    page = talking.get("/conversation").text
    assert 'id="to-summary"' in page
    assert 'id="keep-link"' in page
    assert 'value="Carry on"' not in page


@pytest.mark.parametrize("topic", ["good_life", "crisis"])
def test_while_we_talk_there_is_a_way_past_and_a_way_out(world, talking, topic):
    at(world, topic)
    page = talking.get("/conversation").text
    assert 'value="Stop for now"' in page
    assert 'value="Skip this question"' in page
    assert 'id="keep-link"' not in page
    assert "for you" not in first(r'id="progress">([^<]+)<', page)


def test_the_first_page_says_in_both_languages_that_welsh_is_kept_but_not_sorted(browser):
    page = browser.get("/").text
    assert "I keep Welsh words, but for now I can only sort English ones" in page
    assert '<p lang="cy">Yn Saesneg' in page
    assert "Rwy’n cadw geiriau Cymraeg" in page


def test_htmx_gets_only_what_is_new(talking):
    talking.say("my dog")
    page = talking.get("/conversation").text
    form = {"message_id": hidden(page, "message_id"), "seen": hidden(page, "seen"), "text": "my cat"}
    answer = talking.post("/conversation/messages", data=form, headers=HTMX).text
    assert "my cat" in answer
    assert "my dog" not in answer
    assert "<html" not in answer
    assert hidden(answer, "message_id") != hidden(page, "message_id")


def test_htmx_is_told_what_is_wrong_beside_the_box(talking):
    answer = talking.post("/conversation/messages", data={"text": ""}, headers=HTMX)
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#problem"


def test_when_the_bot_does_not_answer_the_page_says_so_and_can_try_again(world, talking):
    world.bot.up = False
    page = talking.say("my dog").text
    assert "I have kept what you wrote" in page
    assert "my dog" in page
    still = talking.post("/conversation/try-again", data={"text": "half a sent"}).text
    assert "I have kept what you wrote" in still
    assert "half a sent</textarea>" in still
    world.bot.up = True
    after = talking.post("/conversation/try-again").text
    assert "I have kept what you wrote" not in after
    assert "Question 2?" in after


def test_help_in_danger_does_not_wait_for_the_bot(world, talking):
    world.bot.up = False
    assert 'href="tel:116123"' in talking.say("danger").text


def test_a_conversation_opens_while_the_bot_is_away(world, browser):
    world.bot.up = False
    assert "answer right now. Please try again in a minute. You can also start to write" in browser.begin().text
    world.bot.up = True
    assert "Question 1?" in browser.post("/conversation/try-again").text


def test_the_link_opens_the_conversation_elsewhere_and_leaves_the_address(world, talking):
    talking.say("my dog")
    link = first(r'id="link">([^<]+)<', talking.get("/come-back").text)
    elsewhere = Browser(world.services)
    page = elsewhere.get(link)
    assert "my dog" in page.text
    assert str(page.url).endswith("/conversation#latest")


def link_of(browser):
    return first(r'id="link">([^<]+)<', browser.get("/come-back").text)


def test_a_link_takes_the_place_of_another_open_talk_only_when_they_say_so(world, talking):
    talking.say("my dog")
    other = Browser(world.services)
    other.begin()
    other.say("my garden")
    page = other.get(link_of(talking))
    assert page.url.path == "/other-talk"
    assert "/return/" not in page.text
    assert "my garden" in other.get("/conversation").text
    assert "my dog" in other.post("/other-talk").text
    assert "my dog" in other.get(link_of(other)).text  # its own link asks nothing
    assert other.post("/other-talk").status_code == 404


def test_a_closed_talk_leaves_no_key_of_another_in_the_browser(world, talking):
    other = Browser(world.services)
    other.begin()
    other.get(link_of(talking))
    other.post("/close")
    assert other.post("/other-talk").status_code == 404


@pytest.mark.parametrize("link", ["/return/nothing/nobody", "/return/{id}/wrong"])
def test_a_wrong_link_opens_nothing(world, talking, link):
    conversation_id = talking.cookies[COOKIE].partition(".")[0]
    answer = Browser(world.services).get(link.format(id=conversation_id))
    assert answer.status_code == 404
    assert "This link opens nothing." in answer.text


def test_everything_is_deleted_after_asking_once_more(world, talking):
    assert "Yes, delete everything" in talking.get("/delete").text
    with world.services.sessions() as session:
        assert only_conversation(session)
    assert "Everything is deleted" in talking.post("/delete").text
    with world.services.sessions() as session:
        assert only_conversation(session) is None
    assert talking.get("/conversation").status_code == 401


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_deleting_by_words_leads_out_of_the_conversation(talking, headers):
    answer = talking.post("/conversation/messages", data={"text": "delete"}, headers=headers, follow_redirects=False)
    assert "/deleted" in (answer.headers.get("location"), answer.headers.get("HX-Redirect"))
    assert talking.get("/conversation").status_code == 401
