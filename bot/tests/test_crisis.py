"""When someone is in danger, or carries something heavy."""

from typing import Callable

import pytest

from tests.conversation import Conversation

Converse = Callable[..., Conversation]

DANGER = "theyd all be better off if i wasnt here tbh"


@pytest.fixture
def in_danger(person: Conversation) -> Conversation:
    person.answer_until("barriers_hardest").say(DANGER, "crisis")
    return person


def test_in_danger_help_is_shown_and_one_thing_is_asked(in_danger: Conversation) -> None:
    first, second = in_danger.said
    assert first["custom"] == {"show": "crisis_help"}
    assert second["text"] == "Are you safe right now?"
    assert [b["title"] for b in second["buttons"]] == ["Yes", "No", "I'm not sure", "I'd rather not say"]
    assert (in_danger.loop, in_danger.status) == ("crisis", "paused")


def test_after_danger_we_go_on_and_what_was_answered_with_it_is_not_asked_again(in_danger: Conversation) -> None:
    in_danger.yes()
    in_danger.yes()
    assert in_danger.texts == ["All right. We go on from where we were.", "What has helped before, even a little?"]
    assert (in_danger.status, in_danger.asked) == ("talking", "barriers_helped")
    assert in_danger.kept("barriers_hardest") == DANGER


def test_a_probe_that_was_answered_with_danger_is_not_asked_again(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.say("my husband mostly", names={"person": "your husband"}, depth="short")
    assert person.asked == "probe"
    person.say(DANGER, "crisis")
    person.yes()
    person.yes()
    assert person.asked == "barriers_helped"


def test_danger_that_was_written_before_the_question_was_asked_does_not_answer_it(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say(DANGER, "crisis", asked="strengths_people")
    person.yes()
    person.yes()
    assert (person.asked, person.kept("barriers_hardest")) == ("barriers_hardest", None)


def test_what_danger_tells_besides_is_not_asked_either(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say(DANGER, "crisis", covered=["barriers_helped"])
    person.yes()
    person.yes()
    assert person.asked == "working_together_first_step"


@pytest.mark.parametrize("asked", ["welcome_ready", "welcome_whose_life", "play_back_right"])
def test_danger_is_no_yes_to_a_question_about_the_talk_itself(asked: str, person: Conversation) -> None:
    person.answer_until(asked)
    person.say(DANGER, "crisis")
    person.yes()
    person.yes()
    assert person.asked == asked


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("No", {"says": "no"}),
        ("I'm not sure", {}),
        ("I'd rather not say", {"heard_as": "command:skip"}),
        ("lol", {"heard_as": "smalltalk"}),
        ("he is downstairs", {"concern": True}),
        ("No, can my husband see this?", {"asks": "privacy"}),
        ("how long is this", {"heard_as": "smalltalk", "asks": "length"}),
    ],
)
def test_without_a_plain_yes_the_help_is_shown_once_more(words: str, heard: dict, in_danger: Conversation) -> None:
    in_danger.say(words, **{"heard_as": "answer", **heard})
    assert in_danger.shown[0]["show"] == "crisis_help"
    assert in_danger.shown[0]["text"].startswith("Please reach one of these now.")
    assert in_danger.asked == "crisis_carry_on"


@pytest.mark.parametrize("heard_as", ["command:why", "smalltalk"])
@pytest.mark.parametrize(
    ("asks", "said"), [("privacy", "Only you see what you write"), ("who", "I am a computer program, not a person.")]
)
def test_whoever_asks_who_sees_this_or_whether_it_is_a_person_is_told_and_asked_again(
    heard_as: str, asks: str, said: str, in_danger: Conversation
) -> None:
    in_danger.say("can my husband see this?", heard_as, asks=asks)
    assert in_danger.texts[0].startswith(said)
    assert (in_danger.texts[-1], in_danger.asked) == ("Are you safe right now?", "crisis_safe_now")
    in_danger.yes()
    in_danger.say("can my husband see this?", heard_as, asks=asks)
    assert in_danger.texts[0].startswith(said)
    assert (in_danger.status, in_danger.asked) == ("paused", "crisis_carry_on")


def test_a_command_beside_such_a_question_is_followed(in_danger: Conversation) -> None:
    in_danger.say("can my husband see this? delete everything", "command:delete", asks="privacy")
    assert in_danger.asked == "deletion_confirm"


def test_someone_who_is_safe_is_not_shown_the_help_again(in_danger: Conversation) -> None:
    in_danger.yes()
    assert in_danger.shown == []
    assert in_danger.asked == "crisis_carry_on"


@pytest.mark.parametrize(
    "heard",
    [
        {"says": "no"},
        {},
        {"heard_as": "command:skip"},
        {"heard_as": "command:stop"},
        {"heard_as": "command:back"},
        {"heard_as": "smalltalk"},
    ],
)
def test_the_interview_goes_on_only_on_a_plain_yes(heard: dict, in_danger: Conversation) -> None:
    in_danger.yes()
    in_danger.say("dunno", **{"heard_as": "answer", **heard})
    assert (in_danger.status, in_danger.asked, in_danger.loop) == ("stopped", None, None)


def test_after_leaving_it_there_thanks_are_no_wish_to_go_on_and_a_yes_is(in_danger: Conversation) -> None:
    in_danger.yes()
    in_danger.no()
    in_danger.say("thank you", "smalltalk")
    assert in_danger.texts == ["You stopped here, and that's fine. Do you want to go on?"]
    assert (in_danger.status, in_danger.asked) == ("stopped", None)
    in_danger.yes()
    assert (in_danger.status, in_danger.asked) == ("talking", "barriers_helped")


def test_by_text_nothing_of_the_persons_words_is_said_after_danger(converse: Converse) -> None:
    person = converse(channel="sms").answer_until("barriers_hardest")
    person.say("my husband mostly", names={"person": "your husband"}, depth="short")
    assert "husband" in person.texts[-1]
    person.say("he hit me last night", "crisis")
    person.yes()
    person.yes()
    assert person.texts[-1].endswith("?")
    assert not any("husband" in text for text in person.texts)


def test_danger_while_we_ask_whether_to_delete_says_that_nothing_is_deleted(person: Conversation) -> None:
    person.answer_until("barriers_hardest").command("delete")
    person.say("yes delete it. he hits me if he finds this", "crisis")
    assert person.shown == [{"show": "crisis_help"}]
    assert person.texts == ["Nothing is deleted yet. To delete it all, write DELETE.", "Are you safe right now?"]
    assert (person.loop, person.asked) == ("crisis", "crisis_safe_now")
    person.command("delete")
    assert person.asked == "deletion_confirm"


def test_more_danger_while_we_ask_shows_the_help_again_and_asks_again(in_danger: Conversation) -> None:
    in_danger.say("I've got the tablets", "crisis")
    assert in_danger.shown == [{"show": "crisis_help"}]
    assert in_danger.asked == "crisis_safe_now"


def test_a_second_time_in_danger_is_asked_everything_anew(in_danger: Conversation) -> None:
    in_danger.yes()
    in_danger.yes()
    in_danger.say(DANGER, "crisis")
    assert in_danger.asked == "crisis_safe_now"
    in_danger.no()
    assert in_danger.shown[0]["show"] == "crisis_help"


@pytest.mark.parametrize("left", ["pause", "stop"])
def test_danger_is_heard_from_someone_who_had_left(left: str, converse: Converse) -> None:
    person = converse().answer_until("barriers_hardest")
    person.command(left)
    person.say(DANGER, "crisis")
    assert {"show": "crisis_help"} in person.shown
    assert (person.loop, person.asked) == ("crisis", "crisis_safe_now")


def test_danger_is_heard_after_the_finish_and_in_the_very_first_message(converse: Converse) -> None:
    finished, new = converse(), converse()
    finished.answer_until("play_back_right").yes()
    for person in (finished, new):
        person.say(DANGER, "crisis")
        assert {"show": "crisis_help"} in person.shown
        assert person.asked == "crisis_safe_now"


def test_stopping_works_in_danger_too(in_danger: Conversation) -> None:
    in_danger.command("stop")
    assert (in_danger.status, in_danger.loop) == ("stopped", None)


def test_deleting_works_in_danger_and_a_no_does_not_lead_back_to_the_questions(in_danger: Conversation) -> None:
    in_danger.command("delete")
    assert in_danger.asked == "deletion_confirm"
    in_danger.no()
    assert (in_danger.status, in_danger.asked) == ("paused", None)


# Heavy, but not danger


def test_a_sorrow_is_met_first_with_one_place_and_then_the_next_question_is_asked(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say("I cry most nights since he passed", concern=True)
    assert person.texts[0] == "Thank you for telling me."
    assert person.said[1]["custom"] == {"show": "one_place"}
    assert person.kept("barriers_hardest") == "I cry most nights since he passed"
    assert person.asked == "barriers_helped"


def test_a_sorrow_in_the_last_answer_is_met_before_the_end(person: Conversation) -> None:
    person.answer_until("play_back_missing").say("that I am so lonely", concern=True)
    assert person.shown == [{"show": "one_place"}]
    assert person.status == "finished"
    assert person.texts[-3].startswith("Thank you for telling me about your life.")


def test_a_death_is_met_in_one_plain_sentence_before_the_next_question(person: Conversation) -> None:
    person.answer_until("good_life_vision").say("lonely since my wife died", loss=True, reflection="my wife died")
    assert person.texts == [
        "I'm sorry. Thank you for telling me that.",
        "There is no rush. What are you good at, or what do people come to you for?",
    ]
    assert person.kept("good_life_vision") == "lonely since my wife died"


@pytest.mark.parametrize(
    ("meets", "said"),
    [
        ("anger", "I hear how angry that makes you."),
        ("pain", "That sounds like a lot of pain to live with."),
    ],
)
def test_anger_and_pain_are_met_in_one_plain_sentence_before_the_next_question(
    meets: str, said: str, person: Conversation
) -> None:
    person.answer_until("barriers_hardest").say("it never stops", meets=meets, depth="short")
    assert person.texts == [said, "What has helped before, even a little?"]
    assert person.kept("barriers_hardest") == "it never stops"


def test_a_death_told_in_few_words_is_not_called_little(person: Conversation) -> None:
    person.answer_until("strengths_good_at").say("he died", loss=True, depth="short")
    assert not any("all right" in text for text in person.texts)


def test_a_death_that_weighs_heavy_is_met_as_heavy(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say("I cry since he died", loss=True, concern=True)
    assert person.shown == [{"show": "one_place"}]
    assert not any("sorry" in text for text in person.texts)


@pytest.mark.parametrize("left", ["stop", "finish"])
def test_a_death_told_after_leaving_is_met_and_nothing_is_asked(left: str, converse: Converse) -> None:
    person = converse()
    if left == "stop":
        person.answer_until("barriers_hardest").command("stop")
    else:
        person.answer_until("play_back_right").yes()
    person.say("my wife died in March", loss=True)
    assert person.texts == ["I'm sorry. Thank you for telling me that."]
    assert person.asked is None


def test_what_a_heavy_answer_covers_is_not_asked_either(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say("I cry, Jan helps", concern=True, covered=["barriers_helped"])
    assert person.asked == "working_together_first_step"


@pytest.mark.parametrize("left", ["stop", "finish"])
def test_a_sorrow_after_leaving_is_met_and_nothing_is_asked(left: str, converse: Converse) -> None:
    person = converse()
    if left == "stop":
        person.answer_until("barriers_hardest").command("stop")
    else:
        person.answer_until("play_back_right").yes()
    person.say("I cry most nights", concern=True)
    assert person.shown == [{"show": "one_place"}]
    assert person.asked is None
