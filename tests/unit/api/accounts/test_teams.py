"""The team of a professional: given with the account or later, by the command, and noted."""

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from api.accounts.oidc import Identity
from api.accounts.roles import Role
from api.cli import app
from api.database.audit_tables import AuditEvent
from api.database.tables import User
from api.errors import InvalidInputError
from tests.unit.api.browsing import PASSWORD
from tests.world import new_world


def team_of(services, name="Nurse Price"):
    with services.sessions() as session:
        return session.scalar(select(User.team).where(User.name == name))


def add(services, name="Nurse Price", role=Role.PROFESSIONAL, team=None):
    with services.sessions.begin() as session:
        services.accounts.add(session, name, role, PASSWORD, team)


def move(services, team, name="Nurse Price"):
    with services.sessions.begin() as session:
        return services.accounts.move(session, name, team).name


@pytest.mark.parametrize(
    ("team", "kept"), [(None, None), ("", None), ("  ", None), ("Stroke team", "Stroke team"), (" Tîm A ", "Tîm A")]
)
def test_a_team_is_given_with_the_account(world, team, kept):
    add(world.services, team=team)
    assert team_of(world.services) == kept


@pytest.mark.parametrize("typed", ["Stroke team", "stroke TEAM", " Stroke Team "])
def test_one_team_has_one_spelling(world, typed):
    add(world.services, "Dr Rees", team="Stroke team")
    add(world.services, team=typed)
    assert team_of(world.services) == "Stroke team"


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADMIN])
def test_only_a_professional_is_in_a_team(world, role):
    with pytest.raises(InvalidInputError, match="Only a professional"):
        add(world.services, "Mair", role, "Stroke team")
    add(world.services, "Mair", role)
    with pytest.raises(InvalidInputError, match="Only a professional"):
        move(world.services, "Stroke team", "Mair")


def test_nobody_unknown_is_put_in_a_team(world):
    with pytest.raises(InvalidInputError, match="There is nobody called"):
        move(world.services, "Stroke team", "Nobody")


def test_a_move_is_noted_with_the_team_and_only_where_something_changed(world):
    add(world.services, team="Stroke team")
    for team in ("Stroke team", "Heart team", None, None):
        move(world.services, team, "nurse price")
    with world.services.sessions() as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert [(event.action, event.team) for event in events] == [
        ("user_added", "Stroke team"),
        ("user_moved", "Heart team"),
        ("user_moved", None),
    ]


def test_who_comes_from_a_provider_is_in_no_team(world):
    with world.services.sessions.begin() as session:
        world.services.accounts.known_by(session, Identity("issuer#1", ("Nurse Price",), Role.PROFESSIONAL))
    assert team_of(world.services) is None


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GOODLIFE_HOME", str(tmp_path))
    return tmp_path


def test_the_command_adds_and_moves(home):
    typed = ["user", "add", "Nurse Price", "--role", "professional", "--password-stdin", "--team", "Stroke team"]
    for command, said in (
        (typed, "Added Nurse Price, professional, Stroke team."),
        (["user", "move", "Nurse Price", "Heart team"], "Nurse Price is in Heart team now."),
        (["user", "move", "Nurse Price"], "Nurse Price is in no team now."),
    ):
        answer = CliRunner().invoke(app, command, input=f"{PASSWORD}\n")
        assert (answer.exit_code, answer.output.strip()) == (0, said)
    assert team_of(new_world(home).services) is None
    assert CliRunner().invoke(app, ["user", "move", "Nobody", "Heart team"]).exit_code == 2
