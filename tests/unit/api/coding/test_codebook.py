"""A codebook of their own, and what is suggested from its examples."""

import html
from dataclasses import replace

import numpy as np
import pytest

from api.database.collection_tables import Story
from nlp.coding.suggestions import Suggester
from nlp.reading.encoder import Encoder
from nlp.reading.errors import ArtefactMissing
from tests.unit.api.browsing import Browser
from tests.unit.api.coding.conftest import id_of

BUS = "The bus never comes\nNo bus on sundays\nI wait for the bus\nThe bus is late"
CHAPEL = "I go to chapel\nThe chapel choir\nSinging in chapel\nOur chapel tea"
WORDS = ("bus", "chapel", "stairs", "girls")


def encode(texts):
    """Texts by which of a few words are in them: what is like what can be seen at a glance."""
    table = np.array([[word in text.lower() for word in WORDS] + [0.2] for text in texts], np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


@pytest.fixture
def table(table):
    services = replace(table.services, encode=encode)
    for name, person in (("owner", "Mair"), ("coder", "Tomos")):
        browser = Browser(services)
        browser.log_in(person)
        setattr(table, name, browser)
    return table


def add(table, name, examples="", who=None, **fields):
    data = {"name": name, "examples": examples, "colour": "teal", **fields}
    return (who or table.owner).post(f"/collections/{table.id}/codebook", data=data)


def test_the_codebook_begins_as_ours_and_is_added_to(table):
    page = html.unescape(table.owner.get(f"/collections/{table.id}/codebook").text)
    assert page.count('class="codebook__code ') == 44
    page = html.unescape(add(table, "Getting about", meaning="buses & trains", parent=table.code("Need")).text)
    assert page.count('class="codebook__code ') == 45
    assert "buses & trains" in page
    assert table.code("Need: Getting about")
    table.put(table.coder, "Need: Getting about", 2, sentence="1")
    assert ("Need: Getting about", "you") in {card[1:3] for card in table.tags(table.coder, 2)}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": "  "}, "Give the code a name."),
        ({"name": "x" * 81}, "80 letters fit"),
        ({"name": "need"}, "There is a code of this name already."),
        ({"name": "Buses", "colour": "mauve"}, "Choose a colour of the list."),
        ({"name": "Buses", "parent": "zebra"}, "Choose a code of the list that belongs under no other."),
        ({"name": "Buses", "meaning": "x" * 501}, "500 letters fit"),
    ],
)
def test_a_code_that_cannot_be_is_refused(table, fields, says):
    answer = table.owner.post(f"/collections/{table.id}/codebook", data={"colour": "teal", **fields})
    assert (answer.status_code, says in html.unescape(answer.text)) == (422, True)


def test_a_code_is_renamed_and_what_it_was_put_on_stays(table):
    table.put(table.coder, "Need: Work", sentence="1")
    address = f"/collections/{table.id}/codebook/{table.code('Need: Work')}"
    assert 'value="Work"' in table.owner.get(address).text
    table.owner.post(address, data={"name": "Jobs", "colour": "red"})
    assert ("Need: Jobs", "you") in {card[1:3] for card in table.tags(table.coder)}
    taken = table.owner.post(address, data={"name": "Health", "colour": "red"})
    assert taken.status_code == 422


def test_a_retired_code_is_put_on_nothing_new_and_keeps_what_it_has(table):
    table.put(table.coder, "Need: Work", sentence="1")
    code = table.code("Need: Work")
    table.owner.post(f"/collections/{table.id}/codebook/{code}/retire")
    assert ("Need: Work (retired)", "you") in {card[1:3] for card in table.tags(table.coder)}
    refused = table.coder.post(table.story(page="tags"), data={"code": code, "sentence": "2"})
    assert (refused.status_code, "is retired" in refused.text) == (422, True)
    table.owner.post(f"/collections/{table.id}/codebook/{code}/retire", data={"retired": "false"})
    assert table.coder.post(table.story(page="tags"), data={"code": code, "sentence": "2"}).status_code == 200


def test_codes_with_examples_are_suggested_by_a_machine_of_another_name(table):
    add(table, "Buses", BUS)
    page = html.unescape(add(table, "Chapel", CHAPEL).text)
    assert "4 of 4 examples were found by the others, and 0 of the 4 of other codes too. It is suggested." in page
    suggested = [card for card in table.tags(table.coder, 2) if "machine" in card[2]]
    assert [(card[0], card[1], card[2]) for card in suggested] == [
        ("s1", "Buses", "machine: Suggestions from your examples"),
        ("s2", "Buses", "machine: Suggestions from your examples"),
    ]
    assert ("Chapel", "I want to walk to chapel again.") in {(card[1], card[3]) for card in table.tags(table.coder)}
    page = table.coder.get(table.story(2)).text
    table.coder.post(table.story(2, page="tags/") + id_of(page, suggested[0][3]), data={"do": "reject"})
    add(table, "Girls", "The girls came\nThe girls again\nMy girls\nAll the girls")
    again = [card[1] for card in table.tags(table.coder, 2) if "machine" in card[2]]
    assert again == ["Buses", "Girls"]


def test_in_an_interview_only_what_the_teller_said_is_suggested_for(table):
    asked, told = "Int: Is the bus late?\n", "Jan: The bus is late."
    with table.begin() as session:
        story = session.get(Story, table.stories[0])
        story.text, start = asked + told, len(asked + "Jan: ")
        story.turns, story.findings = [[start, len(story.text), len("Int: "), len(asked) - 1]], []
        story.sentences = [[start, len(story.text)]]
    add(table, "Buses", BUS)
    suggested = [card for card in table.tags(table.coder) if card[1] == "Buses"]
    assert [card[3] for card in suggested] == ["The bus is late."]


def test_too_few_examples_suggest_nothing_and_say_so(table):
    page = add(table, "Buses", "The bus never comes\nNo bus on sundays").text
    assert "Too few examples to suggest from: 2, and it takes 4." in page
    assert table.tags(table.coder, 2) == []


def test_examples_that_cannot_be_told_from_others_suggest_nothing_and_say_so():
    lessons = Suggester({"a": BUS.split("\n"), "b": BUS.split("\n")}, encode).lessons
    assert {lesson.least for lesson in lessons.values()} == {None}
    assert "not good enough" in lessons["a"].says
    unlike = Suggester({"a": ["the bus", "a chapel", "the stairs", "my girls"]}, encode)
    assert unlike.lessons["a"].least is None
    assert unlike.suggest(["the bus"]) == []


def test_a_suggestion_names_the_example_it_is_like():
    suggester = Suggester({"a": BUS.split("\n"), "b": CHAPEL.split("\n")}, encode)
    found = suggester.suggest(["A wet day.", "Singing in chapel again", "the bus"])
    assert [(one.sentence, one.code, one.example) for one in found] == [
        (1, "b", "I go to chapel"),
        (2, "a", BUS.split("\n")[0]),
    ]
    assert suggester.suggest([]) == []


def test_only_the_owner_changes_the_codes(table):
    code = table.code("Need: Work")
    assert add(table, "Buses", who=table.coder).status_code == 403
    assert table.coder.get(f"/collections/{table.id}/codebook").status_code == 200
    for address in (f"/collections/{table.id}/codebook/{code}", f"/collections/{table.id}/codebook/{code}/retire"):
        assert table.coder.post(address, data={"name": "x"}).status_code == 403
        assert table.stranger.post(address, data={"name": "x"}).status_code == 404
    assert table.owner.get(f"/collections/{table.id}/codebook/nothing").status_code == 404


def test_the_encoder_that_is_shipped_tells_buses_from_chapels():
    try:
        shipped = Encoder.load()
    except ArtefactMissing as error:
        pytest.skip(str(error))
    buses = ["The bus never comes on time", "There is no bus on sundays", "I waited an hour for the bus"]
    songs = ["I sing in the chapel choir", "We sang hymns all evening", "The choir is my joy"]
    examples = {"a": [*buses, "Public transport is no use here"], "b": [*songs, "Singing lifts me"]}
    suggester = Suggester(examples, shipped.encode)
    assert {code: lesson.least is not None for code, lesson in suggester.lessons.items()} == {"a": True, "b": True}
    found = suggester.suggest(["The 52 bus was cancelled again", "We practise our songs on a Tuesday", "My knee hurts"])
    assert {(one.sentence, one.code) for one in found} == {(0, "a"), (1, "b")}
