"""A conversation keeps everything, in order, whatever the bot does."""

import pytest
from sqlalchemy.orm import Session

from api.chat.answers import Said
from api.chat.bot import State
from api.chat.repository import transcript
from api.database.tables import Conversation, Forgetting
from api.errors import NotFoundError


def open_one(world):
    return world.services.chat.open(channel="web", language="en", share=False, research=False)


def said_in(world, conversation_id):
    with world.services.sessions() as session:
        return [(turn.speaker, turn.text) for turn in transcript(session, conversation_id)]


def test_the_bot_welcomes_whoever_opens_a_conversation(world):
    opened = open_one(world)
    assert [message.text for message in opened.messages] == ["Question 1?"]
    assert opened.state.asked == "strengths_people"


def test_an_answer_is_stored_heard_and_answered(world):
    opened = open_one(world)
    answer = world.services.chat.say(opened.id, "my garden is good", "1")
    assert answer.heard_as == "answer"
    assert [message.text for message in answer.messages] == ["Question 2?"]
    assert said_in(world, opened.id) == [
        ("bot", "Question 1?"),
        ("citizen", "my garden is good"),
        ("bot", "Question 2?"),
    ]


def test_what_was_heard_travels_to_the_bot_with_the_words(world):
    opened = open_one(world)
    world.services.chat.say(opened.id, "stop now", "1")
    _, text, metadata = world.bot.heard[-1]
    assert text == "stop now"
    assert metadata["heard_as"] == "command:stop"
    assert metadata["contract"] == 1
    assert metadata["turn_id"]


def test_the_same_message_sent_again_gives_the_same_answer_and_changes_nothing(world):
    opened = open_one(world)
    first = world.services.chat.say(opened.id, "my garden", "1")
    world.services.chat.say(opened.id, "my dog", "2")
    before = said_in(world, opened.id)
    assert world.services.chat.say(opened.id, "my garden", "1") == first
    assert said_in(world, opened.id) == before
    assert world.bot.texts() == ["my garden", "my dog"]


def test_when_the_bot_is_away_the_words_are_kept_and_the_person_is_told(world):
    opened = open_one(world)
    world.bot.up = False
    answer = world.services.chat.say(opened.id, "my garden", "1")
    assert "kept what you wrote" in answer.messages[0].text
    assert answer.state == opened.state
    assert said_in(world, opened.id)[-1] == ("citizen", "my garden")


def test_what_was_said_while_the_bot_was_away_is_delivered_as_one_answer_when_it_is_back(world):
    opened = open_one(world)
    world.bot.up = False
    world.services.chat.say(opened.id, "my garden", "1")
    world.services.chat.say(opened.id, "and my dog", "2")
    world.bot.up = True
    answer = world.services.chat.say(opened.id, "and Jan", "3")
    assert world.bot.texts() == ["my garden\nand my dog\nand Jan"]
    assert [message.text for message in answer.messages] == ["Question 2?"]


def test_a_command_given_while_the_bot_was_away_is_not_mixed_with_answers(world):
    opened = open_one(world)
    world.bot.up = False
    world.services.chat.say(opened.id, "my garden", "1")
    world.bot.up = True
    world.services.chat.say(opened.id, "stop", "2")
    assert world.bot.texts() == ["my garden", "stop"]


def test_trying_again_delivers_what_waits(world):
    opened = open_one(world)
    world.bot.up = False
    world.services.chat.say(opened.id, "my garden", "1")
    world.bot.up = True
    world.services.chat.try_again(opened.id)
    assert said_in(world, opened.id)[-1] == ("bot", "Question 2?")


def test_an_answer_lost_on_the_way_is_fetched_and_the_bot_does_not_hear_twice(world):
    opened = open_one(world)
    world.bot.loses_answers = True
    world.services.chat.say(opened.id, "my garden", "1")
    world.bot.loses_answers = False
    answer = world.services.chat.say(opened.id, "my garden", "1")
    assert world.bot.texts() == ["my garden"]
    assert [message.text for message in answer.messages] == ["Question 2?"]


def test_a_conversation_opens_while_the_bot_is_away_and_is_welcomed_later(world):
    world.bot.up = False
    opened = open_one(world)
    assert opened.state == State("welcome", None, ended=False)
    world.bot.up = True
    world.services.chat.say(opened.id, "hello", "1")
    assert said_in(world, opened.id) == [("citizen", "hello"), ("bot", "Question 1?"), ("bot", "Question 2?")]


@pytest.mark.parametrize("bot_is_up", [True, False])
def test_help_in_danger_is_given_whether_or_not_the_bot_answers(world, bot_is_up):
    opened = open_one(world)
    world.bot.up = bot_is_up
    answer = world.services.chat.say(opened.id, "danger here", "1")
    assert answer.heard_as == "crisis"
    assert "116 123" in answer.messages[0].text


def test_deleting_leaves_no_row_and_lets_the_bot_forget(world):
    opened = open_one(world)
    world.services.chat.say(opened.id, "my garden is good", "1")
    world.services.chat.delete(opened.id)
    assert world.bot.forgotten == [opened.id]
    with Session(world.services.engine) as session:
        assert session.get(Conversation, opened.id) is None
        assert session.query(Forgetting).count() == 0
    with pytest.raises(NotFoundError):
        world.services.chat.say(opened.id, "still here?", "2")


def test_a_bot_that_is_away_forgets_when_it_is_back(world):
    opened = open_one(world)
    world.bot.up = False
    world.services.chat.delete(opened.id)
    assert world.bot.forgotten == []
    world.bot.up = True
    world.services.eraser.finish()
    assert world.bot.forgotten == [opened.id]


def test_a_person_who_confirms_deletion_in_the_chat_is_deleted_and_told(world):
    opened = open_one(world)
    answer = world.services.chat.say(opened.id, "delete everything", "1")
    assert "deleted" in answer.messages[0].text
    assert answer.state.ended
    with Session(world.services.engine) as session:
        assert session.get(Conversation, opened.id) is None


def test_a_deletion_whose_answer_was_lost_on_the_way_is_done_when_it_is_found(world):
    opened = open_one(world)
    world.bot.loses_answers = True
    assert not world.services.chat.say(opened.id, "delete everything", "1").given
    world.bot.loses_answers = False
    answer = world.services.chat.say(opened.id, "did that work", "2")
    assert "deleted" in answer.messages[0].text
    assert world.bot.texts() == ["delete everything"]
    with Session(world.services.engine) as session:
        assert session.get(Conversation, opened.id) is None


def test_while_one_message_is_read_what_was_heard_in_the_one_before_is_kept_already(world, monkeypatch):
    opened = open_one(world)
    hear, kept = world.services.chat._listener.hear, []

    def look_then_hear(text, **more):
        with world.services.sessions() as session:
            kept.append([turn.heard_as for turn in transcript(session, opened.id) if turn.speaker == "citizen"])
        return hear(text, **more)

    monkeypatch.setattr(world.services.chat._listener, "hear", look_then_hear)
    world.services.chat.say_together(opened.id, [Said("my garden", "1"), Said("and my dog", "2")])
    assert kept == [[None, None], ["answer", None]]


def test_what_came_together_is_stored_one_by_one_and_answered_once(world):
    opened = open_one(world)
    said = [Said("my garden", "1"), Said("and my dog", "2")]
    answer = world.services.chat.say_together(opened.id, said)
    assert world.bot.texts() == ["my garden\nand my dog"]
    assert [message.text for message in answer.messages] == ["Question 2?"]
    assert said_in(world, opened.id)[1:3] == [("citizen", "my garden"), ("citizen", "and my dog")]
    assert world.services.chat.say_together(opened.id, said) == answer


def test_danger_in_one_of_several_is_danger(world):
    opened = open_one(world)
    answer = world.services.chat.say_together(opened.id, [Said("danger here", "1"), Said("my dog", "2")])
    assert answer.heard_as == "crisis"
    world.bot.up = False
    away = world.services.chat.say_together(opened.id, [Said("danger again", "3"), Said("my cat", "4")])
    assert (away.heard_as, away.given) == ("crisis", False)
    assert "116 123" in away.messages[0].text


@pytest.mark.parametrize(
    ("said", "heard_by_the_bot"),
    [
        (["danger here", "I don't know what to do"], ["danger here\nI don't know what to do"]),
        (["my garden", "danger here", "yes"], ["my garden", "danger here\nyes"]),
        (["danger here", "danger again"], ["danger here", "danger again"]),
        (["my garden", "and Jan"], ["my garden\nand Jan"]),
    ],
)
def test_what_was_said_before_the_bot_could_ask_does_not_answer_it(world, said, heard_by_the_bot):
    opened = open_one(world)
    world.services.chat.say_together(opened.id, [Said(text, str(number)) for number, text in enumerate(said)])
    assert world.bot.texts() == heard_by_the_bot


def test_when_the_answer_to_several_was_lost_none_of_them_is_heard_twice(world):
    opened = open_one(world)
    world.bot.loses_answers = True
    world.services.chat.say_together(opened.id, [Said("my garden", "1"), Said("and my dog", "2")])
    world.bot.loses_answers = False
    answer = world.services.chat.say(opened.id, "and Jan", "3")
    assert world.bot.texts() == ["my garden\nand my dog", "and Jan"]
    assert [message.text for message in answer.messages] == ["Question 2?", "Question 3?"]


def test_an_answer_that_comes_late_can_be_asked_for(world):
    opened = open_one(world)
    world.bot.up = False
    assert not world.services.chat.say(opened.id, "my garden", "1").given
    assert not world.services.chat.answer_late(opened.id).given
    world.bot.up = True
    assert [message.text for message in world.services.chat.answer_late(opened.id).messages] == ["Question 2?"]
    assert world.services.chat.answer_late(opened.id) is None


@pytest.mark.parametrize(("channel", "says"), [("web", "try again in a minute"), ("sms", "I will as soon as I can")])
def test_who_waits_is_told_what_fits_the_channel(world, channel, says):
    opened = world.services.chat.open(channel=channel, language="en", share=False, research=False)
    world.bot.up = False
    assert says in world.services.chat.say(opened.id, "my garden", "1").messages[-1].text


def test_a_greeting_is_what_the_bot_says_and_no_turn_of_theirs(world):
    opened = open_one(world)
    assert [message.text for message in world.services.chat.greet(opened.id)] == ["Question 2?"]
    assert [speaker for speaker, _ in said_in(world, opened.id)] == ["bot", "bot"]


def test_a_rest_is_told_to_the_bot_and_stands_nowhere(world):
    opened = open_one(world)
    world.services.chat.rest(opened.id)
    assert world.bot.heard[-1][2]["heard_as"] == "command:pause"
    assert said_in(world, opened.id) == [("bot", "Question 1?")]


@pytest.mark.parametrize("topic", ["paused", "stopped", "finished", "crisis"])
def test_nobody_is_sent_to_rest_twice_or_out_of_danger(world, topic):
    opened = open_one(world)
    with world.services.sessions.begin() as session:
        session.get(Conversation, opened.id).topic = topic
    world.services.chat.rest(opened.id)
    assert world.bot.heard[-1][2]["heard_as"] == "start"
