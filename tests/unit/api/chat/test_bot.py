"""What the bot says, and where a conversation is."""

import pytest

from api.chat.bot import BotMessage, State, _messages, state_of


@pytest.mark.parametrize(
    ("slots", "loop", "state"),
    [
        ({"requested_slot": "welcome_ready"}, "interview", State("welcome", "welcome_ready", False)),
        ({"requested_slot": "good_life_vision"}, "interview", State("good_life", "good_life_vision", False)),
        (
            {"requested_slot": "working_together_others"},
            "interview",
            State("working_together", "working_together_others", False),
        ),
        (
            {"requested_slot": "probe", "trail": "-good_life_day good_life_vision good_life_place"},
            "interview",
            State("good_life", "good_life_place", False),
        ),
        (
            {"requested_slot": "second_probe", "trail": "strengths_good_at strengths_how strengths_who_comes"},
            "interview",
            State("strengths", "strengths_who_comes", False),
        ),
        ({"requested_slot": "play_back_right"}, "interview", State("play_back", "play_back_right", False)),
        ({"requested_slot": "crisis_safe_now"}, "crisis", State("crisis", "crisis_safe_now", False)),
        ({"requested_slot": "good_life_vision", "status": "paused"}, None, State("paused", None, False)),
        ({"requested_slot": None, "status": "stopped"}, None, State("stopped", None, True)),
        ({"status": "finished"}, None, State("finished", None, True)),
        (
            {"status": "paused", "requested_slot": "crisis_safe_now"},
            "crisis",
            State("crisis", "crisis_safe_now", False),
        ),
    ],
)
def test_the_state_follows_from_slots_and_loop(slots, loop, state):
    assert state_of({"slots": slots, "active_loop": {"name": loop}}) == state


@pytest.mark.parametrize(
    "slots", [{}, {"requested_slot": "deletion_confirmed"}, {"requested_slot": None, "status": "talking"}]
)
def test_what_has_no_topic_of_its_own_leaves_the_state_as_it_was(slots):
    assert state_of({"slots": slots, "active_loop": {"name": "deletion"}}) is None


BUTTONS = [{"title": "Yes", "payload": "yes"}]
YES = ({"label": "Yes", "value": "yes"},)


@pytest.mark.parametrize(
    ("text", "data", "messages"),
    [
        ("Hello", {}, [BotMessage("Hello")]),
        ("Ready?", {"buttons": BUTTONS}, [BotMessage("Ready?", YES)]),
        ("One.\n\nTwo?", {"buttons": BUTTONS}, [BotMessage("One."), BotMessage("Two?", YES)]),
        (None, {"custom": {"show": "people"}}, [BotMessage(show="people")]),
        (
            None,
            {"custom": {"show": "play_back", "text": "Is it right?", "buttons": BUTTONS}},
            [BotMessage(show="play_back"), BotMessage("Is it right?", YES)],
        ),
        (None, {"custom": {"do": "delete_everything"}}, [BotMessage(deletes_everything=True)]),
        (None, {}, []),
        ("", {"custom": None, "buttons": None}, []),
    ],
)
def test_each_message_of_rasa_is_understood(text, data, messages):
    assert list(_messages(text, data)) == messages
