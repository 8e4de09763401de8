"""Conversations as people hold them: straight through, back and forth, off the point, unwilling, short."""

from itertools import pairwise
from typing import Callable

import pytest

from tests.conversation import Conversation
from tests.questions import OPEN_QUESTIONS, QUESTIONS

Converse = Callable[..., Conversation]


# Straight through


def test_a_talkative_person_is_asked_each_question_once_in_order_and_thanked(person: Conversation) -> None:
    person.start()
    asked = []
    while person.asked:
        asked.append(person.asked)
        person.say(f"words for {person.asked}")
    assert asked == QUESTIONS
    assert person.status == "finished"
    assert person.texts[1].startswith("Thank you for telling me about your life.")
    assert any("code" in text for text in person.texts)


def test_the_welcome_says_what_it_is_who_sees_it_and_what_one_may_do(person: Conversation) -> None:
    welcome = " ".join(message["text"] for message in person.start())
    assert "computer" in welcome
    assert "not an emergency service" in welcome
    assert "Only you see" in welcome
    assert all(word in welcome for word in ("stop", "skip", "come back", "delete"))
    assert [button["title"] for button in person.said[-1]["buttons"]] == ["Yes, let's start", "Not now"]


def test_a_plain_yes_to_the_play_back_ends_it_without_asking_what_is_missing(person: Conversation) -> None:
    person.answer_until("play_back_right")
    assert person.shown[0]["show"] == "play_back"
    assert person.shown[0]["text"] == "Have I got that right?"
    person.yes()
    assert person.status == "finished"


def test_someone_who_speaks_for_another_is_asked_about_them(person: Conversation) -> None:
    person.answer_until("welcome_whose_life").say("Someone I care for")
    assert person.texts[-1] == "What does a good life look like for them? Start anywhere."


def test_someone_who_names_the_other_is_not_asked_about_themselves(person: Conversation) -> None:
    person.answer_until("welcome_whose_life").say("my mum")
    assert person.texts == ["What does a good life look like? Start anywhere."]


def test_someone_who_begins_to_tell_at_once_is_let_in(person: Conversation) -> None:
    person.start()
    person.say("well my dog got me through the winter", depth="long")
    assert person.status == "talking"
    assert person.kept("welcome_ready") == "well my dog got me through the winter"
    assert person.asked == "welcome_whose_life"


# Listening


def test_their_own_words_come_first_and_end_with_a_full_stop(person: Conversation) -> None:
    person.answer_until("good_life_vision").say("chapel and the girls after!", reflection="the girls after!")
    assert person.texts == ["The girls after. What are you good at, or what do people come to you for?"]


def test_words_given_back_once_are_not_given_back_again_with_the_next_question(person: Conversation) -> None:
    person.answer_until("good_life_vision").say("the girls after", reflection="the girls after")
    person.say("we laugh")
    assert not any("girls" in text for text in person.texts)


def test_what_was_told_already_is_not_asked(person: Conversation) -> None:
    person.answer_until("strengths_good_at").say("joiner, and Jan is always there", covered=["strengths_people"])
    assert person.asked == "barriers_hardest"
    assert person.kept("strengths_people") == "(told already)"


def test_telling_more_about_an_answered_question_never_overwrites_the_answer(person: Conversation) -> None:
    person.answer_until("strengths_people").say("Jan", covered=["strengths_good_at", "good_life_vision", "no_such"])
    assert person.kept("strengths_good_at") == "words for strengths_good_at"
    assert person.kept("good_life_vision") == "words for good_life_vision"


def test_the_answer_to_the_open_question_is_kept_even_when_it_is_named_as_covered(person: Conversation) -> None:
    person.answer_until("strengths_people").say("Jan, always", covered=["strengths_people"])
    assert person.kept("strengths_people") == "Jan, always"


# Short answers


def test_a_short_answer_is_all_right_and_the_next_question_is_gentle(person: Conversation) -> None:
    person.answer_until("working_together_others").say("listen", depth="short")
    assert person.texts[0] == "All right."
    assert person.asked == "working_together_give_back"


def test_someone_who_only_ever_says_a_word_reaches_the_end(person: Conversation) -> None:
    person.start()
    turns = 0
    while person.asked and turns < 20:
        person.say("ok", depth="short", vague=True)
        turns += 1
    assert person.status == "finished"


@pytest.mark.parametrize("words", ["yes", "no"])
@pytest.mark.parametrize("question", OPEN_QUESTIONS)
def test_a_bare_yes_or_no_to_an_open_question_is_its_answer(question: str, words: str, converse: Converse) -> None:
    person = converse().answer_until(question)
    person.say(words, says=words)
    assert person.kept(question) == words


# Probes

SHORT = {"depth": "short"}
VAGUE = {"depth": "short", "vague": True}
ENGINES = {"depth": "short", "names": {"thing": "engines"}, "reflection": "engines"}


def test_a_vague_answer_gets_one_gentle_probe_and_after_a_second_it_moves_on_warmly(person: Conversation) -> None:
    person.answer_until("good_life_vision").say("dunno", **VAGUE)
    assert person.asked == "probe"
    assert person.texts[-1].endswith("or shall we leave it there?")
    person.say("nothing really", **VAGUE)
    assert person.asked == "strengths_good_at"
    assert person.texts[0].startswith(("That's all right.", "A little is enough.", "That's fine."))


def test_what_matters_in_a_little_answer_to_a_probe_gets_another_and_then_it_moves_on(person: Conversation) -> None:
    person.answer_until("strengths_good_at").say("nothing", **VAGUE)
    person.say("engines i spose", **ENGINES)
    assert person.texts == ["Engines. Who comes to you for that?"]
    assert person.kept("probe") == "engines i spose"
    person.say("half the street", **SHORT, names={"place": "the street"}, reflection="half the street")
    assert person.kept("second_probe") == "half the street"
    assert person.kept("strengths_good_at") == "nothing"
    assert person.texts[0] == "Half the street."
    assert person.asked == "barriers_hardest"


def test_what_is_named_is_asked_about_in_their_words(person: Conversation) -> None:
    heard = {"names": {"person": "the girls", "place": "chapel"}, "reflection": "chapel, and the girls after"}
    person.answer_until("good_life_vision").say("chapel, and the girls after. but its my knees", **heard)
    assert person.texts == ["Chapel, and the girls after. What is it about the girls that matters to you?"]
    person.say("we laugh", reflection="laughing since school")
    assert person.asked == "strengths_good_at"


def test_who_speaks_for_another_is_not_asked_what_it_is_about_them(person: Conversation) -> None:
    person.answer_until("welcome_whose_life").say("Someone I care for")
    person.say("my mum. she loved her garden", names={"person": "your mum", "place": "her garden"})
    assert person.texts == ["What is it about her garden that makes life good?"]


def test_a_long_answer_is_a_gift_and_is_not_probed(person: Conversation) -> None:
    person.answer_until("good_life_vision").say(
        "a long story", depth="long", reflection="the girls", names={"person": "the girls"}
    )
    assert person.texts == [
        "The girls. That stays with me.",
        "What are you good at, or what do people come to you for?",
    ]


def test_the_same_probe_is_never_asked_twice_and_there_are_fourteen_questions_at_most(person: Conversation) -> None:
    person.start()
    while person.asked:
        person.say("the choir", **SHORT, names={"thing": "the choir"})
    trail = person.kept("trail").split()
    assert len(set(trail)) == len(trail) <= 14
    assert sum(name not in QUESTIONS for name in trail) >= 4


def test_by_text_message_there_are_ten_at_most(converse: Converse) -> None:
    person = converse(channel="sms").answer_until("good_life_vision")
    while person.asked:
        person.say("the choir", **SHORT, names={"thing": "the choir"})
    assert len(person.kept("trail").split()) <= 10


@pytest.mark.parametrize("heard", [{"loss": True}, {"concern": True}])
def test_a_yes_that_something_weighs_on_begins(heard: dict, person: Conversation) -> None:
    person.answer_until("welcome_ready").say("Yes. Mind you, it has been a bad year", **heard)
    assert person.asked == "welcome_whose_life"


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_long_yes_during_a_pause_leaves_the_first_question_open(channel: str, converse: Converse) -> None:
    person = converse(channel=channel).answer_until("welcome_ready")
    person.no()
    person.say("Yes I have some time for it now", depth="enough")
    assert person.kept("welcome_ready") is None
    assert person.kept("trail") == "welcome_ready"


@pytest.mark.parametrize("heard", [{"loss": True}, {"concern": True}, {"asks": "privacy"}])
def test_what_is_met_first_is_not_probed(heard: dict, converse: Converse) -> None:
    person = converse().answer_until("barriers_hardest")
    person.say("he died", **SHORT, names={"person": "him"}, **heard)
    assert person.asked == "barriers_helped"


@pytest.fixture
def probed(person: Conversation) -> Conversation:
    person.answer_until("strengths_good_at").say("engines i spose", **ENGINES)
    return person


def test_a_probe_can_be_skipped(probed: Conversation) -> None:
    probed.command("skip")
    assert probed.kept("probe") == "(skipped)"
    assert probed.kept("strengths_good_at") == "engines i spose"
    assert probed.asked == "strengths_people"


def test_back_from_a_probe_is_to_its_question(probed: Conversation) -> None:
    probed.command("back")
    assert probed.asked == "strengths_good_at"
    probed.say("welding")
    assert (probed.kept("strengths_good_at"), probed.asked) == ("welding", "strengths_people")


def test_back_to_a_probe_asks_it_again_in_the_same_words(probed: Conversation) -> None:
    probed.say("half the street")
    probed.command("back")
    assert probed.texts == ["Who comes to you for that?"]
    probed.say("all of the street")
    assert (probed.kept("probe"), probed.asked) == ("all of the street", "strengths_people")


def test_after_a_pause_a_probe_is_asked_again(probed: Conversation) -> None:
    probed.command("pause")
    probed.say("hello", "smalltalk")
    assert probed.texts == ["Welcome back. This is where we were.", "Who comes to you for that?"]


# Links


def test_what_gets_in_the_way_is_linked_to_what_was_told(person: Conversation) -> None:
    told = {"barriers_hardest": ["its my knees now", "no bus on sundays"]}
    person.answer_until("strengths_people").say("Gwen", told=told)
    assert person.texts == [
        "We are about half way.",
        "You told me “its my knees now” and “no bus on sundays”. Is there more that gets in the way?",
    ]


def test_where_their_words_cannot_be_said_it_still_does_not_ask_as_if_nothing_had_been_told(
    person: Conversation,
) -> None:
    person.answer_until("strengths_people").say("Gwen", told={"barriers_hardest": []})
    assert person.texts[-1] == "You told me some of what is hard. Is there more that gets in the way?"


# Corrections


def test_going_back_asks_the_question_before_again_and_takes_the_new_answer(person: Conversation) -> None:
    person.answer_until("strengths_people")
    person.command("back")
    assert person.asked == "strengths_good_at"
    person.say("baking, I forgot to say")
    assert person.kept("strengths_good_at") == "baking, I forgot to say"
    assert person.asked == "strengths_people"


@pytest.mark.parametrize(("before", "after"), pairwise(QUESTIONS))
def test_every_question_can_be_gone_back_to(before: str, after: str, converse: Converse) -> None:
    person = converse().answer_until(after)
    person.command("back")
    assert person.asked == before


def test_one_can_go_back_more_than_one_question(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("back")
    person.command("back")
    assert person.asked == "strengths_good_at"


def test_at_the_first_question_there_is_nothing_to_go_back_to(person: Conversation) -> None:
    person.start()
    person.command("back")
    assert person.asked == "welcome_ready"
    assert person.texts[0] == "This is the first question, so there is nothing before it."


def test_someone_who_corrects_the_play_back_is_asked_what_else(person: Conversation) -> None:
    person.answer_until("play_back_right").say("the garden is my wife's")
    assert person.asked == "play_back_missing"
    person.say("nothing else")
    assert person.kept("play_back_right") == "the garden is my wife's"
    assert person.status == "finished"


# Off the point


@pytest.mark.parametrize("heard_as", ["command:why", "smalltalk"])
@pytest.mark.parametrize(
    ("asks", "told"), [("privacy", "Only you see what you write"), ("length", "more, then I'll show you")]
)
def test_a_question_about_the_talk_is_answered_and_ours_asked_again(
    heard_as: str, asks: str, told: str, converse: Converse
) -> None:
    person = converse().answer_until("barriers_hardest")
    person.say("who reads this?", heard_as, asks=asks)
    assert told in person.texts[0]
    assert person.asked == "barriers_hardest"


@pytest.mark.parametrize(
    ("question", "channel", "told"),
    [
        ("welcome_ready", "web", "I ask about twelve questions"),
        ("welcome_ready", "sms", "I ask about nine questions"),
        ("strengths_people", "web", "About six more"),
        ("working_together_give_back", "web", "About one more"),
        ("barriers_hardest", "sms", "About two more"),
        ("play_back_right", "web", "I ask about twelve questions"),
    ],
)
def test_how_long_it_is_is_told_as_it_is(question: str, channel: str, told: str, converse: Converse) -> None:
    person = converse(channel=channel).answer_until(question)
    person.say("how long is this?", "smalltalk", asks="length")
    assert person.texts[0].startswith(told)
    assert person.asked == question


def test_a_question_beside_an_answer_is_answered_and_the_talk_goes_on(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say("my knees, and who reads this?", asks="privacy")
    assert person.texts[0].startswith("Only you see")
    assert person.kept("barriers_hardest") == "my knees, and who reads this?"
    assert person.asked == "barriers_helped"


def test_a_question_about_the_talk_is_answered_after_stopping_and_nothing_is_asked(person: Conversation) -> None:
    person.answer_until("barriers_hardest").command("stop")
    person.say("who reads this?", "command:why", asks="privacy")
    assert person.texts[0].startswith("Only you see")
    assert (person.status, person.asked) == ("stopped", None)


def test_small_talk_is_answered_and_leads_back_to_the_question(person: Conversation) -> None:
    person.answer_until("barriers_hardest").say("are you a robot", "smalltalk")
    assert "computer" in person.texts[0]
    assert person.asked == "barriers_hardest"
    assert person.kept("barriers_hardest") is None


def test_a_person_is_offered_and_the_question_stays_open(person: Conversation) -> None:
    person.answer_until("strengths_people")
    person.command("person")
    assert person.shown == [{"show": "people"}]
    assert person.asked == "strengths_people"


def test_what_was_heard_so_far_can_be_seen_at_any_time(person: Conversation) -> None:
    person.answer_until("barriers_helped")
    person.command("summary")
    assert person.shown == [{"show": "play_back"}]
    assert person.asked == "barriers_helped"


def test_a_question_that_is_no_clearer_when_explained_is_passed_over(person: Conversation) -> None:
    person.answer_until("barriers_hardest").command("explain")
    assert person.asked == "barriers_hardest"
    person.command("explain")
    assert person.asked == "barriers_helped"
    person.command("explain")
    assert person.asked == "barriers_helped"


def test_each_question_has_an_easier_way_to_say_it_and_a_reason_of_its_own(converse: Converse) -> None:
    for command in ("explain", "why"):
        person, told = converse(), set()
        person.start()
        while person.asked:
            person.command(command)
            told.add(person.texts[0])
            person.say("words")
        assert len(told) == len(QUESTIONS), command


def test_in_welsh_it_says_in_both_languages_that_it_answers_in_english(converse: Converse) -> None:
    person = converse(language="cy")
    person.start()
    assert person.texts[0].startswith("Helo. Gallwch ysgrifennu yn Gymraeg")
    assert person.texts[1].startswith("You can write in Welsh")


def test_in_english_the_welcome_has_no_welsh(person: Conversation) -> None:
    assert not any("Gymraeg" in message["text"] for message in person.start())


# Unwilling


@pytest.mark.parametrize("question", QUESTIONS[1:])
def test_every_question_can_be_skipped_and_is_not_asked_again(question: str, converse: Converse) -> None:
    person = converse().answer_until(question)
    person.command("skip")
    assert person.texts[0] == "That's fine, we'll leave that one."
    assert person.kept(question) == "(skipped)"
    assert person.asked != question


def test_to_pass_over_whether_to_start_is_no_yes(person: Conversation) -> None:
    person.start()
    person.command("skip")
    assert person.texts == ["That's fine. To come back another day, keep your link first."]
    assert (person.status, person.asked, person.kept("welcome_ready")) == ("paused", None, None)


@pytest.mark.parametrize(("channel", "told"), [("web", "this browser"), ("sms", "this phone")])
def test_who_can_see_it_is_told_as_it_is_where_they_write(channel: str, told: str, converse: Converse) -> None:
    person = converse(channel=channel).answer_until("barriers_hardest")
    person.say("can my husband see this?", "command:why", asks="privacy")
    assert any(told in text for text in person.texts)


def test_someone_who_does_not_want_to_start_is_left_in_peace_and_welcome_later(person: Conversation) -> None:
    person.start()
    person.no()
    assert (person.status, person.asked) == ("paused", None)
    assert person.texts == ["That's fine. To come back another day, keep your link first."]
    person.yes()
    assert (person.status, person.asked) == ("talking", "welcome_ready")


def test_deleting_is_asked_about_first_and_then_done(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("delete")
    assert person.shown == []
    assert "cannot be undone" in person.texts[0]
    person.yes()
    assert person.said[-1]["custom"] == {"do": "delete_everything"}


def test_asking_twice_to_delete_everything_is_as_good_as_a_yes(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("delete")
    person.command("delete")
    assert person.shown == [{"do": "delete_everything"}]


@pytest.mark.parametrize("heard", [{"says": "no"}, {}, {"concern": True}])
def test_without_a_plain_yes_nothing_is_deleted_and_the_talk_goes_on(heard: dict, converse: Converse) -> None:
    person = converse().answer_until("barriers_hardest")
    person.command("delete")
    person.say("wait, I am not sure", **heard)
    assert person.shown == []
    assert person.texts[0] == "I have kept it all."
    assert person.asked == "barriers_hardest"


def test_deletion_is_asked_about_again_after_a_no(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("delete")
    person.no()
    person.command("delete")
    assert person.asked == "deletion_confirm"
