"""People stop, rest, and come back: after a minute, after days, after the bot itself was gone."""

from pathlib import Path
from typing import Callable

import pytest
from rasa.core.agent import Agent

from components.tracker_store import ForgettingTrackerStore
from tests.conversation import Conversation

Converse = Callable[..., Conversation]


def test_stopping_is_done_at_once_and_nothing_more_is_asked(person: Conversation) -> None:
    person.answer_until("strengths_people")
    person.command("stop")
    assert (person.status, person.asked, person.loop) == ("stopped", None, None)
    assert any("kept" in text for text in person.texts)
    assert any("DELETE" in text for text in person.texts)


def test_after_stopping_a_message_is_met_and_the_way_on_is_a_yes(person: Conversation) -> None:
    person.answer_until("strengths_people")
    person.command("stop")
    person.say("I forgot, there is also Jan")
    assert (person.status, person.asked) == ("stopped", None)
    person.yes()
    assert (person.status, person.asked) == ("talking", "strengths_people")


def test_after_stopping_a_no_stays_a_no(person: Conversation) -> None:
    person.answer_until("strengths_people")
    person.command("stop")
    person.no()
    assert (person.status, person.asked) == ("stopped", None)


@pytest.mark.parametrize("heard", [("hello", "smalltalk", None), ("yes", "answer", "yes"), ("start", "start", None)])
def test_coming_back_after_a_pause_is_greeted_and_asked_the_open_question(heard: tuple, converse: Converse) -> None:
    person = converse().answer_until("barriers_hardest")
    person.command("pause")
    assert (person.status, person.asked) == ("paused", None)
    words, heard_as, says = heard
    person.say(words, heard_as, says=says)
    assert person.texts[0] == "Welcome back. This is where we were."
    assert (person.status, person.asked) == ("talking", "barriers_hardest")
    assert person.kept("barriers_hardest") is None


@pytest.mark.parametrize(("channel", "quotes"), [("web", True), ("sms", False)])
def test_a_phone_that_may_be_in_other_hands_is_not_shown_the_persons_words(
    channel: str, quotes: bool, converse: Converse
) -> None:
    person = converse(channel=channel).answer_until("good_life_vision")
    person.say("the girls after chapel", names={"person": "the girls"}, reflection="the girls after chapel")
    assert "girls" in " ".join(person.texts)
    person.command("pause")
    person.say("hello", "smalltalk")
    assert ("girls" in " ".join(person.texts)) is quotes
    assert person.texts[-1].endswith("?")


@pytest.mark.parametrize("heard", [{}, {"concern": True}, {"loss": True}, {"asks": "privacy"}])
def test_a_few_words_after_a_pause_are_not_taken_for_an_answer(heard: dict, converse: Converse) -> None:
    person = converse().answer_until("barriers_hardest")
    person.command("pause")
    person.say("right then, here goes", depth="short", **heard)
    assert person.kept("barriers_hardest") is None
    assert person.asked in (None, "barriers_hardest")


WAYS_BACK = ("stop", "pause", "not now", "still stopped", "leave it there", "finish")


def leave(person: Conversation, way: str) -> None:
    """Leave the conversation in one of the ways."""
    if way == "not now":
        person.start()
        person.no()
    elif way == "finish":
        person.answer_until("play_back_right").yes()
    elif way == "leave it there":
        person.answer_until("barriers_hardest").say("I want to die", "crisis")
        person.yes()
        person.no()
    else:
        person.answer_until("barriers_hardest").command("pause" if way == "pause" else "stop")
        if way == "still stopped":
            person.no()


@pytest.mark.parametrize("way", WAYS_BACK)
@pytest.mark.parametrize(("channel", "first"), [("web", True), ("sms", False)])
def test_on_the_web_coming_back_takes_a_link_and_by_text_message_it_does_not(
    way: str, channel: str, first: bool, converse: Converse
) -> None:
    person = converse(channel=channel)
    leave(person, way)
    assert any("keep your link first" in text for text in person.texts) == first
    assert not (first and any("write to me" in text for text in person.texts))


def test_an_answer_written_during_the_pause_is_kept_and_not_asked_for_again(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("pause")
    person.say("It's my knees, I have thought about it")
    assert person.kept("barriers_hardest") == "It's my knees, I have thought about it"
    assert (person.status, person.asked) == ("talking", "barriers_helped")


def test_a_sorrow_written_during_the_pause_is_kept_and_met_first(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("pause")
    person.say("I cry most nights", concern=True)
    assert person.shown == [{"show": "one_place"}]
    assert person.kept("barriers_hardest") == "I cry most nights"
    assert person.asked == "barriers_helped"


def test_a_no_during_the_pause_is_not_an_answer(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("pause")
    person.no()
    assert (person.status, person.asked) == ("paused", None)
    assert person.kept("barriers_hardest") is None


def test_keeping_everything_does_not_wake_someone_who_stopped(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("stop")
    person.command("delete")
    person.no()
    assert (person.status, person.asked) == ("stopped", None)


def test_after_the_finish_more_words_are_welcome_and_nothing_is_asked(person: Conversation) -> None:
    person.answer_until("play_back_right").yes()
    person.say("one more thing, the choir")
    assert (person.status, person.asked) == ("finished", None)
    assert any("kept" in text for text in person.texts)


def test_days_later_with_the_bot_started_anew_the_conversation_goes_on(model: Path, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'bot.db'}"

    def bot() -> Agent:
        agent = Agent.load(str(model))
        agent.tracker_store = agent.processor.tracker_store = ForgettingTrackerStore(agent.domain, store)
        return agent

    Conversation(bot(), "her").answer_until("strengths_people")
    days_later = Conversation(bot(), "her")
    assert days_later.asked == "strengths_people"
    days_later.say("Jan next door")
    assert days_later.kept("strengths_people") == "Jan next door"
    assert days_later.kept("strengths_good_at") == "words for strengths_good_at"
    assert days_later.asked == "barriers_hardest"
