"""The plan and the notes in every export: all of it for the person, what stands for a health record."""

import io

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader
from sqlalchemy import select

from api.database.tables import Conversation
from api.exports.fhir.bundle import from_bundle
from tests.unit.api.browsing import first
from tests.unit.api.exports.test_pdf import tags, text_of
from tests.unit.api.plan.conftest import HOPE, STRENGTH, choices, choose_day, say_yes, write
from tests.unit.api.reviewing import answer, say, take_back


@pytest.fixture
def journey(together, clock):
    """Both agreed a plan, looked back on it, changed it; the nurse said something about each line, and was answered."""
    person, nurse = together
    for level, words in (("hope", "to the gate"), ("better", "to the road")):
        write(person, level, words)
    write(person, "now", level="-2")
    person.post(f"{person.goal}/strengths", data={"items": choices(person.get(f"{person.goal}/strengths").text)})
    write(nurse, "first-step", "find your boots")
    write(person, "action", "ring Jan", who="family", day="20", month="3", year="2026")
    choose_day(person)
    nurse.post(f"{nurse.plan}/talked", data={"day": "1", "month": "3", "year": "2026"})
    say_yes(person), say_yes(nurse)
    clock.move(days=31)
    person.post(person.goal.replace("goals", "look-back"), data={"level": "-1", "words": "to the door twice"})
    nurse.post(nurse.goal.replace("goals", "look-back"), data={"level": "0", "words": "a good month"})
    write(nurse, "better", "past the road")
    write(nurse, "action", "ask for a ramp", who="professional")
    say_yes(person)
    say(nurse, STRENGTH, "amend", "I sing alto")
    answer(person, "no")
    say(nurse, HOPE, "agree")
    say(nurse, HOPE, "question", "Which chapel?")
    answer(person, "words", "the one on the hill")
    return person, nurse


def download(person, format):
    return person.get(f"/your-data/download/{format}")


def test_json_holds_the_plan_with_all_that_was_agreed_and_said_of_it(journey):
    person, _ = journey
    copy = download(person, "json").json()
    plan = copy["plan"]
    (goal,) = plan["content"]["goals"]
    assert plan["with"] == "Nurse Price"
    assert [(level["level"], level["words"]) for level in goal["levels"]] == [(1, "to the road"), (0, "to the gate")]
    assert (goal["words"], goal["now"]["level"]) == (HOPE, -2)
    assert [one["words"] for one in goal["strengths"]] == [STRENGTH]
    assert (goal["first_step"]["words"], goal["first_step"]["name"]) == ("find your boots", "Nurse Price")
    assert [(one["who"], one["words"], one["due"]) for one in goal["actions"]] == [
        ("family", "ring Jan", "2026-03-20"),
        ("professional", "ask for a ramp", None),
    ]
    assert plan["content"]["review_day"]["day"] == "2026-04-01"
    (version,) = plan["versions"]
    assert (version["number"], version["with"], version["agreed_at"][:10]) == (1, "Nurse Price", "2026-03-02")
    assert [one["words"] for one in version["content"]["goals"][0]["actions"]] == ["ring Jan"]
    assert [(one["by"], one["stands"]) for one in plan["yeses"]] == [("person", True)]
    assert [(one["name"], one["level"], one["words"]) for one in plan["reviews"]] == [
        (None, -1, "to the door twice"),
        ("Nurse Price", 0, "a good month"),
    ]
    assert [(one["what"], one["on"]) for one in plan["records"]] == [
        ("discussed_goals", "2026-03-01"),
        ("agreed_plan", "2026-03-02"),
    ]
    assert [(one["words"], one["name"], one["level"]) for one in copy["plan_suggestions"]] == [
        ("past the road", "Nurse Price", 1)
    ]
    assert [look["name"] for look in copy["looks"]] == ["Nurse Price"]


def test_json_holds_what_was_said_about_each_line_also_when_the_line_has_other_words_now(journey):
    person, _ = journey
    item = next(one["id"] for one in download(person, "json").json()["items"] if one["words"] == STRENGTH)
    person.post(f"/summary/items/{item}", data={"action": "change", "words": "I whistle"})
    notes = {one["words"]: one["notes"] for one in download(person, "json").json()["items"]}
    said = [(note["kind"], note["words"], note["answer"], note["answer_words"]) for note in notes[HOPE]]
    assert said == [("agree", None, None, None), ("question", "Which chapel?", "words", "the one on the hill")]
    (note,) = notes["I whistle"]
    assert (note["name"], note["words"], note["answer"]) == ("Nurse Price", "I sing alto", "no")
    assert note["about"] == STRENGTH


def test_fhir_read_back_is_the_record_that_went_in(world, journey):
    person, _ = journey
    record = from_bundle(Bundle.model_validate_json(download(person, "fhir").text))
    with world.services.sessions() as session:
        kept = world.services.exports.for_care(session.scalar(select(Conversation)))
    assert record.model_copy(update={"made": kept.made}) == kept
    assert record.plan.versions
    assert [len(item.notes) for item in record.items] == [2, 1]


def test_fhir_holds_no_suggestion_and_no_note_on_words_that_a_line_has_no_more(journey):
    person, _ = journey
    assert "I sing alto" in download(person, "fhir").text
    item = next(one["id"] for one in download(person, "json").json()["items"] if one["words"] == STRENGTH)
    person.post(f"/summary/items/{item}", data={"action": "change", "words": "I whistle"})
    text = download(person, "fhir").text
    assert "I whistle" in text
    assert [words for words in ("I sing alto", "past the road") if words in text] == []


def test_a_suggestion_that_became_the_line_is_told_as_such(journey):
    person, _ = journey
    answer(person, "yes")
    record = from_bundle(Bundle.model_validate_json(download(person, "fhir").text))
    (line,) = [item for item in record.items if item.words == "I sing alto"]
    assert [(note.words, note.answer, note.about) for note in line.notes] == [("I sing alto", "yes", None)]


PARTS = ("My plan", f"Goal: {HOPE}", "What a good result looks like", "Strengths to build on", "The first step")
PARTS += ("Who does what", "When we look back", "Suggestions that wait for a yes", "How it went", "What we have done")
TOLD = (
    "A bit better: to the road",
    "Where I was when we wrote this: Much worse than I hope.",
    "find your boots Written by Nurse Price.",
    "Family or friends, by 20 March 2026: ring Jan",
    "On 1 April 2026.",
    "A bit better: past the road Suggested by Nurse Price.",
    "2 April 2026, you: A bit less. “to the door twice”",
    "We talked about my goals, with Nurse Price: 1 March 2026",
    "You and Nurse Price agreed this on 2 March 2026.",
    "Nurse Price suggests: “I sing alto”",
    "You said no, and keep your own words. You two do not agree here, and both stand.",
    "You answered: “the one on the hill”",
)


def test_the_pdf_tells_the_plan_and_the_notes_under_tagged_headings(journey):
    person, _ = journey
    pdf = PdfReader(io.BytesIO(download(person, "pdf").content))
    text = " ".join(text_of(pdf).split())
    assert [words for words in (*PARTS, *TOLD) if words not in text] == []
    kinds = [kind for kind, _ in tags(pdf)]
    assert {"/H1", "/H2", "/H3", "/H4"} <= set(kinds)
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("words", ["#panic()", "= no heading", "*not bold*"])
def test_what_looks_like_markup_in_a_plan_stands_as_it_was_written(together, words):
    person, nurse = together
    write(person, "hope", words), write(nurse, "action", words), say(nurse, STRENGTH, "amend", words)
    text = text_of(PdfReader(io.BytesIO(download(person, "pdf").content)))
    assert text.count(words) == 3


def test_before_there_is_a_plan_none_is_told(person):
    copy = download(person, "json").json()
    assert (copy["plan"], copy["plan_suggestions"], copy["looks"]) == (None, [], [])
    assert "CarePlan" not in download(person, "fhir").text
    assert "My plan" not in text_of(PdfReader(io.BytesIO(download(person, "pdf").content)))


@pytest.mark.parametrize("format", ["json", "fhir"])
def test_after_taking_back_the_plan_and_the_notes_stay_the_persons_and_the_nurse_is_not_with_it(journey, format):
    person, _ = journey
    take_back(person)
    text = download(person, format).text
    assert [words for words in ("to the gate", "Which chapel?", "the one on the hill") if words not in text] == []
    assert download(person, "json").json()["plan"]["with"] is None
    assert "You write this with" not in text_of(PdfReader(io.BytesIO(download(person, "pdf").content)))


def test_no_one_else_gets_any_of_it(journey):
    _, nurse = journey
    share = first(r"(/review/[^/]+)", nurse.plan)
    for path in ("/your-data/download/json", f"{share}/export", f"{nurse.plan}/export"):
        assert nurse.get(path).status_code in (401, 404)
