"""Danger, sorrow, pages, commands, answers: in this order, by the real listener, while something is shared."""

from dataclasses import replace

import pytest

from api.main import build_services
from api.settings import Settings
from nlp.listening.ears import Ears
from nlp.listening.listener import Listener
from tests.fakes import FakeBot, FakeReader
from tests.unit.api.by_message.person import Person
from tests.world import World

CODE = "K7QF-2MXP-9RTD"
PAGES = [
    ("stop sharing", "command:summary"),
    ("take it back from Nurse Price please", "command:summary"),
    ("don't share any more", "command:summary"),
    ("who can see this?", "command:why"),
    ("who has seen my summary", "command:summary"),
    ("my page", "command:summary"),
    ("can I download this?", "command:summary"),
    ("I've lost my link", "command:summary"),
    (CODE, "command:summary"),
    (f"The nurse at the surgery gave me this to type in: {CODE}", "command:summary"),
]
NOT_PAGES = [
    ("I want to die. stop sharing", "crisis"),
    (f"I'm going to kill myself tonight {CODE}", "crisis"),
    ("my husband hits me. who can see this?", "crisis"),
    (f"my mum died in May. the nurse gave me {CODE}", "answer"),
    ("stop", "command:stop"),
    ("delete everything", "command:delete"),
    ("show me my summary", "command:summary"),
    ("I share a flat with Nurse Price", "answer"),
    ("my page in the choir book", "answer"),
    ("I want to stop sharing my room", "answer"),
    ("they took it back", "answer"),
]


@pytest.fixture(scope="module")
def listener():
    return Listener(FakeReader(), Ears.load())


@pytest.fixture
def person(tmp_path, listener):
    bot = FakeBot()
    services = build_services(Settings(goodlife_home=tmp_path), bot, FakeReader(), listener)
    person = Person(World(services, bot))
    person.writes_a_line("my garden")
    person.shares_with("Nurse Price")
    return person


@pytest.mark.parametrize(("text", "heard_as"), PAGES)
def test_what_is_about_the_pages_is_answered_by_us(person, text, heard_as):
    heard = len(person.bot.heard)
    assert person.answer(text).heard_as == heard_as
    assert len(person.bot.heard) == heard


@pytest.mark.parametrize(("text", "taken"), [(CODE, True), (f" {CODE.lower()}. ", True), (f"so tired {CODE}", False)])
def test_a_concern_heard_in_the_letters_of_a_code_alone_is_none(tmp_path, listener, monkeypatch, text, taken):
    hear = listener.hear
    monkeypatch.setattr(listener, "hear", lambda *told, **more: replace(hear(*told, **more), concern=True))
    bot = FakeBot()
    person = Person(World(build_services(Settings(goodlife_home=tmp_path), bot, FakeReader(), listener), bot))
    heard = len(bot.heard)
    person.say(text)
    assert (len(bot.heard) == heard) == taken


@pytest.mark.parametrize(("text", "heard_as"), NOT_PAGES)
def test_what_is_not_goes_to_the_bot_and_changes_no_share(person, text, heard_as):
    answer = person.answer(text)
    if heard_as != "command:delete":
        assert answer.heard_as == heard_as
        assert person.shared_with == {"Nurse Price"}
    assert person.bot.heard[-1][2]["heard_as"] == heard_as


def test_what_was_taken_back_is_told_also_while_the_bot_is_away_and_something_waits(person):
    person.bot.up = False
    assert not person.answer("my garden").given
    told = person.say("stop sharing")
    assert person.shared_with == set()
    assert "Nurse Price" in told[0]
    assert "I have kept what you wrote" in told[-1]
