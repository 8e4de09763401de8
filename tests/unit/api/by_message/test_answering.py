"""What a message asks of the pages is done and said; anything else is heard as usual."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from api.accounts.roles import Role
from api.chat.answers import Said
from api.database.tables import Conversation, Turn, User
from api.limits.settings import LimitSettings
from tests.fakes import FakeListener
from tests.unit.api.browsing import PASSWORD, Browser
from tests.unit.api.by_message.person import Person
from tests.world import new_world


@pytest.fixture
def person(world):
    person = Person(world)
    person.say("my good garden")
    return person


@pytest.fixture
def texter(world):
    person = Person(world, "sms")
    person.say("my good garden")
    return person


def test_a_code_is_answered_with_whose_it_is_and_nothing_is_shared_yet(person):
    answer = person.answer(f"here is the code {person.code_of('Nurse Price').lower().replace('-', ' ')}")
    (asks,) = answer.messages
    assert asks.text.startswith("Nurse Price gave this code. They would see 1 line of your summary.")
    assert [button["value"] for button in asks.buttons] == ["Yes", "No"]
    assert answer.heard_as == "command:summary"
    assert person.shared_with == set()


@pytest.mark.parametrize("text", ["yes, delete everything", "yes but not the bit about my son", "what is it for?"])
def test_only_a_plain_yes_shares(person, text):
    person.say(person.code_of("Nurse Price"))
    person.say(text)
    assert person.shared_with == set()


def test_yes_shares_and_the_question_is_asked_again(person):
    (_, question) = person.bot.said[person.id]
    person.say(person.code_of("Nurse Price"))
    said = person.say("Yes")
    assert said[0].startswith("Done. Nurse Price can see your summary now.")
    assert said[1:] == [message.text for message in question]
    assert person.shared_with == {"Nurse Price"}


def test_no_shares_nothing_and_is_no_answer_to_the_question(person):
    person.say(person.code_of("Nurse Price"))
    heard = len(person.bot.heard)
    assert person.say("No")[0] == "All right. I have not shared it."
    assert (person.shared_with, len(person.bot.heard)) == (set(), heard)


def test_anything_else_shares_nothing_and_is_heard_as_usual(person):
    person.say(person.code_of("Nurse Price"))
    assert person.answer("the good stairs").heard_as == "answer"
    assert person.bot.texts()[-1] == "the good stairs"
    person.say("yes")
    assert person.shared_with == set()
    assert person.bot.texts()[-1] == "yes"


def test_the_reader_is_told_the_question_that_is_answered_and_not_ours(person, monkeypatch):
    told = []
    hear = FakeListener.hear
    monkeypatch.setattr(
        FakeListener, "hear", lambda self, text, **about: told.append(about["question"]) or hear(self, text, **about)
    )
    person.say(person.code_of("Nurse Price"))
    person.say("the stairs")
    assert told == ["Question 2?", "Question 2?"]


def test_a_yes_to_something_that_was_not_asked_yet_is_no_yes(texter):
    code = texter.code_of("Nurse Price")
    texter.services.chat.say_together(texter.id, [Said(code, "a"), Said("yes", "b")])
    assert texter.shared_with == set()


def test_a_yes_days_later_shares_nothing(texter):
    texter.say(texter.code_of("Nurse Price"))
    with texter.services.sessions.begin() as session:
        for turn in session.get_one(Conversation, texter.id).turns:
            turn.at -= timedelta(days=2)
    texter.say("yes")
    assert texter.shared_with == set()


def test_when_the_summary_has_changed_meanwhile_it_is_asked_again(person):
    person.say(person.code_of("Nurse Price"))
    person.writes_a_line("my dog")
    assert "2 lines" in person.say("yes")[0]
    assert person.shared_with == set()
    person.say("yes")
    assert person.shared_with == {"Nurse Price"}


def test_a_wrong_code_gets_a_clear_sentence(person):
    assert person.say("K7QF-2MXP-9RTD")[0] == "That code does not work. Check each letter, or ask for a new one."


def test_a_code_that_has_stopped_working_shares_nothing(person):
    code = person.code_of("Nurse Price")
    person.say(code)
    with person.services.sessions.begin() as session:
        kept = person.services.sharing.working_code(session, code)
        person.services.sharing.close_code(session, kept.user, kept.id)
    assert "does not work" in person.say("yes")[0]
    assert person.shared_with == set()


def test_a_code_that_is_used_already_says_so(person):
    code = person.code_of("Nurse Price")
    person.say(code)
    person.say("yes")
    assert person.say(code)[0].startswith("Nurse Price can see your summary already.")


@pytest.mark.parametrize("said", ["yes", "no"])
def test_what_was_shared_on_the_page_meanwhile_is_said_and_not_changed(person, said):
    code = person.code_of("Nurse Price")
    person.writes_a_line("my dog")
    person.say(code)
    with person.services.sessions.begin() as session:
        conversation = session.get_one(Conversation, person.id)
        only = [conversation.items[0].id]
        person.services.sharing.share(session, conversation, code, only)
    assert person.say(said)[0].startswith("Nurse Price can see your summary already.")
    with person.services.sessions() as session:
        (share,) = session.get_one(Conversation, person.id).shares
        assert [item for item, places in share.shows.items() if places is not None] == only


def test_who_sees_it_with_a_team_too_is_not_said_to_be_shut_out(person):
    with person.services.sessions.begin() as session:
        nurse = person.services.accounts.add(session, "Nurse Price", Role.PROFESSIONAL, PASSWORD, "Stroke team")
        codes = [person.services.sharing.new_code(session, nurse, team) for team in (None, "Stroke team")]
    for code in codes:
        person.say(code)
        person.say("yes")
    said = person.say("take it back from Nurse Price")[0]
    assert "They still see it with a team: Stroke team." in said
    assert "They still see it" not in person.say("stop sharing")[0]


def test_of_two_codes_of_one_professional_every_look_counts(person):
    person.shares_with("Nurse Price")
    person.looks("Nurse Price")
    with person.services.sessions.begin() as session:
        nurse = session.scalars(select(User).where(User.name == "Nurse Price")).one()
        second = person.services.sharing.new_code(session, nurse)
    person.say(second)
    person.say("yes")
    (said,) = person.say("who has seen my summary?")[0].split("\n")
    assert said.endswith("They last looked on 4 July 2026.")


def test_an_empty_summary_is_not_shared(world):
    person = Person(world)
    assert person.say(person.code_of("Nurse Price"))[0].startswith("There is nothing in your summary to share yet.")


def test_words_that_look_like_a_code_are_an_answer(person):
    assert person.answer("I need 24hr care").heard_as == "answer"


def test_a_code_is_no_finding(person):
    person.say(f"it is good to share {person.code_of('Nurse Price')}")
    assert person.lines == ["my good garden"]


@pytest.mark.parametrize("limit", ["limit_codes", "limit_codes_by_address"])
def test_codes_that_are_tried_are_limited(tmp_path, limit):
    person = Person(new_world(tmp_path, limits=LimitSettings(**{limit: "2/minute"})))
    for code in ("K7QF-2MXP-9RTD", "K7QF-2MXP-9RTC"):
        assert "does not work" in person.say(code, "192.0.2.7")[0]
    assert person.say(person.code_of("Nurse Price"), "192.0.2.7")[0].startswith("That was too often in a short time.")


@pytest.mark.parametrize(
    "text", ["take it back", "stop sharing", "take it back from Nurse Price", "stop sharing with price", "unshare"]
)
def test_what_is_shared_is_taken_back_and_it_says_from_whom(person, text):
    person.shares_with("Nurse Price")
    assert person.say(text)[0] == "Done. Nurse Price can’t see your summary any more."
    assert person.shared_with == set()


def test_all_of_it_is_taken_back_where_nobody_is_named(person):
    person.shares_with("Nurse Price", "Dr Jones")
    said = "Done. I took all of it back. Nurse Price and Dr Jones can’t see your summary any more."
    assert person.say("stop sharing")[0] == said
    assert person.shared_with == set()


def test_only_who_is_named_is_shut_out(person):
    person.shares_with("Nurse Price", "Dr Jones")
    person.say("stop sharing with Jones")
    assert person.shared_with == {"Nurse Price"}


@pytest.mark.parametrize("whom", ["Nurse Prise", "her", "my brother", "Nurse"])
def test_who_is_not_known_is_asked_about_and_nothing_changes(person, whom):
    person.shares_with("Nurse Price", "Nurse Jones")
    assert person.say(f"take it back from {whom}")[0].startswith("I am not sure who you mean.")
    assert person.shared_with == {"Nurse Price", "Nurse Jones"}


def test_it_is_taken_back_though_the_bot_is_away(person):
    person.shares_with("Nurse Price")
    person.bot.up = False
    assert person.say("stop sharing")[0].startswith("Done.")
    assert person.shared_with == set()


@pytest.mark.parametrize("text", ["take it back", "don't share any more", "stop sharing with my brother"])
def test_where_nothing_is_shared_it_is_an_answer(person, text):
    assert person.answer(text).heard_as != "command:summary"
    assert person.bot.texts()[-1] == text


def test_who_has_seen_it_is_told_with_the_days(person):
    assert person.say("who has seen my summary?")[0] == "You share it with nobody."
    person.shares_with("Nurse Price", "Dr Jones")
    person.looks("Nurse Price")
    price, jones = person.say("who has seen my summary?")[0].split("\n")
    assert price.startswith("Nurse Price can see your summary.")
    assert price.endswith("They last looked on 4 July 2026.")
    assert jones.endswith("They have not looked yet.")
    person.say("stop sharing")
    nobody, gone = person.say("who has seen my summary?")[0].split("\n")
    assert nobody == "You share it with nobody."
    assert gone == "Nurse Price looked on 4 July 2026, but can’t see it now."


def test_a_team_is_named_as_one_and_so_is_whoever_gave_its_code(person):
    code = person.code_of("Sister Vaughan", "Stroke team")
    person.code_of("Dr Rees", "Stroke team")
    (asks,) = person.say(code)
    assert asks.startswith("Sister Vaughan gave this code. It is for the whole team: Stroke team.")
    assert person.say("yes")[0].startswith("Done. Stroke team can see your summary now.")
    person.looks("Dr Rees")
    (told,) = person.say("who has seen my summary?")[0].split("\n")
    assert told.startswith("Stroke team can see your summary.")
    assert told.endswith("They last looked on 4 July 2026.")
    assert "Stroke team" in person.say("stop sharing with the stroke team")[0]
    assert "Dr Rees looked on 4 July 2026, but can’t see it now." in person.say("who has seen my summary?")[0]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("my page", "/my-page"),
        ("send me my data", "/your-data#copy"),
        ("my link", "/come-back"),
        ("share my summary", "/share"),
    ],
)
def test_where_a_page_is_is_said(person, text, path):
    assert path in person.say(text)[0]


@pytest.mark.parametrize("text", ["my page", "send me my data", "my link", "share my summary", "who do I share with"])
def test_by_text_message_there_are_no_addresses(texter, text):
    assert "/" not in texter.say(text)[0]


def test_danger_is_never_swallowed(person):
    code = person.code_of("Nurse Price")
    person.shares_with("Dr Jones")
    for text in (f"danger {code}", "danger stop sharing"):
        assert person.answer(text).heard_as == "crisis"
    assert person.shared_with == {"Dr Jones"}
    person.stands_at("crisis")
    assert person.answer("stop sharing").heard_as != "command:summary"


def test_beside_danger_that_waits_for_the_same_answer_nothing_is_asked(texter):
    said = [Said("danger here", "a"), Said(texter.code_of("Nurse Price"), "b")]
    answer = texter.services.chat.say_together(texter.id, said)
    assert answer.heard_as == "crisis"
    assert "Reply YES" not in "".join(message.text for message in answer.messages)


@pytest.mark.parametrize("feeling", [{"concern": True}, {"loss": True}, {"meets": "anger"}])
def test_sorrow_is_met_first(person, monkeypatch, feeling):
    hear = FakeListener.hear

    def heavy(self, text, **about):
        heard = hear(self, text, **about)
        for name, value in feeling.items():
            object.__setattr__(heard, name, value)
        return heard

    monkeypatch.setattr(FakeListener, "hear", heavy)
    assert person.answer(f"she died, {person.code_of('Nurse Price')}").heard_as == "answer"


def test_who_rests_is_asked_nothing(texter):
    texter.stands_at("paused")
    assert len(texter.say("who do I share with")) == 1


def test_the_bot_hears_of_neither_code_nor_names(person):
    heard = len(person.bot.heard)
    person.shares_with("Nurse Price")
    person.say("who has seen my summary")
    assert len(person.bot.heard) == heard


def test_it_is_stored_before_anything_else_can_fail(person, monkeypatch):
    monkeypatch.setattr(person.services.sharing, "working_code", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        person.say("K7QF-2MXP-9RTD")
    with person.services.sessions() as session:
        assert session.get_one(Conversation, person.id).turns[-1].text == "K7QF-2MXP-9RTD"


def test_each_answer_stays_the_same_when_it_is_asked_for_again(person):
    code = person.code_of("Nurse Price")
    first = person.services.chat.say(person.id, code, "again")
    assert person.services.chat.say(person.id, code, "again") == first
    with person.services.sessions() as session:
        assert sum(turn.text == code for turn in session.query(Turn)) == 1


def test_on_the_page_yes_is_a_button_and_a_page_can_be_tapped(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("my good garden")
    page = browser.say(Person(world).code_of("Nurse Price")).text
    assert "Yes, share all of it" in page
    assert '<a href="/share">' in page
    assert "Nurse Price can see your summary now." in browser.say("", choice="Yes").text
    assert "Yes, share all of it" not in browser.get("/conversation").text
    assert "Nurse Price" in browser.get("/share").text


@pytest.mark.parametrize("may", [True, False])
def test_that_researchers_may_read_is_told_with_who_sees_it(person, may):
    with person.services.sessions.begin() as session:
        session.get_one(Conversation, person.id).consent_research = may
    said = person.say("who has seen my summary?")[0]
    assert ("You said yes to researchers" in said) is may
