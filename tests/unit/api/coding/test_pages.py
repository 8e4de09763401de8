"""Coding a story by forms alone."""

import html

import pytest
from sqlalchemy import select

from api.coding.tags import people_tags
from api.database.collection_tables import Story
from tests.coding import JAN, LOUD, STAIRS, STORIES
from tests.unit.api.coding.conftest import cards, id_of

READER = "machine: Good Life reader"


def test_the_story_is_shown_as_it_was_written_with_what_the_machine_put(table):
    page = table.owner.get(table.story()).text
    assert "&#13;\n" in page
    assert cards(html.unescape(page)) == [
        ("m1", "Strength: Relationships", "machine: Good Life reader", JAN),
        ("m2", "Need: Home", "machine: Good Life reader", "manage the stairs"),
    ]
    assert "&lt;b&gt;Nobody&lt;/b&gt; asked me &amp; I sat there." in table.owner.get(table.story(3)).text


def test_a_tag_is_put_on_a_sentence_by_its_number(table):
    page = html.unescape(table.put(table.owner, "Outcome wanted: Health", sentence="3").text)
    assert "Tag added." in page
    assert ("3", "Outcome wanted: Health", "you", "I want to walk to chapel again.") in cards(page)


@pytest.mark.parametrize(
    ("number", "fields", "words"),
    [
        (1, {"words": "the stairs"}, "the stairs"),
        (1, {"sentence": "1", "words": "Jan"}, "Jan"),
        (1, {"words": "every day.\nI can't"}, "every day.\r\nI can't"),
        (2, {"sentence": "2", "words": "The bus is no good"}, "The bus is no good"),
        (1, {"start": str(STAIRS.index("chapel")), "end": str(STAIRS.index(" again"))}, "chapel"),
        (1, {"start": str(STAIRS.index(" chapel")), "end": str(STAIRS.index("again"))}, "chapel"),
        (3, {"start": "0", "end": "9999"}, LOUD),
    ],
)
def test_words_are_found_where_they_stand(table, number, fields, words):
    table.put(table.owner, "Need: Work", number, **fields)
    with table.begin() as session:
        (tag,) = people_tags(session, table.bench(session), table.stories)
        assert tag.span.of(STORIES[number - 1]) == words


@pytest.mark.parametrize(
    ("number", "fields", "says"),
    [
        (1, {}, "Choose a sentence, or type some of its words."),
        (1, {"words": "a garden"}, "These words do not stand in the story like this."),
        (1, {"sentence": "1", "words": "the stairs"}, "These words do not stand in that sentence like this."),
        (2, {"words": "The bus is no good"}, "These words stand in the story more than once."),
        (1, {"sentence": "99"}, "Choose a sentence of the list."),
        (1, {"start": "5", "end": "5"}, "Choose the words first."),
        (1, {"start": "-9", "end": "0"}, "Choose the words first."),
        (1, {"words": "stairs", "note": "x" * 2001}, "A note has room for 2,000 letters."),
    ],
)
def test_what_cannot_be_put_is_refused_and_says_what_to_do(table, number, fields, says):
    answer = table.put(table.owner, "Need: Work", number, **fields)
    assert answer.status_code == 422
    assert says in html.unescape(answer.text)
    assert "<title>Error: " in answer.text
    assert [card for card in table.tags(table.owner, number) if card[2] == "you"] == []


@pytest.mark.parametrize("code", ["", "zebra", "15"])
def test_a_code_that_is_none_of_the_collection_is_asked_for_again(table, code):
    answer = table.owner.post(table.story(page="tags"), data={"code": code, "sentence": "1"})
    assert (answer.status_code, "Choose a code of the list." in answer.text) == (422, True)


def test_accepting_makes_a_tag_of_ones_own_that_remembers_where_it_came_from(table):
    page = table.owner.get(table.story()).text
    page = table.owner.post(table.story(page="tags/") + id_of(page, JAN), data={"do": "accept"}).text
    assert cards(page)[0] == ("1", "Strength: Relationships", "you", JAN)
    assert "Taken over from the machine: Good Life reader." in page
    assert [card[2] for card in table.tags(table.coder)] == ["Mair", *[READER] * 2]


def test_what_one_has_put_already_becomes_one_with_the_machines_tag_that_is_accepted(table):
    machines = table.story(page="tags/") + id_of(table.owner.get(table.story()).text, JAN)
    table.put(table.owner, "Strength: Relationships", words=JAN, note="a neighbour")
    page = table.owner.post(machines, data={"do": "accept"}).text
    assert [card[2] for card in cards(page) if card[3] == JAN] == ["you"]
    assert "Note: a neighbour" in page


def test_a_tag_is_not_changed_into_one_that_is_there(table):
    chapel = "I want to walk to chapel again."
    table.put(table.owner, "Need: Work", sentence="3")
    address = table.story(page="tags/") + id_of(table.owner.get(table.story()).text, chapel)
    table.put(table.owner, "Need: Home", sentence="3")
    for code, status in (("Need: Home", 422), ("Need: Work", 200)):
        data = {"do": "change", "code": table.code(code), "words": chapel}
        assert table.owner.post(address, data=data).status_code == status


def test_rejecting_is_kept_and_can_be_taken_back(table):
    page = table.owner.get(table.story()).text
    page = table.owner.post(table.story(page="tags/") + id_of(page, JAN), data={"do": "reject"}).text
    assert [card[3] for card in cards(page)] == ["manage the stairs"]
    assert "What you rejected (1)" in page
    again = page.split("What you rejected")[1].split('action="')[1].split('"')[0]
    page = table.owner.post(again, data={"do": "remove"}).text
    assert [card[3] for card in cards(page)] == [JAN, "manage the stairs"]
    assert "What you rejected" not in page


def test_a_tag_is_changed_in_code_words_and_note(table):
    table.put(table.owner, "Need: Work", sentence="3")
    address = table.story(page="tags/") + id_of(table.owner.get(table.story()).text, "I want to walk to chapel again.")
    assert "I want to walk to chapel again.</textarea>" in table.owner.get(address).text
    data = {"do": "change", "code": table.code("Outcome wanted: Health"), "words": "walk to chapel", "note": "hope"}
    page = table.owner.post(address, data=data).text
    assert ("3", "Outcome wanted: Health", "you", "walk to chapel") in cards(page)
    assert "Note: hope" in page
    refused = table.owner.post(address, data=data)
    assert refused.status_code == 404  # it is another tag now


def test_changing_a_machines_tag_makes_one_of_ones_own_from_it(table):
    address = table.story(page="tags/") + id_of(table.owner.get(table.story()).text, JAN)
    data = {"do": "change", "code": table.code("Strength: Home"), "words": JAN}
    page = table.owner.post(address, data=data).text
    assert cards(page)[0][1:3] == ("Strength: Home", "you")
    assert "Taken over from the machine" in page
    bad = table.owner.post(table.story(page="tags/") + id_of(page, JAN), data={**data, "words": "zebra"})
    assert (bad.status_code, "zebra" in bad.text) == (422, True)


def test_every_step_is_undone_one_after_the_other_and_no_more(table):
    start = table.tags(table.owner)
    table.put(table.owner, "Need: Work", sentence="3")
    one = table.tags(table.owner)
    page = table.owner.get(table.story()).text
    table.owner.post(table.story(page="tags/") + id_of(page, JAN), data={"do": "reject"})
    two = table.tags(table.owner)
    mine = id_of(table.owner.get(table.story()).text, "I want to walk to chapel again.")
    table.owner.post(table.story(page="tags/") + mine, data={"do": "remove"})
    for before in (two, one, start):
        assert "Undone." in table.owner.post(table.story(page="undo")).text
        assert table.tags(table.owner) == before
    assert "There is nothing that can be undone." in table.owner.post(table.story(page="undo")).text


def test_the_same_tag_is_not_put_twice_by_one_but_by_two(table):
    table.put(table.owner, "Need: Work", sentence="3")
    assert table.put(table.owner, "Need: Work", sentence="3").status_code == 422
    assert table.put(table.coder, "Need: Work", sentence="3").status_code == 200
    assert [card[2] for card in table.tags(table.owner)].count("you") == 1


def test_nobody_changes_what_another_put(table):
    table.put(table.owner, "Need: Work", sentence="3")
    tag = id_of(table.owner.get(table.story()).text, "I want to walk to chapel again.")
    for do in ("remove", "change", "accept", "reject"):
        assert table.coder.post(table.story(page="tags/") + tag, data={"do": do}).status_code == 404
    assert table.coder.get(table.story(page="tags/") + tag).status_code == 404
    assert table.owner.post(table.story(page="tags/") + tag, data={"do": "accept"}).status_code == 422


@pytest.mark.parametrize("page", ["code", "tags/1"])
def test_a_collection_is_not_there_for_a_stranger(table, page):
    assert table.stranger.get(table.story(page=page)).status_code == 404
    assert table.stranger.get(f"/collections/{table.id}/code").status_code == 404
    assert table.put(table.stranger, "Need: Work", sentence="1").status_code == 404


def test_the_list_of_stories_says_how_far_one_is(table):
    table.put(table.owner, "Need: Work", sentence="1")
    table.owner.post(table.story(page="done"))
    page = table.owner.get(f"/collections/{table.id}/code").text
    assert "You are done with 1 of 3 stories." in page
    assert "1 tag of yours" in page
    assert f'href="{table.story(2)}"' in page
    assert "You are done with 0 of 3 stories." in table.coder.get(f"/collections/{table.id}/code").text


def test_everyone_finds_the_collections_they_may_code(table):
    assert "Stories of the stroke café" in table.owner.get("/coding").text
    assert "Of Mair" in table.coder.get("/coding").text
    assert "no collection that you can code" in table.stranger.get("/coding").text


def test_stories_are_numbered_as_stories_whatever_else_stands_in_the_files(table):
    with table.begin() as session:
        for story in session.scalars(select(Story).order_by(Story.position.desc())):
            story.position += len(STORIES)  # as where notes on the files came first
    assert f"story 1 of {len(STORIES)}" in table.owner.get(table.story()).text
    assert '<ol class="inbox" start="1">' in table.owner.get(f"/collections/{table.id}/code").text
