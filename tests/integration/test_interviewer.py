"""The interviewer through the whole service: it probes, links, never asks twice, and puts right what it heard wrong."""

import re

import pytest

from tests.integration.citizen import Citizen

pytestmark = pytest.mark.bot

MOST = 30


def texts(answer):
    return [message["text"] for message in answer["messages"]]


def asked(answer):
    return answer["state"]["asked"]


def tell(citizen, answer, topic, *said):
    """Say things, and then little, until a topic is reached; return the answer that reached it."""
    words = iter(said)
    for _ in range(MOST):
        if answer["state"]["topic"] == topic:
            return answer
        answer = citizen.say(next(words, "there is nothing more that I could tell you about that"))
    raise AssertionError(f"{topic} was not reached in {MOST} messages")


@pytest.fixture
def her(live_api):
    citizen = Citizen(live_api.url)
    citizen.say("yes")
    citizen.say("me")
    return citizen


@pytest.fixture
def him(live_api):
    citizen = Citizen(live_api.url, channel="sms")
    citizen.say("YES")
    return citizen


# The three conversations of the guide to its manner, in spirit


def test_a_talkative_woman_is_followed_and_not_asked_what_she_told(her):
    chapel = (
        "chapel on a sunday and the girls after. i used to walk up but its my knees now and the bus is no good sundays"
    )
    answer = her.say(chapel)
    assert texts(answer) == ["Chapel on a sunday and the girls after. What is it about the girls that matters to you?"]
    answer = her.say("we laugh. we been laughing since school. I dont laugh in the week much")
    assert answer["state"]["topic"] == "strengths"
    her.say("I was a joiner for forty years, you know, and I still mend things")
    answer = tell(her, answer, "barriers")
    assert texts(answer)[-1].startswith("You told me")
    assert texts(answer)[-1].endswith("Is there more that gets in the way?")


def test_a_terse_man_gets_one_gentle_probe_and_is_followed_where_a_word_comes(him):
    him.say("my dog")
    answer = him.say("we walk")
    assert asked(answer) == "strengths_good_at"
    answer = him.say("nothing")
    assert "or shall we leave it there?" in texts(answer)[-1]
    answer = him.say("engines i spose")
    assert texts(answer) == ["Engines. Who comes to you for that?"]
    answer = him.say("half the street")
    assert texts(answer)[0].startswith("Half the street.")
    assert answer["state"]["topic"] == "barriers"


def test_danger_inside_an_answer_waits_and_then_the_next_question_is_asked(her):
    probe = her.say("dunno")
    danger = her.say("sleep mostly. and thinking theyd all be better off if i wasnt here tbh")
    assert danger["heard_as"] == "crisis"
    assert any("116 123" in text for text in texts(danger))
    assert asked(danger) == "crisis_safe_now"
    her.say("I'm safe now, can we go on?")
    back = her.say("yes")
    assert texts(back)[0] == "All right. We go on from where we were."
    assert asked(back) not in (None, asked(probe))
    assert "better off" not in str(her.summary())


# Never twice, never too many


@pytest.mark.parametrize(("channel", "most"), [("web", 14), ("sms", 10)])
@pytest.mark.parametrize("says", ["dunno", "the dog", "my sister Ann and the choir", "nothing really"])
def test_whoever_says_little_is_asked_each_thing_once_and_reaches_the_end(live_api, channel, most, says):
    citizen = Citizen(live_api.url, channel=channel)
    seen = [citizen.opening["state"]["asked"]]
    answer = citizen.say("yes")
    while not answer["state"]["ended"] and len(seen) < MOST:
        seen.append(asked(answer))
        answer = citizen.say("yes" if asked(answer).startswith(("play_back", "welcome")) else says)
    assert answer["state"]["topic"] == "finished"
    assert len(seen) == len(set(seen)) <= most


def test_their_words_are_never_given_back_three_times_in_a_row(her):
    reflected = []
    for words in (
        "the choir",
        "my garden and my dog",
        "my sister Ann",
        "walking on the beach",
        "my friends at the club",
    ) * 2:
        answer = her.say(words)
        if answer["state"]["topic"] == "play_back":
            break
        reflected.append(words.removeprefix("my ").lower() in " ".join(texts(answer)).lower())
    assert any(reflected)
    assert "True, True, True" not in str(reflected)


def test_every_phrase_it_links_to_is_the_persons_own(her):
    said = [
        "its my knees now and the bus is no good sundays",
        "my neighbour Jan pops in every day",
        "I can mend most things, I was a joiner for forty years",
        "my sister rings me on a Sunday",
    ]
    linked = []
    for number in range(12):
        answer = her.say(said[number] if number < len(said) else "the bus into town on a Tuesday")
        linked += re.findall(r"“(.+?)”", " ".join(texts(answer)))
        if answer["state"]["topic"] == "play_back":
            break
    assert linked
    assert all(any(words in text for text in said) for words in linked)


def test_near_the_end_it_says_how_many_are_left_and_keeps_to_it(her):
    answer = her.say("seeing my grandchildren and getting out into the hills when the weather is fine")
    counted = []
    for _ in range(MOST):
        if answer["state"]["topic"] == "play_back":
            break
        said = " ".join(texts(answer))
        counted += [2] * ("Two more things" in said) + [1] * ("One last thing" in said)
        answer = her.say("my two sons live a long way off and the house has been too big for me since they went")
    assert counted in ([2, 1], [1])


# Probes and commands


@pytest.mark.parametrize(
    ("words", "heard_as", "stays"),
    [
        ("what do you mean?", "command:explain", True),
        ("why do you ask?", "command:why", True),
        ("say that again", "command:repeat", True),
        ("can I talk to someone", "command:person", True),
        ("skip", "command:skip", False),
        ("leave it there", "command:skip", False),
    ],
)
def test_every_command_keeps_the_thread_of_a_probe(her, words, heard_as, stays):
    probe = her.say("dunno")
    answer = her.say(words)
    assert answer["heard_as"] == heard_as
    assert (asked(answer) == asked(probe)) == stays
    if stays:
        assert texts(answer)[-1] == texts(probe)[-1]


def test_back_from_a_probe_is_to_its_question_and_it_is_not_asked_again(her):
    probe = her.say("dunno")
    assert asked(her.say("go back")) == "good_life_vision"
    assert asked(her.say("dunno")) != asked(probe)


# The play back, put right


@pytest.fixture
def played_back(her):
    said = [
        "pottering in my garden is what I like most of all, and walking",
        "my brother pops in every Sunday and he is there for me",
        "what gets in the way is that I can't pay the rent any more",
    ]
    answer = tell(her, her.say(said[0]), "play_back", *said[1:])
    return her, "\n".join(texts(answer))


def line_with(citizen, words):
    (item,) = [item for item in citizen.summary()["items"] if words in " ".join(e["text"] for e in item["evidence"])]
    return item


def test_the_lines_have_numbers(played_back):
    _, shown = played_back
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", shown, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2


def test_a_line_is_changed_by_plain_message_and_its_earlier_words_are_kept(played_back):
    citizen, _ = played_back
    answer = citizen.say("it's not my brother, it's my son")
    assert "I've changed that." in texts(answer)[0]
    item = line_with(citizen, "my brother")
    assert "my son" in item["words"]
    assert (item["status"], item["by"]) == ("changed", "person")


def test_a_line_is_taken_out_by_what_it_is_about(played_back):
    citizen, _ = played_back
    answer = citizen.say("take out the bit about the rent")
    assert "taken" in texts(answer)[0]
    item = line_with(citizen, "rent")
    assert (item["status"], item["by"]) == ("removed", "person")


def test_where_it_is_not_clear_which_it_asks_by_number_and_does_it(played_back):
    citizen, _ = played_back
    answer = citizen.say("I didn't say that")
    assert "Which line do you mean?" in texts(answer)[-1]
    before = citizen.summary()["items"]
    citizen.say("2")
    now = zip(citizen.summary()["items"], before, strict=True)
    assert [item["status"] for item, then in now if item["status"] != then["status"]] == ["removed"]
    assert citizen.say("no that's all")["state"]["topic"] == "finished"


def test_the_same_correction_sent_again_changes_nothing_more(played_back):
    citizen, _ = played_back
    first = citizen.say("take out the bit about the rent", client_message_id="same")
    version = citizen.summary()["version"]
    assert citizen.say("take out the bit about the rent", client_message_id="same") == first
    assert citizen.summary()["version"] == version


def test_what_is_added_at_the_play_back_is_found(played_back):
    citizen, _ = played_back
    citizen.say("no")
    citizen.say("you left out that I love singing in the choir with my friends")
    assert any("choir" in item["words"] for item in citizen.summary()["items"])
