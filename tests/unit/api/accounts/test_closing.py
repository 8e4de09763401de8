"""A login that is closed lets nobody in by any way, and what was shared with that person alone is with nobody."""

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from api.accounts.oidc import Identity
from api.accounts.roles import Role
from api.accounts.service import WrongLoginError
from api.cli import app
from api.database.tables import Conversation, Share, ShareCode, User, now
from api.errors import InvalidInputError, NotAllowedError
from tests.unit.api.audit.log import events
from tests.unit.api.browsing import PASSWORD, Browser, first, staff
from tests.unit.api.reviewing import share_page
from tests.world import new_world

NAME, TEAM = "Nurse Price", "Stroke team"
ANOTHER = "another long password"


@pytest.fixture
def nurse(world):
    return staff(world.services, NAME, team=TEAM)


@pytest.fixture
def owner(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("Here is my good garden with roses")
    return browser


def do(world, what, *given):
    with world.services.sessions.begin() as session:
        return getattr(world.services.accounts, what)(session, *given)


def log_in(world, password=PASSWORD):
    return world.services.accounts.log_in(NAME, password, "1.2.3.4")


def is_known(world, token):
    with world.services.sessions() as session:
        return world.services.accounts.who(session, token) is not None


def new_code(browser, team=""):
    return first(r'id="code">([^<]+)<', browser.post("/review/codes", data={"team": team}).text)


def shares(world):
    with world.services.sessions() as session:
        return session.scalars(select(Share)).all()


def test_a_closed_login_lets_nobody_in(world, nurse):
    tokens = [log_in(world), do(world, "new_api_token", NAME)]
    do(world, "add", "Dr Rees", Role.PROFESSIONAL, PASSWORD)
    other = world.services.accounts.log_in("Dr Rees", PASSWORD, "1.2.3.4")
    do(world, "close", "nurse price")
    assert nurse.get("/review").url.path == "/login"
    assert [is_known(world, token) for token in (*tokens, other)] == [False, False, True]
    with pytest.raises(WrongLoginError):
        log_in(world)
    with pytest.raises(InvalidInputError, match="The login of Nurse Price is closed"):
        do(world, "new_api_token", NAME)


def test_who_comes_from_a_provider_is_not_let_in_where_their_login_is_closed(world):
    identity = Identity("issuer#1", (NAME,), Role.PROFESSIONAL)
    do(world, "known_by", identity)
    do(world, "close", NAME)
    with pytest.raises(NotAllowedError, match="Your login is closed"):
        do(world, "known_by", identity)
    do(world, "reopen", NAME)
    assert do(world, "known_by", identity)


def test_an_opened_login_lets_in_whoever_knows_the_password(world, nurse):
    token = log_in(world)
    do(world, "close", NAME)
    do(world, "reopen", NAME)
    assert not is_known(world, token)
    assert is_known(world, log_in(world))


def test_a_new_password_ends_what_the_old_one_began(world, nurse):
    tokens = [log_in(world), do(world, "new_api_token", NAME)]
    with pytest.raises(InvalidInputError, match="at least 10"):
        do(world, "set_password", NAME, "short")
    assert all(is_known(world, token) for token in tokens)
    do(world, "set_password", NAME, ANOTHER)
    assert not any(is_known(world, token) for token in tokens)
    with pytest.raises(WrongLoginError):
        log_in(world)
    assert is_known(world, log_in(world, ANOTHER))


def test_a_new_password_opens_no_closed_login(world, nurse):
    do(world, "close", NAME)
    do(world, "set_password", NAME, ANOTHER)
    with pytest.raises(WrongLoginError):
        log_in(world, ANOTHER)


def test_what_was_shared_with_them_alone_is_with_nobody(world, nurse, owner):
    code = new_code(nurse)
    owner.share(code)
    assert NAME in owner.get("/share").text
    do(world, "close", NAME)
    page = owner.get("/share").text
    assert "You share it with nobody now." in page
    assert not shares(world)
    assert "That code does not work" in owner.post("/share", data={"code": code}).text
    do(world, "reopen", NAME)
    assert not shares(world)
    noted = [(one.action, one.actor_kind) for one in events(world)]
    assert [one for one in noted if one[1] == "system"] == [
        ("user_added", "system"),
        ("user_moved", "system"),
        ("code_closed", "system"),
        ("taken_back", "system"),
        ("user_closed", "system"),
        ("user_reopened", "system"),
    ]


def test_what_was_shared_with_their_team_stays_with_the_others(world, nurse, owner):
    other = staff(world.services, "Dr Rees", team=TEAM)
    code = new_code(nurse, TEAM)
    owner.share(code)
    address = share_page(other)
    do(world, "close", NAME)
    assert other.get(address).status_code == 200
    assert len(shares(world)) == 1
    with world.services.sessions() as session:
        assert all(one.expires_at <= now() for one in session.scalars(select(ShareCode)))
        assert session.scalar(select(Conversation)).consent_share


@pytest.mark.parametrize(
    ("what", "given"), [("close", ()), ("reopen", ()), ("set_password", (ANOTHER,)), ("new_api_token", ())]
)
def test_nothing_is_done_for_a_name_that_nobody_has(world, what, given):
    with pytest.raises(InvalidInputError, match="There is nobody called Nobody"):
        do(world, what, "Nobody", *given)


def test_closing_and_opening_what_is_so_already_notes_nothing(world, nurse):
    do(world, "reopen", NAME)
    do(world, "close", NAME)
    do(world, "close", NAME)
    closings = [one.action for one in events(world) if one.action in ("user_closed", "user_reopened")]
    assert closings == ["user_closed"]


def test_the_commands_close_open_and_list(tmp_path, monkeypatch):
    monkeypatch.setenv("GOODLIFE_HOME", str(tmp_path))
    today = f"{now():%Y-%m-%d}"
    for command, said in (
        (
            ["add", NAME, "--role", "professional", "--password-stdin", "--team", TEAM],
            f"Added {NAME}, professional, {TEAM}.",
        ),
        (["add", "Ann", "--role", "admin", "--password-stdin"], "Added Ann, admin."),
        (["list"], f"Ann\tadmin\t\tpassword\n{NAME}\tprofessional\t{TEAM}\tpassword"),
        (["close", NAME], f"The login of {NAME} is closed. To open it again: goodlife user reopen '{NAME}'"),
        (["list"], f"Ann\tadmin\t\tpassword\n{NAME}\tprofessional\t\tpassword\tclosed since {today}"),
        (["reopen", NAME], f"{NAME} can log in again."),
        (["password", NAME, "--password-stdin"], f"{NAME} has a new password."),
    ):
        answer = CliRunner().invoke(app, ["user", *command], input=f"{ANOTHER}\n")
        assert (answer.exit_code, answer.output.strip()) == (0, said)
    assert log_in(new_world(tmp_path), ANOTHER)
    assert CliRunner().invoke(app, ["user", "close", "Nobody"]).exit_code == 2


def test_what_was_begun_in_the_moment_of_closing_lets_nobody_in(world, nurse):
    token = log_in(world)
    with world.services.sessions.begin() as session:
        session.scalar(select(User).where(User.name == NAME)).closed_at = now()  # as if it were closed meanwhile
    assert not is_known(world, token)
    do(world, "close", NAME)
    do(world, "reopen", NAME)
    assert not is_known(world, token)


def test_another_with_the_name_of_someone_who_left_is_let_in_as_themselves(world, nurse):
    do(world, "close", NAME)
    assert do(world, "known_by", Identity("issuer#2", (NAME, "another@example.org"), Role.PROFESSIONAL))
    with pytest.raises(WrongLoginError):
        log_in(world)


def test_another_role_from_the_provider_is_noted(world):
    for role in (Role.PROFESSIONAL, Role.PROFESSIONAL, Role.RESEARCHER):
        do(world, "known_by", Identity("issuer#1", (NAME,), role))
    assert [one.action for one in events(world)] == ["user_added", "role_changed"]


def test_a_team_that_nobody_is_in_keeps_its_spelling(world, nurse, owner):
    owner.share(new_code(nurse, TEAM))
    do(world, "close", NAME)
    other = staff(world.services, "Dr Rees", team=TEAM.upper())
    assert other.get(share_page(other)).status_code == 200


def test_the_log_names_whose_login_was_closed(world, nurse):
    do(world, "close", NAME)
    admin = staff(world.services, "Ann", Role.ADMIN)
    assert f"(someone {NAME} " in admin.get("/admin/audit").text.partition("Closed a login")[2]
