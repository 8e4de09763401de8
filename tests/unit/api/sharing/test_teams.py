"""Sharing with a team: everyone in it now sees the summary, nobody else does, and the person knows who they are."""

from itertools import product
from types import SimpleNamespace

import pytest

from api.accounts.roles import Role
from api.database.tables import Conversation, ShareCode, User
from api.exports.to_read import to_read
from api.sharing.access import opens_to
from tests.unit.api.audit.log import events
from tests.unit.api.browsing import Browser, first, staff
from tests.unit.api.reviewing import answer, say, share_page, take_back

TEAM, OTHER = "Stroke team", "Heart team"
WHOM = "Stroke team (Nurse Price gave you the code)"
LINE = "good garden with roses"


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price", team=TEAM)


@pytest.fixture
def owner(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say(f"Here is my {LINE}")
    return browser


@pytest.fixture
def shared(owner, nurse):
    """The owner and the nurse, through a code for her team; `address` is where she sees it."""
    owner.share(new_code(nurse))
    return SimpleNamespace(owner=owner, nurse=nurse, address=share_page(nurse))


def new_code(browser, team=TEAM):
    return first(r'id="code">([^<]+)<', browser.post("/review/codes", data={"team": team}).text)


def move(world, name, team):
    with world.services.sessions.begin() as session:
        world.services.accounts.move(session, name, team)


def sees(browser, address):
    """Return whether someone sees a summary on both pages; they see it on both or on none."""
    found, listed = browser.get(address), address in browser.get("/review").text
    assert (found.status_code, LINE in found.text) == ((200, True) if listed else (404, False))
    return listed


@pytest.mark.parametrize(
    ("for_team", "theirs", "seen"),
    [
        (TEAM, TEAM, True),
        (TEAM, TEAM.upper(), True),
        (TEAM, OTHER, False),
        (TEAM, None, False),
        ("", TEAM, False),
        ("", OTHER, False),
        ("", None, False),
    ],
)
def test_the_team_that_a_code_is_for_sees_the_summary_and_nobody_else(world, owner, nurse, for_team, theirs, seen):
    rees = staff(world.services, "Dr Rees", team=theirs)
    owner.share(new_code(nurse, for_team))
    address = share_page(nurse)
    assert sees(rees, address) is seen
    line = first(r'action="(/review/[^"]+/lines/[^"]+)"', nurse.get(address).text)
    assert rees.post(line, data={"kind": "agree"}).status_code == (422 if seen else 404)  # read it again, or not yours


CODES = [("Nurse Price", TEAM), ("Nurse Price", None), ("Alun", None), ("Dr Rees", OTHER)]
TEAMS = {"Nurse Price": TEAM, "Dr Rees": TEAM, "Alun": None, "Mair": OTHER, "Beca": None}
OPEN = {
    ("Nurse Price", TEAM): {"Nurse Price", "Dr Rees"},
    ("Nurse Price", None): {"Nurse Price"},
    ("Alun", None): {"Alun"},
    ("Dr Rees", OTHER): {"Mair"},  # who gave it has left
}


@pytest.mark.parametrize(("code", "name"), list(product(CODES, TEAMS)))
def test_a_code_opens_to_who_gave_it_or_to_the_team_as_it_is_now(code, name):
    giver, team = code
    user = User(id=name, team=TEAMS[name])
    assert opens_to(ShareCode(user_id=giver, team=team), user) is (name in OPEN[code])


def test_who_comes_to_the_team_sees_it_and_who_leaves_it_does_not(world, shared):
    rees = staff(world.services, "Dr Rees")
    for team, seen in ((None, False), (TEAM, True), (OTHER, False), (TEAM, True), ("", False)):
        move(world, "Dr Rees", team)
        assert sees(rees, shared.address) is seen
    move(world, "Nurse Price", OTHER)
    assert not sees(shared.nurse, shared.address)
    assert WHOM in shared.owner.get("/share").text


def test_a_code_of_someone_who_has_left_the_team_takes_no_more(world, owner, nurse):
    code = new_code(nurse)
    move(world, "Nurse Price", None)
    assert owner.post("/share", data={"code": code}).status_code == 422
    assert owner.post("/share/confirm", data={"code": code}).status_code == 404
    assert "Ends in" not in nurse.get("/review").text
    assert nurse.get("/review/codes/new").url.path == "/review"
    move(world, "Nurse Price", TEAM)
    assert "Share this with Stroke team?" in owner.post("/share", data={"code": code}).text


@pytest.mark.parametrize("team", [OTHER, "stroke team", "nobody's"])
def test_nobody_makes_a_code_for_a_team_they_are_not_in(nurse, team):
    assert nurse.post("/review/codes", data={"team": team}).status_code == 422
    assert "Ends in" not in nurse.get("/review").text


def test_who_has_no_team_is_asked_nothing_and_makes_codes_for_none(world):
    alone = staff(world.services, "Alun")
    assert "Just me" not in alone.get("/review").text
    assert alone.post("/review/codes", data={"team": TEAM}).status_code == 422
    assert "It is for" not in alone.post("/review/codes", data={"team": ""}).text


def test_a_code_says_whom_it_is_for(nurse):
    assert "My team, Stroke team" in nurse.get("/review").text
    assert "It is for Stroke team." in nurse.post("/review/codes", data={"team": TEAM}).text
    assert "For Stroke team." in nurse.get("/review").text


def test_only_who_gave_a_code_closes_it(world, nurse):
    rees = staff(world.services, "Dr Rees", team=TEAM)
    new_code(nurse)
    close = first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text)
    assert close not in rees.get("/review").text
    assert rees.post(close).status_code == 404


def test_before_the_yes_the_person_knows_that_it_is_a_team_and_that_its_people_change(owner, nurse):
    told = "Everyone who is in Stroke team can see them. The people in a team can change."
    page = owner.post("/share", data={"code": new_code(nurse)}).text
    assert "Share this with Stroke team?" in page
    assert f"Nurse Price gave you the code. {told}" in page
    assert "The people in a team" not in owner.post("/share", data={"code": new_code(nurse, "")}).text


def test_ever_after_the_person_knows_whom_they_share_with(shared):
    owner = shared.owner
    for page in ("/share", "/summary"):
        assert WHOM in owner.get(page).text
    assert "What Stroke team sees" in owner.get(first(r'href="(/share/[^"]+/lines)"', owner.get("/share").text)).text
    (copy,) = owner.get("/your-data/download/json").json()["shares"]
    assert (copy["with"], copy["given_by"], copy["last_looked"]) == (TEAM, "Nurse Price", None)


def test_the_document_and_the_health_record_name_the_team_and_who_gave_the_code(world, shared):
    conversation_id = shared.owner.cookies["goodlife_conversation"].partition(".")[0]
    with world.services.sessions() as session:
        (share,) = to_read(world.services.exports.everything(session.get_one(Conversation, conversation_id)))["shares"]
    assert share["name"] == WHOM
    bundle = shared.owner.get("/your-data/download/fhir").json()
    consents = [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "Consent"]
    ((provision,),) = [one["provision"]["provision"] for one in consents if "provision" in one["provision"]]
    assert provision["actor"][0]["reference"] == {"type": "CareTeam", "display": TEAM}
    (given_by,) = provision["extension"]
    assert given_by["valueReference"]["display"] == "Nurse Price"


def test_the_audit_log_says_which_team(world, shared):
    staff(world.services, "Dr Rees", team=TEAM).get(shared.address)
    take_back(shared.owner)
    told = {event.action: event.team for event in events(world)}
    assert {told[action] for action in ("code_made", "shared", "opened", "taken_back")} == {TEAM}
    assert told["logged_in"] is None
    assert f"</span>, {TEAM})" in staff(world.services, "Ann", Role.ADMIN).get("/admin/audit").text


def test_each_looks_for_themselves_and_the_person_is_told_of_each_by_name(world, shared):
    rees = staff(world.services, "Dr Rees", team=TEAM)
    shared.nurse.get(shared.address)
    assert ">\n  New\n<" in rees.get("/review").text
    assert ">\n  New\n<" not in shared.nurse.get("/review").text
    rees.get(shared.address)
    item = first(r'id="item-([^"]+)"', shared.owner.get("/summary").text)
    shared.owner.post(f"/summary/items/{item}", data={"action": "keep"})
    rees.get(shared.address)
    assert "Changed since you looked" not in rees.get("/review").text
    assert "Changed since you looked" in shared.nurse.get("/review").text
    page = shared.owner.get("/share").text
    assert "Nurse Price last looked on" in page
    assert "Dr Rees last looked on" in page
    assert "They have not looked yet." not in page
    page = shared.owner.get("/your-data").text
    assert "Nurse Price: once" in page
    assert "Dr Rees: once" in page


def test_each_says_their_own_and_does_not_see_what_the_others_say(world, shared):
    rees = staff(world.services, "Dr Rees", team=TEAM)
    say(rees, LINE, "question", "How big is it?")
    say(shared.nurse, LINE, "agree")
    answer(shared.owner, "words", "ten paces")
    assert "They answered you" not in shared.nurse.get("/review").text
    assert "How big" not in shared.nurse.get(shared.address).text
    assert "ten paces" in rees.get(shared.address).text
    page = shared.owner.get("/summary").text
    assert "Dr Rees" in page
    assert "Nurse Price" in page


def test_taking_back_ends_it_for_all(world, shared):
    rees = staff(world.services, "Dr Rees", team=TEAM)
    rees.get(shared.address)
    take_back(shared.owner)
    assert not sees(rees, shared.address)
    assert not sees(shared.nurse, shared.address)
    assert "You share it with nobody now." in shared.owner.get("/share").text
    assert "Dr Rees: once" in shared.owner.get("/your-data").text


def test_a_team_and_one_of_it_are_two_shares(world, shared):
    rees = staff(world.services, "Dr Rees", team=TEAM)
    shared.owner.share(new_code(rees, ""))
    take_back(shared.owner)  # the first, from the team
    assert not sees(shared.nurse, shared.address)
    assert sees(rees, share_page(rees))


def test_what_a_team_is_called_is_never_taken_for_code(world, owner):
    nurse = staff(world.services, "Nurse Price", team="<script>alert(1)</script>")
    owner.share(new_code(nurse, "<script>alert(1)</script>"))
    pages = [owner.get(page).text for page in ("/share", "/summary")]
    assert not any("<script>alert" in page for page in (*pages, nurse.get("/review").text))
