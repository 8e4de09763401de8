"""What a professional sees: what was shared with them, its evidence, and nothing else."""

import pytest

from api.accounts.roles import Role
from tests.unit.api.browsing import Browser, first, hidden, staff


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def shared(world, nurse):
    """A summary that has been shared, in its owner's browser, and its address in the nurse's."""
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    owner = Browser(world.services)
    owner.begin()
    owner.say("My secret. Here is my good garden with roses")
    owner.share(code)
    return owner, first(r'href="(/review/[^"]+)"', nurse.get("/review").text)


def test_the_evidence_is_marked_in_its_sentence_and_the_rest_of_the_talk_is_not(nurse, shared):
    page = nurse.get(shared[1]).text
    assert "Here is my <mark>good garden with roses</mark>" in page
    assert "The computer was sure. You said it is good." in page
    assert "They have not checked it yet." in page
    assert "secret" not in page


def test_what_is_new_is_marked_until_it_was_looked_at(nurse, shared):
    owner, address = shared
    assert ">\n  New\n<" in nurse.get("/review").text
    nurse.get(address)
    assert "Changed since you looked" not in nurse.get("/review").text
    owner.say("good bus")
    owner.post("/summary/items", data={"words": "quiet", "kind": "need", "domain": "home"})
    assert "Changed since you looked" not in nurse.get("/review").text
    item = first(r'id="item-([^"]+)"', owner.get("/summary").text)
    owner.post(f"/summary/items/{item}", data={"action": "keep"})
    assert "Changed since you looked" in nurse.get("/review").text
    assert "They kept this." in nurse.get(address).text


def test_what_was_taken_out_is_not_shown(nurse, shared):
    owner, address = shared
    item = first(r'id="item-([^"]+)"', owner.get("/summary").text)
    owner.post(f"/summary/items/{item}", data={"action": "remove"})
    assert "garden" not in nurse.get(address).text


def test_what_was_taken_back_is_gone_with_a_plain_word(nurse, shared):
    owner, address = shared
    owner.post(first(r'action="(/share/[^"]+/take-back)"', owner.get("/share").text))
    answer = nurse.get(address)
    assert answer.status_code == 404
    assert "It may have been taken back." in answer.text


def test_another_professional_sees_nothing_of_it(world, shared):
    other = staff(world.services, "Dr Rees")
    assert other.get(shared[1]).status_code == 404
    assert "Nobody has shared a summary with you yet." in other.get("/review").text


def test_a_researcher_has_no_inbox(world, shared):
    researcher = staff(world.services, "Mair", Role.RESEARCHER)
    assert researcher.get("/review").status_code == 403
    assert researcher.get(shared[1]).status_code == 403


def test_a_code_is_shown_on_its_own_page_alone(nurse):
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    page = nurse.get("/review").text
    assert code not in page
    assert code[-4:] in page


def test_loading_the_page_of_a_new_code_again_makes_no_second_one(nurse):
    made = nurse.post("/review/codes")
    assert made.url.path == "/review/codes/new"
    assert nurse.get(made.url).text == made.text
    assert nurse.get("/review").text.count("Ends in") == 1


def test_a_new_code_is_shown_to_nobody_else_in_the_same_browser(world, nurse):
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    staff(world.services, "Dr Rees")
    nurse.log_in("Dr Rees")
    answer = nurse.get("/review/codes/new")
    assert answer.url.path == "/review"
    assert code not in answer.text


def test_there_is_no_new_code_before_one_is_made_or_after_it_is_closed(nurse):
    assert nurse.get("/review/codes/new").url.path == "/review"
    nurse.post("/review/codes")
    nurse.post(first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text))
    assert nurse.get("/review/codes/new").url.path == "/review"


def test_nobody_closes_a_code_of_someone_else(world, nurse):
    nurse.post("/review/codes")
    close = first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text)
    assert staff(world.services, "Dr Rees").post(close).status_code == 404
    assert close in nurse.get("/review").text


ADDED = {"words": "quiet evenings", "kind": "need", "domain": "home"}


def change_first(owner, **form):
    """Change the first line of a summary."""
    item = first(r'id="item-([^"]+)"', owner.get("/summary").text)
    return owner.post(f"/summary/items/{item}", data={"kind": "strength", "domain": "home", **form})


def show_new_lines(owner, nurse):
    page = owner.get("/share").text
    show = first(r'action="(/share/[^"]+/show-new)"', page)
    return owner.post(show, data={"seen": hidden(page, "seen")})


def share_again(owner, nurse):
    return owner.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))


def test_what_is_said_or_added_after_sharing_is_not_shown(nurse, shared):
    owner, address = shared
    before = nurse.get(address).text
    owner.say("I have a good friend called Jan")
    owner.say("It is a good garden with roses and my brother")  # the same line again, with more around it
    owner.post("/summary/items", data=ADDED)
    assert nurse.get(address).text == before


@pytest.mark.parametrize("show", [show_new_lines, share_again])
def test_new_lines_are_shown_once_the_person_says_so(nurse, shared, show):
    owner, _ = shared
    owner.say("I have a good friend called Jan")
    owner.post("/summary/items", data=ADDED)
    show(owner, nurse)
    page = nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text)).text
    assert "good friend called Jan" in page
    assert "quiet evenings" in page


def test_showing_new_lines_shows_no_more_of_the_old_ones(nurse, shared):
    owner, address = shared
    owner.say("It is a good garden with roses and my brother")
    owner.say("I have a good friend called Jan")
    show_new_lines(owner, nurse)
    assert "Jan" in nurse.get(address).text
    assert "brother" not in nurse.get(address).text


@pytest.mark.parametrize(
    ("form", "shown", "hidden_"),
    [
        ({"action": "keep"}, ["garden", "They kept this.", "The computer was sure."], ["Picked out by"]),
        (
            {"action": "change", "words": "roses"},
            ["roses", "They changed this themselves."],
            ["garden", "computer was"],
        ),
        ({"action": "remove"}, [], ["garden", "computer was"]),
    ],
)
def test_what_the_person_does_with_a_shared_line_is_shown_at_once(nurse, shared, form, shown, hidden_):
    owner, address = shared
    change_first(owner, **form)
    page = nurse.get(address).text
    assert [words for words in shown if words not in page] == []
    assert [words for words in hidden_ if words in page] == []


def test_the_old_words_stay_away_when_a_changed_line_is_taken_out_and_put_back(nurse, shared):
    owner, address = shared
    change_first(owner, action="change", words="roses")
    change_first(owner, action="remove")
    change_first(owner, action="keep")
    page = nurse.get(address).text
    assert "They changed this themselves." in page
    assert "garden" not in page
