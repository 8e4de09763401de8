"""The listener: danger before commands, commands before answers, read once, in doubt an answer."""

import pytest

from nlp.listening.heard import HEARD_AS


def test_an_answer_is_read_once_with_its_question_under_its_id(hear, reader):
    heard = hear("my knees, and the bus is no good", question="What gets in the way?")
    assert heard.heard_as == "answer"
    assert [(given.id, given.text, given.question) for given in reader.given] == [
        ("t1", "my knees, and the bus is no good", "What gets in the way?")
    ]
    assert heard.reading.narrative_id == "t1"


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "hello",
        "I want to kill myself",
        "what do you mean?",
        "how long is this? how many questions left",
        "yes",
        "no thanks",
    ],
)
def test_what_is_no_telling_answer_has_no_findings(hear, text):
    assert hear("I sing in the choir").reading.findings
    assert hear(text).reading.findings == ()


@pytest.mark.parametrize(("text", "danger"), [("I want to die", "self"), ("he hits me, stop", "others")])
def test_danger_is_heard_before_anything_else(hear, text, danger):
    heard = hear(text)
    assert (heard.heard_as, heard.danger, heard.concern, heard.reflection) == ("crisis", danger, False, None)


def test_danger_comes_before_a_command_in_the_same_message(hear):
    assert hear("delete everything. I want to die").heard_as == "crisis"


@pytest.mark.parametrize(
    "text", ["STOP", "stop", " Stop. ", "UNSUBSCRIBE", "STOPALL", "OPTOUT", "Opt out", "END", "QUIT", "CANCEL"]
)
def test_an_opt_out_word_alone_always_stops(hear, text):
    assert hear(text).heard_as == "command:stop"


@pytest.mark.parametrize(
    ("text", "says"), [("yes", "yes"), ("no thanks", "no"), ("Yes, carry on", "yes"), ("ok", "yes")]
)
def test_a_plain_yes_or_no_is_an_answer_with_nothing_to_give_back(hear, text, says):
    heard = hear(text)
    assert (heard.heard_as, heard.says, heard.reflection, heard.depth) == ("answer", says, None, "short")


@pytest.mark.parametrize(
    ("question", "heard_as", "offers"),
    [
        ("What would you need for that?", "answer", "person"),
        ("What gets in the way?", "command:person", None),
        (None, "command:person", None),
    ],
)
def test_what_people_could_do_is_an_answer_where_that_was_asked_and_a_person_is_offered(
    hear, question, heard_as, offers
):
    heard = hear("call me", question=question)
    assert (heard.heard_as, heard.offers) == (heard_as, offers)


def test_a_number_is_heard_as_the_choice_it_stands_for(hear):
    assert hear("2", question="Do you want to go on? 1 for yes, 2 for no").says == "no"
    assert hear("2", question="How many children do you have?").says is None


def test_a_death_is_noted_and_its_words_are_not_given_back(hear):
    heard = hear("Jan and the girls were here when my wife died")
    assert (heard.heard_as, heard.loss, heard.reflection) == ("answer", True, None)
    assert not hear("seeing Jan and the girls").loss


@pytest.mark.parametrize(
    ("text", "heard_as", "asks"),
    [
        ("who will read this? is it private?", "command:why", "privacy"),
        ("who is going to see what I write here?", "command:why", "privacy"),
        ("how long is this? how many questions left", "smalltalk", "length"),
        ("I'm scared of doing this. who reads it?", "answer", "privacy"),
        ("my dog Mali. how many questions are left?", "answer", "length"),
        ("why do you ask?", "command:why", None),
        ("my dog Mali", "answer", None),
    ],
)
def test_a_question_about_the_talk_is_noted(hear, text, heard_as, asks):
    heard = hear(text)
    assert (heard.heard_as, heard.asks) == (heard_as, asks)


def test_words_are_given_back_from_an_answer_only(hear):
    assert hear("seeing Jan and the girls").reflection == "seeing Jan and the girls"
    assert hear("seeing Jan and the girls", reflected_lately=2).reflection is None


@pytest.mark.parametrize(
    "text", ["", " ", "🙂" * 300, "word " * 400, "?", "\n\n", "/start", "{reflection}", "\u200b", "a" * 2000, "1", "Ŵ̂"]
)
def test_anything_can_be_typed(hear, text):
    assert hear(text).heard_as in HEARD_AS


@pytest.mark.parametrize("text", ["My own life", "Someone I care for", "I'm not sure", "NOT SURE", "ME", "THEM"])
def test_a_button_or_a_word_that_is_offered_is_an_answer(hear, text):
    assert hear(text).heard_as == "answer"


@pytest.mark.parametrize(
    "text",
    [
        "the neighbours are lovely and we have a street party every June",
        "I volunteer at the food bank on Thursdays and I love it",
        "getting my confidence back after the stroke",
    ],
)
def test_an_ordinary_answer_raises_no_concern(hear, text):
    assert not hear(text).concern


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("I want to kill myself", True),
        ("my garden, then he hits me again and I am scared to go home tonight", True),
        ("my garden and my dog", False),
        ("this traffic will be the death of me", False),
        ("stop", False),
        ("🙂", False),
    ],
)
def test_danger_can_be_asked_for_alone_and_nothing_is_read(listener, reader, text, danger):
    assert listener.tells_of_danger(text) is danger
    assert reader.given == []
