"""Text messages by both providers, through the real server, the real listener and the real bot."""

import re
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from xml.etree import ElementTree

import pytest
from cryptography.fernet import Fernet

from api.sms.segments import is_gsm, segments
from tests.integration.professional import code_of
from tests.providers import StandInNotify, StandInTwilio, running
from tests.servers import running_api
from tests.stored import encrypted, found, in_plain

pytestmark = pytest.mark.bot

BEARER = "a bearer token for tests"
NUMBERS = (f"+4477009{number:05}" for number in count(100))
STOPPED = "you will get no more texts from us"
LONG = "I like to sit in my garden with a cup of tea and watch the birds that come to the feeder by the old shed "


@pytest.fixture(scope="module")
def notify():
    with running(StandInNotify()) as notify:
        yield notify


@pytest.fixture(scope="module")
def twilio():
    with running(StandInTwilio()) as twilio:
        yield twilio


@pytest.fixture(scope="module")
def api(tmp_path_factory, live_bot, notify, twilio):
    """The real api, set up for both providers, with keys of its own."""
    settings = {
        "SMS_HASH_KEY": "a key for tests",
        "SMS_NUMBER_KEYS": Fernet.generate_key().decode(),
        "SMS_WAIT_SECONDS": "0.5",
        "SMS_RETRY_SECONDS": "0.5",
        "TWILIO_AUTH_TOKEN": twilio.token,
        "TWILIO_API_URL": twilio.url,
        "NOTIFY_BEARER_TOKEN": BEARER,
        "NOTIFY_API_KEY": notify.api_key,
        "NOTIFY_TEMPLATE_ID": notify.template_id,
        "NOTIFY_API_URL": notify.url,
    }
    with running_api(tmp_path_factory.mktemp("api_for_texts"), live_bot, **settings) as api:
        yield api


class Person:
    """Someone who texts by Twilio, and reads what comes back in its answer or through its API."""

    def __init__(self, api, twilio):
        self.number = next(NUMBERS)
        self._api, self._twilio = api, twilio
        self.texts = []

    def text(self, words, sid=None):
        """Text something and return what comes back at once."""
        answer = self._twilio.hand_on(self._api.url, self.number, words, sid)
        assert answer.status_code == 200, answer.text
        texts = [message.text or "" for message in ElementTree.fromstring(answer.text)]
        self.texts += texts
        return texts

    def say(self, *texts):
        """Text several things, each after the answer to the one before; return the last answer as one string."""
        for words in texts:
            last = self.text(words)
        return "\n".join(last)


@pytest.fixture
def person(api, twilio):
    return Person(api, twilio)


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def started(person):
    """Bring someone to the first question about a good life."""
    person.say("hello", "yes")
    return person.say("me")


def test_a_whole_conversation_by_text_fits_its_segments_and_costs_no_more_than_it_must(person):
    first = person.say("hello")
    assert "I am not an emergency service" in first
    assert "Shall we start, YES or NO?" in first
    said = ["yes", "me", "chapel on a sunday and the girls after", "we laugh, we been laughing since school"]
    said += ["I was a joiner", "Jan pops in", "the stairs", "nothing much", "a stairlift", "ring the council"]
    said += ["yes", "no", "that is all", "no thanks", "yes"]
    for words in said:
        person.say(words)
        if any("last question" in text for text in person.texts):
            break
    assert any("last question" in text for text in person.texts)
    assert all(is_gsm(text) and 1 <= segments(text) <= 2 for text in person.texts)


def test_a_forged_signature_is_refused_and_leaves_nothing(api, twilio):
    number, words = next(NUMBERS), "forgedgardenwords"
    answer = twilio.hand_on(api.url, number, words, signed_for="https://elsewhere.example.org/sms/twilio")
    assert answer.status_code == 403
    assert found({api.log.parent}, words) == []


def test_a_wrong_bearer_token_is_refused_and_leaves_nothing(api, notify):
    words = "wrongtokenwords"
    assert notify.hand_on(api.url, "not the token", next(NUMBERS), words).status_code == 401
    assert found({api.log.parent}, words) == []


def test_a_replayed_id_gets_the_same_reply_and_is_heard_once(person):
    started(person)
    first = person.text("my garden and my dog", sid="SM-replayed")
    assert person.text("my garden and my dog", sid="SM-replayed") == first
    after = person.say("the birds that come")
    assert after != "\n".join(first)


def test_a_replayed_id_by_notify_is_heard_and_answered_once(api, notify):
    number = next(NUMBERS)
    for _ in range(3):
        assert notify.hand_on(api.url, BEARER, number, "hello", "replayed").status_code == 200
    assert until(lambda: notify.texts_to(number))
    notify.hand_on(api.url, BEARER, number, "yes", "another")
    assert until(lambda: len(notify.texts_to(number)) == 2)
    assert "What does a good life look like" in notify.texts_to(number)[1]


def test_parts_out_of_order_are_one_answer(person, api):
    started(person)
    assert person.text("(3/3) and partwordthree") == []
    assert person.text("(1/3) I like partwordone") == []
    (reply,) = person.text("(2/3) and partwordtwo")
    assert reply.count("?") == 1
    assert found({api.log.parent}, "I like partwordone and partwordtwo and partwordthree") != []


def test_a_long_message_in_two_texts_is_one_answer(person, api):
    started(person)
    long = LONG * 2
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(person.text, long[:153])
        time.sleep(0.2)
        last = pool.submit(person.text, long[153:])
    assert first.result() == []
    assert len(last.result()) == 1
    assert found({api.log.parent}, long) != []


def test_three_texts_in_a_row_are_answered_once(person):
    started(person)
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(person.text, ["my garden", "and my dog", "and seeing Jan on a Friday"]))
    assert sum(len(texts) for texts in answers) == 1


@pytest.mark.parametrize("words", ["🙂" * 300, "🌊🌊🐶❤️", ("my garden and my dog, " * 100)[:2000]])
def test_an_emoji_flood_and_2000_letters_are_answered_with_the_next_question(person, words):
    started(person)
    (reply,) = person.text(words)
    assert "?" in reply
    assert is_gsm(reply)
    assert segments(reply) <= 2


def test_stop_then_words_then_start(person, api):
    started(person)
    person.say("I like my garden")
    assert STOPPED in person.say("STOP")
    assert person.text("STOP") == []
    for words in ("stoppedgardenwords", "please answer", "I want to kill myself", "YES please"):
        assert person.text(words) == []
    assert found({api.log.parent}, "stoppedgardenwords") == []
    back = person.say("START")
    assert "Welcome back" in back
    assert "garden" not in back.lower()
    assert "?" in back
    assert "?" in person.say("seeing my friends on a Friday")


def test_stop_in_welsh_and_help_in_both(person):
    started(person)
    assert "no emergency service" in person.say("HELP")
    assert "Nid gwasanaeth brys" in person.say("CYMORTH")
    assert "chewch chi ddim mwy" in person.say("STOPIO")
    assert person.text("hello?") == []
    assert "no emergency service" in person.say("INFO")


def test_danger_by_text_gets_help_that_fits_two_segments(person):
    started(person)
    texts = person.text("i want to kill myself")
    assert "116 123" in texts[0]
    assert all(segments(text) <= 2 for text in texts)
    assert "safe" in texts[-1]


def test_pausing_and_coming_back_quotes_nothing(person):
    started(person)
    person.say("the girls after chapel on a Sunday")
    assert "Come back any day" in person.say("pause")
    back = person.say("hello")
    assert "Welcome back" in back
    assert not re.search("girls|chapel|sunday", back, re.IGNORECASE)


def test_coming_back_after_days_of_silence_quotes_nothing(person, api):
    started(person)
    person.say("the girls after chapel on a Sunday")
    with sqlite3.connect(api.log.parent / "goodlife.db", timeout=30) as database:
        database.execute("UPDATE phones SET heard_at = datetime(heard_at, '-3 days')")
    back = person.say("hello again")
    assert "Welcome back" in back
    assert "?" in back
    assert not re.search("girls|chapel|sunday", back, re.IGNORECASE)


def test_deletion_by_text_leaves_neither_words_nor_number(person, api, live_bot):
    started(person)
    words = "zanzibartextword"
    person.say(f"I want to see {words} again")
    homes = {api.log.parent, live_bot.log.parent}
    assert found(homes, words), "the test must be able to see the words before they are deleted"
    assert in_plain(homes, person.number) == []
    tokens = encrypted(homes, words)
    person.say("delete everything")
    assert "deleted" in person.say("YES")
    assert until(lambda: found(homes, words) == [])
    assert until(lambda: not any(in_plain(homes, token) for token in tokens))
    assert "not an emergency service" in person.say("hello")


def test_sharing_by_text_asks_first_and_fits_one_segment(person, api):
    person.say("hello", "yes")
    question = person.say("chapel on a sunday and the girls after").split("\n")[-1]
    asked = person.say(code_of(api, "Nurse Price").replace("-", " "))
    assert asked.startswith("Nurse Price gave this code. They would see ")
    assert asked.endswith("Reply YES to share all of it.")
    shared = person.say("YES")
    assert shared.startswith("Done. Nurse Price can see your summary now.")
    assert shared.endswith(question)
    assert "Not looked yet." in person.say("who has seen my summary?")
    assert person.say("TAKE IT BACK").startswith("Done. Nurse Price can't see your summary any more.")
    assert "/" not in "".join(person.texts[-4:])
    assert segments(asked) == 1


def test_while_notify_is_down_nothing_is_lost(api, notify):
    number = next(NUMBERS)
    notify.down = 503
    calls = notify.calls
    assert notify.hand_on(api.url, BEARER, number, "hello").status_code == 200
    assert until(lambda: notify.calls >= calls + 2)
    assert notify.texts_to(number) == []
    notify.down = None
    assert until(lambda: len(notify.texts_to(number)) == 1)
    assert "Shall we start, YES or NO?" in notify.texts_to(number)[0]


def test_while_the_bot_is_away_words_are_kept_and_answered_when_it_is_back(person, live_bot, twilio):
    started(person)
    live_bot.process.kill()
    live_bot.process.wait()
    assert "I have kept what you wrote" in person.say("my garden and my dog")
    live_bot.start()
    assert until(lambda: twilio.texts_to(person.number))
    (late,) = twilio.texts_to(person.number)
    assert "?" in late
    assert "I have kept" not in late
