"""Only what may answer a question about a life goes on to the summary, and what was heard goes on to the bot."""

from dataclasses import replace

import pytest

from api.by_message.answering import ByMessage
from api.chat.hearing import hear, together
from api.database.tables import Conversation, Turn
from tests.fakes import FakeListener


class Hears(FakeListener):
    """Hears a strength in a "good", as told or asked in this way."""

    def __init__(self, **heard):
        self._heard = heard

    def hear(self, text, **about):
        return replace(super().hear(text, **about), **self._heard)


def opened(topic, asked):
    """Return a conversation that stands somewhere."""
    consent = {"consent_share": False, "consent_research": False}
    return Conversation(token_hash="x", channel="web", language="en", topic=topic, asked=asked, **consent)


def by_message(world):
    return ByMessage(world.services.sharing, world.services.limits)


@pytest.fixture
def heard_at(world):
    """Hear a text where the conversation stands; returns how it was heard and the lines found."""

    def heard_at(topic, asked, text, **heard):
        with world.services.sessions.begin() as session:
            conversation = opened(topic, asked)
            session.add(conversation)
            session.flush()
            turn = Turn(conversation_id=conversation.id, position=0, speaker="citizen", text=text)
            session.add(turn)
            session.flush()
            hear(session, Hears(**heard), world.services.summaries, by_message(world), conversation, turn)
            return turn.heard_as, turn.metadata_, [item.words for item in conversation.items]

    return heard_at


LONG = "my garden with the dog is good"


@pytest.mark.parametrize(
    ("topic", "asked", "text"),
    [
        ("good_life", "good_life_vision", "good food"),
        ("good_life", "good_life_vision", LONG),
        ("welcome", "welcome_ready", LONG),
        ("paused", None, LONG),
        ("finished", None, "good food"),
        ("play_back", "play_back_right", "good food"),
        ("play_back", "play_back_right", LONG),
        ("play_back", "play_back_missing", "good food"),
    ],
)
def test_an_answer_is_found_in(heard_at, topic, asked, text):
    assert heard_at(topic, asked, text)[2]


@pytest.mark.parametrize(
    ("topic", "asked", "text"),
    [
        ("welcome", "welcome_ready", "good"),
        ("paused", None, "good, right then"),
        ("stopped", None, LONG),
        ("crisis", "crisis_safe_now", LONG),
        ("play_back", "play_back_missing", "take out the bit about the good dog"),
    ],
)
def test_what_is_said_to_come_and_go_in_danger_or_to_correct_is_not(heard_at, topic, asked, text):
    assert not heard_at(topic, asked, text)[2]


def test_a_question_at_the_start_is_no_finding(heard_at):
    assert not heard_at("welcome", "welcome_ready", "it is good but who reads it?", asks="privacy")[2]
    assert heard_at("strengths", "strengths_people", "it is good but who reads it?", asks="privacy")[2]


def test_a_death_and_a_question_travel_to_the_bot(heard_at):
    _, metadata, _ = heard_at("good_life", "good_life_vision", LONG, loss=True, asks="length")
    assert (metadata["loss"], metadata["asks"]) == (True, "length")
    _, metadata, _ = heard_at("good_life", "good_life_vision", LONG)
    assert (metadata["loss"], metadata["asks"]) == (False, None)


@pytest.mark.parametrize(("name", "value"), [("loss", True), ("offers", "stop")])
def test_a_death_is_met_and_a_command_offered_once_and_not_again_in_the_next_answer(world, name, value):
    with world.services.sessions.begin() as session:
        conversation = opened("good_life", "good_life_vision")
        session.add(conversation)
        session.flush()
        met = []
        for position, heard in enumerate([True, True, True, False, True]):
            turn = Turn(conversation_id=conversation.id, position=position, speaker="citizen", text=LONG)
            session.add(turn)
            session.flush()
            listener = Hears(**({name: value} if heard else {}))
            hear(session, listener, world.services.summaries, by_message(world), conversation, turn)
            met.append(bool(turn.metadata_[name]))
    assert met == [True, False, True, False, True]


def test_what_was_named_and_how_little_was_said_travel_to_the_bot(heard_at):
    _, metadata, _ = heard_at("good_life", "good_life_vision", "the girls", names={"person": "the girls"}, vague=True)
    assert (metadata["names"], metadata["vague"]) == ({"person": "the girls"}, True)


def test_what_was_told_travels_to_the_bot_with_what_was_found_just_now(heard_at, monkeypatch):
    _, metadata, _ = heard_at("good_life", "good_life_vision", "good food")
    assert (metadata["covered"], metadata["told"]) == ([], {})
    monkeypatch.setattr(FakeListener, "KIND", ("strength", "work"))
    _, metadata, _ = heard_at("good_life", "good_life_vision", "I am good at joinery")
    assert metadata["told"] == {"strengths_good_at": ["good at joinery"]}


WISH = "take out the bit about the bus"


@pytest.mark.parametrize("heard_as", ["answer", "command:delete", "command:back"])
@pytest.mark.parametrize(("topic", "asked"), [("play_back", "play_back_missing"), ("finished", None)])
def test_after_the_play_back_a_wish_about_its_lines_is_an_answer_with_what_was_done(heard_at, topic, asked, heard_as):
    heard, metadata, found = heard_at(topic, asked, WISH, heard_as=heard_as)
    assert (heard, metadata["heard_as"], metadata["correction"]["did"]) == ("answer", "answer", "lost")
    assert found == []


@pytest.mark.parametrize(
    ("topic", "text", "heard_as", "says"),
    [
        ("play_back", "delete everything", "command:delete", None),
        ("play_back", WISH, "command:stop", None),
        ("play_back", WISH, "crisis", None),
        ("play_back", "that's wrong", "answer", "no"),
        ("barriers", WISH, "answer", None),
        ("barriers", WISH, "command:delete", None),
    ],
)
def test_anything_else_is_heard_as_it_was(heard_at, topic, text, heard_as, says):
    heard, metadata, _ = heard_at(topic, f"{topic}_missing", text, heard_as=heard_as, says=says)
    assert (heard, metadata["correction"]) == (heard_as, None)


@pytest.mark.parametrize(
    ("topic", "text", "says", "met_as"),
    [
        ("crisis", "ok", "yes", None),
        ("crisis", "ok thanks", "yes", None),
        ("crisis", "please", "yes", None),
        ("crisis", "right", "yes", None),
        ("crisis", "Yes", "yes", "yes"),
        ("crisis", "ok, carry on", "yes", None),
        ("crisis", "go on?", "yes", None),
        ("crisis", "yes?", "yes", None),
        ("crisis", "Yes, carry on", "yes", "yes"),
        ("crisis", "ydw", "yes", "yes"),
        ("crisis", "No", "no", "no"),
        ("good_life", "ok", "yes", "yes"),
        ("paused", "ok thanks", "yes", "yes"),
    ],
)
def test_while_we_ask_about_danger_only_a_sure_yes_is_one(heard_at, topic, text, says, met_as):
    heard, metadata, _ = heard_at(topic, f"{topic}_safe_now", text, says=says)
    assert (heard, metadata["says"]) == ("answer", met_as)


@pytest.mark.parametrize("heard_as", ["answer", "command:skip"])
@pytest.mark.parametrize(
    ("topic", "asked", "text", "says"),
    [
        ("crisis", "crisis_safe_now", "I'm safe now, can we go on?", "yes"),
        ("crisis", "crisis_safe_now", "I am safe thank you", "yes"),
        ("crisis", "crisis_carry_on", "can we carry on please", "yes"),
        ("crisis", "crisis_carry_on", "I'm safe now, can we go on?", "yes"),
        ("crisis", "crisis_safe_now", "can we carry on please", None),
        ("crisis", "crisis_safe_now", "I'm not safe", None),
        ("crisis", "crisis_safe_now", "I'm safe from him for now", None),
        ("crisis", "crisis_carry_on", "I'm safe now", None),
        ("crisis", "crisis_carry_on", "I can't go on", None),
        ("stopped", None, "can we carry on please", "yes"),
        ("paused", None, "I'd like to carry on", "yes"),
        ("paused", None, "I can't go on", None),
        ("good_life", "good_life_vision", "I'm safe now", None),
        ("deletion", "deletion_confirm", "I'm safe now", None),
    ],
)
def test_who_says_in_full_that_they_are_safe_or_want_to_go_on_says_yes_to_just_that(
    heard_at, topic, asked, text, says, heard_as
):
    heard, metadata, _ = heard_at(topic, asked, text, heard_as=heard_as)
    assert (heard, metadata["says"]) == (("answer", "yes") if says else (heard_as, None))


@pytest.mark.parametrize(
    ("topic", "asked", "text", "met_as"),
    [
        ("crisis", "crisis_safe_now", "I'm safe now", "answer"),
        ("crisis", "crisis_carry_on", "I'm safe, can we carry on", "answer"),
        ("crisis", "crisis_carry_on", "can we carry on", "crisis"),
        ("paused", None, "I'd like to carry on", "crisis"),
    ],
)
def test_where_danger_was_heard_only_that_one_is_safe_says_otherwise(heard_at, topic, asked, text, met_as):
    assert heard_at(topic, asked, text, heard_as="crisis")[0] == met_as


@pytest.mark.parametrize(
    ("topic", "text", "heard_as"),
    [
        ("crisis", "help me", "answer"),
        ("crisis", "please help", "answer"),
        ("crisis", "what do you mean", "command:explain"),
        ("barriers", "help me", "command:explain"),
    ],
)
def test_who_calls_for_help_in_danger_asks_no_explanation(heard_at, topic, text, heard_as):
    assert heard_at(topic, f"{topic}_safe_now", text, heard_as="command:explain")[0] == heard_as


def test_what_is_said_beside_a_wish_is_found_and_the_wish_is_not(heard_at):
    _, _, found = heard_at("play_back", "play_back_missing", f"{WISH}. my dog is good")
    assert found == ["my dog is good"] or found == ["good"]
    assert not heard_at("play_back", "play_back_missing", "take out the bit about the good dog")[2]


def heard(text, **metadata):
    """Return a turn that was heard in this way."""
    plainly = {"says": None, "concern": False, "loss": False, "asks": None, "reflection": None, "depth": "enough"}
    return Turn(text=text, metadata_={"heard_as": "answer", **plainly, **metadata})


def test_one_turn_is_told_as_it_was_heard():
    turn = heard("my garden", reflection="my garden")
    assert together([turn]) == turn.metadata_


@pytest.mark.parametrize(
    ("turns", "field", "value"),
    [
        ([heard("he died in May", loss=True), heard("so")], "loss", True),
        ([heard("I cry a lot", concern=True), heard("so")], "concern", True),
        ([heard("a"), heard("b")], "loss", False),
        ([heard("a"), heard("b")], "concern", False),
        ([heard("who sees this?", asks="privacy"), heard("so")], "asks", "privacy"),
        ([heard("a"), heard("b")], "asks", None),
        ([heard("my dog", reflection="my dog"), heard("so")], "reflection", "my dog"),
        ([heard("my dog", reflection="my dog"), heard("Jan", reflection="Jan")], "reflection", "Jan"),
        ([heard("yes", says="yes"), heard("yes", says="yes")], "says", "yes"),
        ([heard("yes", says="yes"), heard("my dog")], "says", None),
        ([heard("yes", says="yes"), heard("no", says="no")], "says", None),
        ([heard("my dog", depth="short"), heard("and the cat and Jan", depth="short")], "depth", "enough"),
    ],
)
def test_turns_that_answer_the_same_question_are_told_as_one_message(turns, field, value):
    assert together(turns)[field] == value


@pytest.mark.parametrize("heard_as", ["crisis", "command:delete"])
def test_what_came_behind_danger_or_a_wish_to_delete_is_told_as_that(heard_as):
    first, second = heard("he hit me again", heard_as=heard_as), heard("yes", says="yes")
    second.id = "the last"
    assert together([first, second]) == {**first.metadata_, "turn_id": "the last"}
