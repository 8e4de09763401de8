"""Agreement of a collection, where coders differ, what is decided, and what is taken out."""

import csv
import io
import json
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from api.database.audit_tables import AuditEvent
from api.database.collection_tables import Story
from nlp.exchange.refi.read_qdpx import read_qdpx
from tests.coding import STAIRS
from tests.unit.api.browsing import first

LAST = "I want to walk to chapel again."


@pytest.fixture
def coded(table):
    """Both are done with the first story: they agree on the second sentence, and differ on the third."""
    for who in (table.owner, table.coder):
        table.put(who, "Need: Home", sentence="2")
    table.put(table.owner, "Outcome wanted: Health", sentence="3", note="ring Dafydd Morgan")
    table.put(table.coder, "Need: Work", sentence="3")
    table.put(table.coder, "Need: Work", 2, sentence="1")
    for who in (table.owner, table.coder):
        who.post(table.story(page="done"))
    return table


def decide(table, *codes, number=3, seen=None, who=None):
    page = table.owner.get(table.story(page="settle")).text
    seen = seen or first(rf'name="sentence" value="{number}"><input type="hidden" name="seen" value="(\w+)"', page)
    data = {
        "sentence": str(number),
        "seen": seen,
        "codes": [code if code == "none" else table.code(code) for code in codes],
    }
    return (who or table.owner).post(table.story(page="settle"), data=data)


def taken_out(table, kind, **query):
    answer = table.owner.get(f"/collections/{table.id}/coded", params={"kind": kind, **query})
    assert answer.status_code == 200
    return answer.content


def rows(table, **query):
    return list(csv.DictReader(io.StringIO(taken_out(table, "csv", **query).decode("utf-8-sig"))))


def test_only_where_people_differ_is_there_something_to_settle(coded):
    assert "1 sentence differs, 1 still open" in coded.owner.get(f"/collections/{coded.id}/settle").text
    page = coded.owner.get(coded.story(page="settle")).text
    assert re.findall(r"<h2 [^>]*>(Sentence \d)", page) == ["Sentence 3"]
    assert "<strong>Mair</strong>: Outcome wanted: Health" in page
    assert "Nobody differs here" in coded.owner.get(coded.story(2, page="settle")).text


def test_what_is_decided_is_the_agreed_coding_and_taken_out_apart(coded):
    assert {row["text"] for row in rows(coded, whose="agreed")} == {"I can't manage the stairs. 👩‍🦽"}
    page = decide(coded, "Outcome wanted: Health").text
    assert "Decided by Mair" in page
    agreed = rows(coded, whose="agreed")
    assert [(row["coder"], row["code"], row["text"]) for row in agreed] == [
        ("Agreed", "Need: Home", "I can't manage the stairs. 👩‍🦽"),
        ("Agreed", "Outcome wanted: Health", LAST),
    ]
    assert [row["note"] for row in agreed] == ["All put it", "Settled by Mair"]
    assert {row["coder"] for row in rows(coded)} == {"Mair", "Tomos", "Good Life reader"}


@pytest.mark.parametrize("whose", ["all", "agreed"])
def test_the_group_and_the_date_of_a_story_go_with_it(coded, whose):
    with coded.begin() as session:
        for story in session.scalars(select(Story)):
            story.group, story.date = "Ward 3", "01/02/2026"
    assert {(row["group"], row["date"]) for row in rows(coded, whose=whose)} == {("Ward 3", "01/02/2026")}


def test_a_decision_that_is_overtaken_is_asked_for_again(coded):
    page = coded.owner.get(coded.story(page="settle")).text
    seen = first(r'name="seen" value="(\w+)"', page)
    decide(coded, "Outcome wanted: Health")
    coded.put(coded.coder, "Strength: Home", sentence="3")
    assert "It was decided before" in coded.owner.get(coded.story(page="settle")).text
    refused = decide(coded, "Need: Work", seen=seen)
    assert (refused.status_code, "Look at it again" in refused.text) == (422, True)
    assert "Decided by" in decide(coded, "Need: Work").text


@pytest.mark.parametrize("number", ["2", "99"])
def test_nothing_is_decided_where_nobody_differs(coded, number):
    assert decide(coded, number=number, seen="x").status_code == 404


def test_no_code_is_decided_only_where_it_is_ticked_and_alone(coded):
    for codes in ((), ("none", "Need: Work")):
        refused = decide(coded, *codes)
        assert (refused.status_code, "or “No code” alone" in refused.text) == (422, True)
    assert "no code." in decide(coded, "none").text
    assert [row["code"] for row in rows(coded, whose="agreed")] == ["Need: Home"]


def test_only_the_owner_and_those_they_name_settle(coded):
    assert decide(coded, "Need: Work", who=coded.coder).status_code == 403
    with coded.begin() as session:
        coder = next(one.id for one in coded.bench(session).people if one.user.name == "Tomos")
    coded.owner.post(f"/collections/{coded.id}/coders/{coder}", data={"do": "settle"})
    assert "Decided by Tomos" in decide(coded, "Need: Work", who=coded.coder).text
    assert decide(coded, "Need: Work", who=coded.stranger).status_code == 404


def test_whoever_codes_blind_settles_nothing_before_they_are_done(table):
    for who in (table.coder, table.stranger):
        table.owner.post(f"/collections/{table.id}/coders", data={"name": "Stranger"})
        table.put(who, "Need: Home" if who is table.coder else "Need: Work", sentence="1")
        who.post(table.story(page="done"))
    table.owner.post(f"/collections/{table.id}/coders/rules", data={"people": "story", "machines": "no"})
    assert table.owner.get(table.story(page="settle")).status_code == 403
    assert "sentence differs" not in table.owner.get(f"/collections/{table.id}/settle").text
    table.owner.post(table.story(page="done"))
    assert table.owner.get(table.story(page="settle")).status_code == 200


def test_agreement_is_told_in_json_and_on_a_page_and_what_cannot_be_told_is_said(coded):
    told = coded.owner.get(f"/api/collections/{coded.id}/agreement").json()
    (pair,) = told["people"]
    assert (pair["one"], pair["other"], pair["stories"], told["unit"]) == ("Mair", "Tomos", 1, "sentence")
    assert {one["value"] for one in pair["kappa"]} == {None}
    assert pair["kappa"][0]["means"].startswith("Cannot be told. Too few: 3 sentences")
    assert [(one["one"], one["other"]) for one in told["machines"]] == [
        ("Mair", "Good Life reader"),
        ("Tomos", "Good Life reader"),
    ]
    page = coded.owner.get(f"/collections/{coded.id}/agreement").text
    assert "cannot be told" in page
    assert "nan" not in page.lower().replace("finance", "")
    assert "Nothing can be told yet" not in page


def test_suggestions_are_compared_on_the_codes_that_have_examples_alone(coded):
    code = {"meaning": "", "parent": "", "colour": "grey"}
    examples = "The bus never comes\nNo bus on sundays\nI wait for the bus\nThe bus is late"
    coded.owner.post(f"/collections/{coded.id}/codebook", data={**code, "name": "Buses", "examples": examples})
    coded.put(coded.coder, "Buses", 2, sentence="1")
    coded.coder.post(coded.story(2, page="done"))
    told = coded.owner.get(f"/api/collections/{coded.id}/agreement").json()["machines"]
    codes = {one["other"]: {code["code"] for code in one["kappa"]} for one in told if one["one"] == "Tomos"}
    assert codes["Suggestions from your examples"] == {"Buses"}
    assert {"All codes together", "Need: Home"} <= codes["Good Life reader"]


def test_nothing_is_compared_before_two_are_done(table):
    told = table.owner.get(f"/api/collections/{table.id}/agreement").json()
    assert (told["people"], told["machines"], told["alpha"]) == ([], [], [])
    assert "Nothing can be told yet" in table.owner.get(f"/collections/{table.id}/agreement").text


def test_names_are_taken_out_unless_one_chooses_otherwise_and_offsets_carry_over(coded):
    for names, jan in (("false", 0), ("true", 1)):
        found = rows(coded, names=names)
        assert any("Jan" in row["text"] for row in found) == bool(jan)
        assert any("Dafydd" in row["note"] for row in found) == bool(jan)
    project = read_qdpx(io.BytesIO(taken_out(coded, "qdpx", names="false")))
    texts = {story.id: story.text for story in project.stories}
    assert not any("Jan" in text for text in texts.values())
    words = {coding.span.of(texts[coding.story]) for coding in project.codings}
    assert {"I can't manage the stairs. 👩‍🦽", LAST, "manage the stairs"} <= words


def test_a_project_is_read_back_as_it_was(coded):
    project = read_qdpx(io.BytesIO(taken_out(coded, "qdpx", names="true")))
    assert STAIRS in {story.text for story in project.stories}
    assert {coder.name for coder in project.coders} >= {"Mair", "Tomos"}
    names = {code.id: code.name for code in project.codes}
    who = {coder.id: coder.name for coder in project.coders}
    text = {story.id: story.text for story in project.stories}
    put = {(who[one.coder], names[one.code], one.span.of(text[one.story])) for one in project.codings}
    assert ("Mair", "Outcome wanted: Health", LAST) in put
    assert ("Tomos", "Need: Work", "The bus is no good on sundays.") in put


def test_corrections_are_training_text(coded):
    decide(coded, "Outcome wanted: Health")
    (line,) = taken_out(coded, "training.jsonl", whose="agreed", names="true").decode().splitlines()
    row = json.loads(line)
    labels = [{(label["kind"], label["domain"]) for label in sentence["labels"]} for sentence in row["sentences"]]
    assert labels == [set(), {("need", "home")}, {("outcome_wanted", "health")}]


@pytest.mark.parametrize("kind", ["qdc", "codes.csv", "spacy"])
def test_every_kind_of_file_is_given(coded, kind):
    assert taken_out(coded, kind)


def test_a_project_is_a_zip_with_every_story(coded):
    with ZipFile(io.BytesIO(taken_out(coded, "qdpx"))) as archive:
        assert sum(name.endswith(".txt") for name in archive.namelist()) == 3


@pytest.mark.parametrize("query", [{"kind": "exe"}, {}, {"kind": "csv", "whose": "mine"}])
def test_what_there_is_no_such_file_of_is_refused(coded, query):
    assert coded.owner.get(f"/collections/{coded.id}/coded", params=query).status_code == 422


def test_a_file_is_written_while_others_can_write_too(coded):
    """In SQLite one writes at a time: a large file must not keep people's chats waiting."""
    found = coded.services.find_identifiers

    def find(texts):
        with coded.begin() as session:
            session.get_one(Story, coded.stories[0]).source = "written meanwhile"
        return found(texts)

    coded.owner.app.state.services = replace(coded.services, find_identifiers=find)
    assert taken_out(coded, "csv")


def test_who_looked_at_a_story_to_settle_it_is_noted(coded):
    coded.owner.get(coded.story(page="settle"))
    with coded.begin() as session:
        last = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()
    assert (last.action, last.object_id) == ("coding_opened", coded.stories[0])
