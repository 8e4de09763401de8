"""Who codes, and what the rules hide from them."""

import pytest

from tests.unit.api.coding.conftest import id_of

LAST = "I want to walk to chapel again."


def rules(table, people="no", machines="no"):
    table.owner.post(f"/collections/{table.id}/coders/rules", data={"people": people, "machines": machines})


def whose(table, who, number=1):
    return {card[2] for card in table.tags(who, number)}


@pytest.fixture
def both(table):
    """Both have put something on the first story."""
    return put_both(table)


def put_both(table):
    table.put(table.owner, "Need: Work", sentence="3")
    table.put(table.coder, "Outcome wanted: Health", sentence="3")
    return table


@pytest.mark.parametrize(
    ("people", "machines", "before", "when_done", "at_the_end"),
    [
        ("no", "no", {"Mair", "machine"}, {"Mair", "machine"}, {"Mair", "machine"}),
        ("story", "no", {"machine"}, {"Mair", "machine"}, {"Mair", "machine"}),
        ("no", "story", {"Mair"}, {"Mair", "machine"}, {"Mair", "machine"}),
        ("end", "story", set(), {"machine"}, {"Mair", "machine"}),
        ("story", "end", set(), {"Mair"}, {"Mair", "machine"}),
        ("end", "end", set(), set(), {"Mair", "machine"}),
    ],
)
def test_the_rules_hide_others_until_they_say(both, people, machines, before, when_done, at_the_end):
    rules(both, people, machines)

    def others():
        return {name.partition(":")[0] for name in whose(both, both.coder)} - {"you"}

    assert others() == before
    both.coder.post(both.story(page="done"))
    assert others() == when_done
    assert {name.partition(":")[0] for name in whose(both, both.owner)} == {"you"} | {
        name for name, rule in (("Tomos", people), ("machine", machines)) if rule == "no"
    }
    both.owner.post(f"/collections/{both.id}/coders/end-blind-phase")
    assert others() == at_the_end


def test_the_page_says_until_when_someone_is_blind(both):
    rules(both, "story", "end")
    page = both.coder.get(both.story()).text
    assert "What other people put you see when you say that you are done with the story" in page
    assert "What machines put you see when the owner ends the blind phase." in page
    rules(both)
    assert "You do not see yet" not in both.coder.get(both.story()).text


def test_a_machines_tag_that_is_hidden_cannot_be_accepted(both):
    tag = id_of(both.owner.get(both.story()).text, "manage the stairs")
    rules(both, "no", "story")
    assert both.coder.post(both.story(page="tags/") + tag, data={"do": "accept"}).status_code == 404
    both.coder.post(both.story(page="done"))
    assert both.coder.post(both.story(page="tags/") + tag, data={"do": "accept"}).status_code == 200


def test_what_is_put_after_others_were_seen_is_not_compared_and_done_stays(table):
    rules(table, "story", "story")
    put_both(table)
    table.coder.post(table.story(page="done"))
    page = table.coder.get(table.story()).text
    assert "what is compared is what you had put before" in page
    table.coder.post(table.story(page="tags/") + id_of(page, LAST), data={"do": "remove"})
    table.coder.post(table.story(page="undo"))
    assert "There is nothing that can be undone." in table.coder.post(table.story(page="undo")).text
    assert table.coder.post(table.story(page="done"), data={"done": "false"}).status_code == 403
    table.coder.post(table.story(page="tags/") + id_of(page, LAST), data={"do": "remove"})
    table.owner.post(table.story(page="done"))
    settle = table.owner.get(table.story(page="settle")).text
    assert "<strong>Tomos</strong>: Outcome wanted: Health" in settle


def test_what_is_put_before_anyone_is_seen_is_compared_also_after_done(table):
    rules(table, "end", "end")
    put_both(table)
    table.coder.post(table.story(page="done"))
    page = table.put(table.coder, "Need: Home", sentence="1").text
    assert "What you change is still compared." in page
    assert table.coder.post(table.story(page="done"), data={"done": "false"}).status_code == 200
    table.coder.post(table.story(page="done"))
    table.owner.post(table.story(page="done"))
    table.owner.post(f"/collections/{table.id}/coders/end-blind-phase")
    assert "<strong>Tomos</strong>: Need: Home" in table.owner.get(table.story(page="settle")).text


def test_whoever_saw_others_before_they_were_done_was_not_blind_whatever_the_rules_say_later(both):
    rules(both, "story", "story")
    both.coder.post(both.story(page="done"))
    assert "What you change is still compared." in both.coder.get(both.story()).text
    both.owner.post(both.story(page="done"))
    (pair,) = both.owner.get(f"/api/collections/{both.id}/agreement").json()["people"]
    assert (pair["stories"], pair["blind"]) == (1, 0)


def test_the_owner_names_coders_by_the_name_they_log_in_with(table):
    assert table.stranger.get(table.story()).status_code == 404
    page = table.owner.post(f"/collections/{table.id}/coders", data={"name": " stranger "}).text
    assert "<strong>Stranger</strong>" in page
    assert table.stranger.get(table.story()).status_code == 200


@pytest.mark.parametrize("name", ["", "  ", "Nobody Atall"])
def test_a_name_that_nobody_has_is_refused(table, name):
    answer = table.owner.post(f"/collections/{table.id}/coders", data={"name": name})
    assert (answer.status_code, "<title>Error: " in answer.text) == (422, True)


def test_whoever_codes_no_more_sees_nothing_and_what_they_put_stays(both):
    with both.begin() as session:
        coder = next(one.id for one in both.bench(session).people if one.user.name == "Tomos")
    both.owner.post(f"/collections/{both.id}/coders/{coder}", data={"do": "stop"})
    assert both.coder.get(both.story()).status_code == 404
    assert "Tomos" in whose(both, both.owner)
    both.owner.post(f"/collections/{both.id}/coders", data={"name": "Tomos"})
    assert both.coder.get(both.story()).status_code == 200


def test_an_owner_who_does_not_code_sees_the_story_and_puts_nothing(both):
    with both.begin() as session:
        me = both.bench(session).me.id
    both.owner.post(f"/collections/{both.id}/coders/{me}", data={"do": "stop"})
    assert "Add the tag" not in both.owner.get(both.story()).text
    assert both.put(both.owner, "Need: Home", sentence="1").status_code == 403


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("get", "coders"),
        ("post", "coders"),
        ("post", "coders/rules"),
        ("post", "coders/end-blind-phase"),
        ("get", "take-out"),
        ("get", "coded?kind=csv"),
        ("get", "agreement"),
        ("get", "settle"),
        ("post", "codebook"),
    ],
)
def test_what_is_the_owners_is_not_a_coders_and_nothing_is_a_strangers(table, method, page):
    ask = {"get": lambda who: who.get, "post": lambda who: who.post}[method]
    address = f"/collections/{table.id}/{page}"
    assert ask(table.coder)(address).status_code == 403
    assert ask(table.stranger)(address).status_code == 404
