"""Withdrawal closes the plan and the notes to the professional and leaves them with the person; deletion takes all."""

import re

import pytest
from sqlalchemy import select

from api.database.tables import Base
from tests.unit.api.browsing import first
from tests.unit.api.plan.conftest import HOPE, STRENGTH, choose_day, say_yes, write
from tests.unit.api.reviewing import answer, say, share_page, take_back

# What is nobody's who talks here: who logs in, the codes that they give, and the events, which stay.
NOBODYS = ("users", "login_sessions", "share_codes", "audit_events")
# What texts and collections leave is tested in their own folders; a bot that answers has nothing left to forget.
TEXTS = ("phones", "received_texts", "waiting_texts", "forgettings")
COLLECTIONS = ("collections", "stories", "story_findings", "collection_remarks")
CODING = ("collection_codes", "code_examples", "collection_coders", "coding_rules", "story_codings", "story_looks",
          "stories_done", "coding_suggestions", "stories_suggested", "coding_settlements")  # fmt: skip
ELSEWHERE = (*TEXTS, *COLLECTIONS, *CODING)


@pytest.fixture
def journey(together, clock):
    """A plan with a version, a yes, a look back and a suggestion, and a note that was answered."""
    person, nurse = together
    person.say("Here is my good garden")
    write(person, "hope", "to the gate")
    choose_day(person)
    nurse.post(f"{nurse.plan}/talked", data={"day": "1", "month": "3", "year": "2026"})
    say_yes(person), say_yes(nurse)
    clock.move(days=30)
    person.post(person.goal.replace("goals", "look-back"), data={"level": "0", "words": "twice this week"})
    write(nurse, "hope", "to the road"), write(person, "first-step", "find my boots")
    say_yes(person)
    say(nurse, STRENGTH, "question", "Since when?")
    answer(person, "words", "since school")
    return person, nurse


def test_who_sees_the_plan_no_more_is_not_waited_for(together):
    person, _ = together
    write(person, "hope", "to the gate"), choose_day(person), say_yes(person)
    assert "Now Nurse Price has to say yes too." in person.get("/plan").text
    take_back(person)
    page = person.get("/plan").text
    assert "has to say yes too" not in page
    assert "Choose who you write this plan with." in page


def rows(world):
    """Return every row of every table, as it is kept."""
    with world.services.sessions() as session:
        return {
            name: {str(row) for row in session.execute(select(table))} for name, table in Base.metadata.tables.items()
        }


def test_deletion_leaves_no_row_of_a_person_in_any_table_but_events_without_words(world, journey):
    person, nurse = journey
    before = rows(world)
    assert [name for name, kept in before.items() if not kept and name not in ELSEWHERE] == []
    person.post("/delete")
    after = rows(world)
    assert [name for name, kept in after.items() if kept and name not in NOBODYS] == []
    assert [name for name in NOBODYS if after[name] != before[name]] == ["audit_events"]
    assert after["audit_events"] > before["audit_events"]
    kept = str(after)
    words = ("gate", HOPE, STRENGTH, "twice this week", "find my boots", "Since when", "since school", "garden")
    assert [one for one in words if one in kept] == []
    assert [nurse.get(path).status_code for path in (nurse.plan, nurse.goal, f"{nurse.plan}/versions/1")] == [404] * 3


def test_after_withdrawal_the_nurse_sees_neither_plan_nor_notes_and_the_person_keeps_both(journey):
    person, nurse = journey
    summary, version = share_page(nurse), f"{nurse.plan}/versions/1"
    line = first(r'action="(/review/[^"]+/lines/[^"]+)"', nurse.get(summary).text)
    take_back(person)
    for path in (summary, nurse.plan, nurse.goal, version, nurse.goal.replace("goals", "look-back")):
        page = nurse.get(path)
        assert page.status_code == 404
        assert not re.search("gate|Since when|since school|twice", page.text)
    for path, said in ((line, {"kind": "agree"}), (f"{nurse.plan}/yes", {"seen": "x"}), (f"{nurse.goal}/hope", {})):
        assert nurse.post(path, data=said).status_code == 404
    assert "Since when" not in nurse.get("/review").text
    plan, notes = person.get("/plan").text, person.get("/summary").text
    assert [words for words in ("to the gate", "twice this week", "find my boots") if words not in plan] == []
    assert [words for words in ("Since when?", "since school") if words not in notes] == []
    assert "to the gate" in person.get("/plan/versions/1").text
