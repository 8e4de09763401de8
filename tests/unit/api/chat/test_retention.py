"""What nobody has used for long is found, and deleted everywhere."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner

from api.audit.record import Action, record
from api.chat.deletion import Eraser
from api.chat.retention import unused_since
from api.cli import app
from api.database.audit_tables import AuditEvent
from api.database.tables import Conversation, Forgetting, Turn, now

MONTH = timedelta(days=30)


def talk(world, days_ago):
    """Hold a conversation so long ago; returns its id."""
    conversation_id = world.services.chat.open(channel="web", language="en", share=False, research=False).id
    world.services.chat.say(conversation_id, "my good garden", "1")
    then = now() - timedelta(days=days_ago)
    with world.services.sessions.begin() as session:
        session.execute(update(Turn).where(Turn.conversation_id == conversation_id).values(at=then))
        session.get_one(Conversation, conversation_id).created_at = then
    return conversation_id


def unused(world):
    with world.services.sessions() as session:
        return list(unused_since(session, now() - MONTH))


@pytest.mark.parametrize(("days_ago", "found"), [(0, False), (29, False), (31, True), (400, True)])
def test_a_conversation_is_found_when_its_last_word_is_old_enough(world, days_ago, found):
    conversation_id = talk(world, days_ago)
    assert unused(world) == ([conversation_id] if found else [])


def test_who_came_back_lately_is_not_found(world):
    conversation_id = talk(world, 400)
    world.services.chat.say(conversation_id, "hello again", "2")
    assert unused(world) == []


@pytest.mark.parametrize(
    "action", [Action.LINE_CHANGED, Action.OPENED, Action.SHARED, Action.LINK_RENEWED, Action.PAGE_CHANGED]
)
def test_what_was_changed_or_looked_at_lately_is_not_found(world, action):
    used, not_used = talk(world, 400), talk(world, 400)
    with world.services.sessions.begin() as session:
        record(session, action, conversation_id=used)
    assert unused(world) == [not_used]


@pytest.fixture
def purge(world, monkeypatch):
    """The command, over the database of the world; the bot is not there."""
    monkeypatch.setenv("DATABASE_URL", str(world.services.settings.database_url))
    monkeypatch.setenv("BOT_URL", "http://127.0.0.1:9")
    return lambda *arguments: CliRunner().invoke(app, ["purge", *arguments])


def kept(world):
    with world.services.sessions() as session:
        return list(session.scalars(select(Conversation.id)))


def test_who_comes_back_while_others_are_deleted_is_kept(world, purge, monkeypatch):
    talk(world, 500)
    back = talk(world, 400)
    erase = Eraser.erase

    def erase_while_somebody_writes(eraser, *what):
        world.services.chat.say(back, "hello again", "2")
        erase(eraser, *what)

    monkeypatch.setattr(Eraser, "erase", erase_while_somebody_writes)
    assert purge("--older-than", "365").output == "Deleted 1.\n"
    assert kept(world) == [back]


def test_the_command_deletes_and_says_how_many_and_it_is_noted(world, purge):
    old, new = talk(world, 400), talk(world, 1)
    assert purge("--older-than", "365").output == "Deleted 1.\n"
    assert kept(world) == [new]
    with world.services.sessions() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.conversation_hash == old)).one()
        assert (event.action, event.actor_kind) == ("purged", "system")
        assert session.scalars(select(Forgetting.conversation_id)).all() == [old]  # for the bot, when it is back
        assert session.scalar(select(Turn).where(Turn.conversation_id == old)) is None


def test_a_dry_run_only_says_how_many(world, purge):
    talk(world, 400)
    assert purge("--older-than", "365", "--dry-run").output == "1 would be deleted.\n"
    assert len(kept(world)) == 1


@pytest.mark.parametrize("arguments", [[], ["--older-than", "0"], ["--older-than", "-1"], ["--older-than", "soon"]])
def test_without_a_sensible_age_nothing_is_deleted(world, purge, arguments):
    talk(world, 400)
    assert purge(*arguments).exit_code == 2
    assert len(kept(world)) == 1
