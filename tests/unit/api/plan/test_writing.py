"""Writing a plan together: each their own words; where they are the other's, a suggestion."""

import pytest
from sqlalchemy import select

from api.database.plan_tables import PlanEntry
from tests.unit.api.browsing import Browser, first, staff
from tests.unit.api.plan.conftest import HOPE, STRENGTH, add, choices, open_to, pick, write


def test_a_plan_begins_with_the_persons_own_outcomes(person):
    assert "Make a plan" in person.get("/summary").text
    assert "Choose my first goal" in person.get("/plan").text
    page = person.get("/plan/goals").text
    assert HOPE in page
    assert STRENGTH not in page
    assert pick(person).startswith("/plan/goals/")
    assert HOPE in person.get("/plan").text


def test_a_line_that_was_not_kept_or_was_taken_out_is_no_goal(person):
    item = first(r'id="item-([^"]+)"', person.get("/summary").text)
    person.post(f"/summary/items/{item}", data={"action": "remove"})
    page = person.get("/plan/goals").text
    assert choices(page) == []
    assert "no line" in page


@pytest.mark.parametrize("items", [[], ["nothing"], ["strength"]])
def test_what_is_no_outcome_of_theirs_makes_no_goal(person, items):
    answer = person.post("/plan/goals", data={"items": items})
    assert answer.status_code == 422
    assert "Choose at least one goal." in answer.text


def test_the_same_line_is_a_goal_once(planning):
    assert choices(planning.get("/plan/goals").text) == []
    add(planning, "outcome_wanted", "see my sister")
    assert len(choices(planning.get("/plan/goals").text)) == 1


def test_the_goal_keeps_its_words_when_the_summary_changes(planning):
    item = first(r'id="item-([^"]+)"', planning.get("/summary").text)
    planning.post(f"/summary/items/{item}", data={"action": "change", "words": "dance"})
    assert HOPE in planning.get("/plan").text


def test_every_question_can_be_skipped_and_each_leads_to_the_next(planning):
    address = f"{planning.goal}/hope"
    for _ in range(9):
        assert planning.get(address).status_code == 200
        address = planning.post(address, data={"words": ""}).url.path
    assert address == planning.goal
    assert "Nothing here yet." in planning.get(address).text


def test_what_is_written_stands_in_the_plan_with_who_wrote_it(planning):
    write(planning, "hope", "to the gate and back")
    write(planning, "worse", "only my bed")
    write(planning, "now", level="-1")
    write(planning, "strengths", items=choices(planning.get(f"{planning.goal}/strengths").text))
    write(planning, "first-step", "put on my boots")
    write(planning, "action", "ring Jan", who="family", day="4", month="3", year="2026")
    page = planning.get("/plan").text
    for words in ("to the gate and back", "only my bed", STRENGTH, "put on my boots", "ring Jan", "Family or friends"):
        assert words in page
    assert "4 March 2026" in page
    assert "Here today" in page
    assert "Written by you" in page


def test_emptied_words_go_and_new_ones_take_the_place_of_old_ones(planning):
    write(planning, "hope", "a mile")
    write(planning, "hope", "two miles")
    assert "two miles" in planning.get("/plan").text
    assert "a mile" not in planning.get("/plan").text
    write(planning, "hope", "")
    assert "two miles" not in planning.get("/plan").text


@pytest.mark.parametrize(
    ("question", "form", "told"),
    [
        ("goal", {"words": " "}, "Write a few words first."),
        ("hope", {"words": "a\x00b"}, "cannot keep"),
        ("hope", {"words": "a" * 20_001}, "too long"),
        ("action", {"words": "my walk", "day": "31", "month": "2", "year": "2026"}, "There is no such day."),
        ("action", {"words": "my walk", "day": "3", "month": "", "year": "2026"}, "in numbers"),
        ("action", {"words": "my walk", "day": "3", "month": "May", "year": "2026"}, "in numbers"),
        ("action", {"words": "my walk", "day": "3", "month": "5", "year": "26"}, "4 numbers"),
        ("action", {"words": "", "day": "3", "month": "5", "year": "2026"}, "Write what will be done"),
    ],
)
def test_bad_input_is_told_and_loses_nothing(planning, question, form, told):
    answer = planning.post(f"{planning.goal}/{question}", data=form)
    assert answer.status_code == 422
    assert told in answer.text
    assert "<title>Error: " in answer.text
    assert form["words"] == "a\x00b" or form["words"].strip() in answer.text


@pytest.mark.parametrize("level", ["", "3", "-3", "x"])
def test_a_level_that_is_none_leaves_where_they_are_open(planning, level):
    write(planning, "now", level=level)
    assert "Here today" not in planning.get("/plan").text


def test_a_goal_is_taken_out_with_all_that_belongs_to_it(planning):
    write(planning, "hope", "two miles")
    entry = planning.goal.rsplit("/", 1)[1]
    planning.post(f"/plan/entries/{entry}", data={"action": "take-out"})
    page = planning.get("/plan").text
    assert "two miles" not in page
    assert HOPE not in page
    assert planning.get(planning.goal).status_code == 404


def test_the_professional_writes_what_they_do_and_says_so(together):
    person, nurse = together
    write(nurse, "action", "ask for a ramp", who="professional")
    page = person.get("/plan").text
    assert "ask for a ramp" in page
    assert "Written by Nurse Price" in page
    assert "Written by you" in nurse.get(nurse.plan).text


def test_words_of_the_persons_are_only_suggested_by_the_professional(together):
    person, nurse = together
    write(person, "hope", "to the gate")
    write(nurse, "hope", "to the road")
    page = person.get("/plan").text
    assert "to the gate" in page
    assert "Nurse Price suggests" in page
    suggestion = first(r'action="(/plan/entries/[^"]+)"', page)
    person.post(suggestion, data={"action": "take"})
    page = person.get("/plan").text
    assert "to the road" in page
    assert "to the gate" not in page
    assert "Nurse Price suggests" not in page
    assert "Written by Nurse Price" in page


def test_words_that_the_person_took_from_the_professional_are_the_persons_to_change(together):
    person, nurse = together
    write(nurse, "hope", "to the road")
    person.post(first(r'action="(/plan/entries/[^"]+)"', person.get("/plan").text), data={"action": "take"})
    write(nurse, "hope", "")
    assert "to the road" in person.get("/plan").text
    write(person, "hope", "to the sea")
    page = person.get("/plan").text
    assert "to the sea" in page
    assert "to the road" not in page
    assert "suggest" not in page


def test_a_suggestion_can_be_turned_down_or_taken_back(together):
    person, nurse = together
    for decider in (person, nurse):
        write(nurse, "better", "to the shop")
        base = "/plan" if decider is person else nurse.plan
        assert "to the shop" in decider.get(base).text
        decider.post(first(r'action="([^"]+/entries/[^"]+)"', decider.get(base).text), data={"action": "take-out"})
        assert "to the shop" not in person.get("/plan").text


def test_nobody_takes_their_own_suggestion(together):
    person, nurse = together
    write(nurse, "hope", "to the road")
    entry = first(r'action="([^"]+/entries/[^"]+)"', nurse.get(nurse.plan).text)
    assert nurse.post(entry, data={"action": "take"}).status_code == 403
    assert "Nurse Price suggests" in person.get("/plan").text


def test_the_next_professional_decides_nothing_that_was_between_the_person_and_the_last(world, together):
    person, nurse = together
    write(nurse, "better", "to the road")
    entry = first(r'action="[^"]+/entries/([^"]+)"', nurse.get(nurse.plan).text)
    rees = staff(world.services, "Dr Rees")
    open_to(person, rees)
    for action in ("take", "take-out"):
        assert rees.post(f"{rees.plan}/entries/{entry}", data={"action": action}).status_code == 403
    page = rees.get(rees.plan).text
    assert "Nurse Price suggests" in page
    assert not any(words in page for words in ("Use this", "No, thank you", "You decide."))
    assert "Look at what Nurse Price suggests. You decide." in person.get("/plan").text
    person.post(f"/plan/entries/{entry}", data={"action": "take"})
    assert "to the road" in rees.get(rees.plan).text


def test_the_person_suggests_where_the_words_are_the_professionals(together):
    person, nurse = together
    write(nurse, "first-step", "come to the clinic")
    write(person, "first-step", "you come to me")
    page = nurse.get(nurse.plan).text
    assert "come to the clinic" in page
    assert "The person suggests" in page or "the person suggests" in page


def test_suggesting_again_in_the_same_place_leaves_one_suggestion(together):
    person, nurse = together
    for words in ("to the road", "to the shop", "to the sea"):
        write(nurse, "hope", words)
    page = person.get("/plan").text
    assert page.count("item--suggestion") == 1
    assert "to the sea" in page


def test_the_same_words_are_no_suggestion(together):
    person, nurse = together
    write(person, "hope", "to the gate")
    write(nurse, "hope", "to the gate")
    assert "suggests" not in person.get("/plan").text


def test_a_professional_takes_out_only_what_is_theirs(together):
    person, nurse = together
    write(person, "action", "ring Jan")
    entry = first(rf'href="{person.goal}/action\?then=goal&amp;entry=([^"]+)"', person.get(person.goal).text)
    assert nurse.post(f"{nurse.plan}/entries/{entry}", data={"action": "take-out"}).status_code == 403
    person.post(f"/plan/entries/{entry}", data={"action": "take-out"})
    assert "ring Jan" not in person.get("/plan").text


@pytest.mark.parametrize("question", ["now", "strengths", "nothing"])
def test_what_is_the_persons_alone_is_not_asked_of_the_professional(together, question):
    _, nurse = together
    assert nurse.get(f"{nurse.goal}/{question}").status_code == 404
    assert write(nurse, question, level="2").status_code == 404


@pytest.mark.parametrize("path", ["/goals", "/with"])
def test_the_professional_neither_picks_goals_nor_lets_others_in(together, path):
    _, nurse = together
    assert nurse.post(f"{nurse.plan}{path}", data={}).status_code in (404, 405)


def test_before_the_person_opens_it_the_professional_sees_no_plan(planning, nurse):
    planning.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    address = first(r'href="(/review/[^"/]+)"', nurse.get("/review").text)
    assert "/plan" in nurse.get(address).text
    page = nurse.get(f"{address}/plan").text
    assert "No plan yet" in page
    assert HOPE not in page
    assert nurse.post(f"{address}/plan/yes", data={"seen": "x"}).status_code == 404


def test_when_the_share_is_taken_back_the_professional_sees_nothing_and_the_person_keeps_the_plan(together):
    person, nurse = together
    write(nurse, "action", "ask for a ramp", who="professional")
    person.post(first(r'action="(/share/[^"]+/take-back)"', person.get("/share").text))
    assert nurse.get(nurse.plan).status_code == 404
    assert write(nurse, "hope", "to the road").status_code == 404
    page = person.get("/plan").text
    assert "ask for a ramp" in page
    assert "Only you see this plan now." in page


def test_after_the_share_the_person_may_change_what_the_professional_wrote_in_their_own_name(together):
    person, nurse = together
    write(nurse, "first-step", "come to the clinic")
    person.post(first(r'action="(/share/[^"]+/take-back)"', person.get("/share").text))
    write(person, "first-step", "open the window")
    page = person.get("/plan").text
    assert "open the window" in page
    assert "clinic" not in page


def test_another_professional_and_another_person_see_nothing_of_it(world, together):
    person, nurse = together
    other = staff(world.services, "Dr Rees")
    assert other.get(nurse.plan).status_code == 404
    stranger = Browser(world.services)
    stranger.begin()
    assert HOPE not in stranger.get("/plan").text
    assert stranger.get(person.goal).status_code == 404


def test_a_plan_is_open_to_one_at_a_time(world, together):
    person, nurse = together
    rees = staff(world.services, "Dr Rees")
    open_to(person, rees)
    assert HOPE in rees.get(rees.plan).text
    page = nurse.get(nurse.plan).text
    assert "No plan yet" in page
    assert HOPE not in page


def test_a_plan_is_not_opened_to_someone_it_was_not_shared_with(planning):
    assert planning.post("/plan/with", data={"share": "nothing"}).status_code == 404


def test_an_action_is_done_or_not_after_all(together):
    person, _ = together
    write(person, "action", "ring Jan")
    entry = first(rf'href="{person.goal}/action\?then=goal&amp;entry=([^"]+)"', person.get(person.goal).text)
    person.post(f"/plan/entries/{entry}", data={"action": "done"})
    assert "<strong>Done</strong> on" in person.get("/plan").text
    person.post(f"/plan/entries/{entry}", data={"action": "not-done"})
    assert "<strong>Done</strong> on" not in person.get("/plan").text


def test_what_is_only_suggested_cannot_be_done(together):
    person, nurse = together
    write(nurse, "action", "ring Jan")
    entry = first(rf'href="{nurse.goal}/action\?then=goal&amp;entry=([^"]+)"', nurse.get(nurse.goal).text)
    write(person, "action", "ring Jan on Monday", entry=entry)
    suggested = first(r'action="/plan/entries/([^"]+)"', person.get("/plan").text)
    assert person.post(f"/plan/entries/{suggested}", data={"action": "done"}).status_code == 403
    assert person.post(f"/plan/entries/{entry}", data={"action": "done"}).status_code == 200


def test_what_stands_in_one_place_is_not_written_over_from_another(world, planning):
    write(planning, "hope", "to the road")
    with world.services.sessions.begin() as session:
        entry = session.scalar(select(PlanEntry.id).where(PlanEntry.part == "level"))
    write(planning, "better", "to the shop", entry=entry)
    page = planning.get(planning.goal).text
    assert "to the road" in page
    assert "to the shop" in page


def test_what_is_written_is_never_taken_for_code(planning):
    write(planning, "hope", "<script>alert(1)</script>")
    for page in ("/plan", planning.goal, f"{planning.goal}/hope"):
        assert "<script>alert" not in planning.get(page).text


def test_the_plan_is_told_of_where_each_of_them_begins(together):
    person, nurse = together
    assert "Your plan: Say more about your goal" in person.get("/summary").text
    assert "your plan</a> with them, so they see all of it." in person.get("/share").text
    assert "</a>: Choose a day to look back." in nurse.get("/review").text


def test_before_there_is_a_plan_or_when_it_is_not_open_to_them_nothing_is_told_of_it(person, nurse):
    assert "Your plan:" not in person.get("/summary").text
    person.goal = pick(person)
    person.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    assert "Your plan:" in person.get("/summary").text
    assert "they see all of it" not in person.get("/share").text
    assert "look back" not in nurse.get("/review").text


def test_a_suggestion_taken_twice_is_taken_once(together):
    person, nurse = together
    write(person, "hope", "to the gate"), write(nurse, "hope", "to the road")
    entry = first(r'action="(/plan/entries/[^"]+)"', person.get(person.goal).text.partition("item--suggestion")[2])
    write(nurse, "action", "ask for a ramp", who="professional")
    answers = [person.post(entry, data={"action": "take"}).status_code for _ in range(2)]
    assert answers == [200, 200]
    assert "to the road" in person.get(person.goal).text


def test_whoever_opens_the_plan_has_looked_at_it_and_has_not_seen_the_rest(together):
    person, nurse = together
    assert "They have not looked yet." in person.get("/share").text
    assert nurse.get(nurse.plan).status_code == 200
    assert "They last looked on" in person.get("/share").text
    assert "New" in nurse.get("/review").text
