"""What was looked at before there were teams is known after, and plans keep the share they are written through."""

import sqlite3

import pytest
from alembic import command
from alembic.config import Config
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from api.database.encryption import Cipher
from api.database.engine import MIGRATIONS, open_database

CIPHER = Cipher(Fernet.generate_key().decode())
BEFORE = """
INSERT INTO users (id, name, role, password_hash, created_at)
    VALUES ('nurse', 'Nurse Price', 'professional', '', '2026-01-01');
INSERT INTO conversations (id, token_hash, channel, language, consent_share, consent_research, topic, ended,
    summary_version, created_at) VALUES ('c', '', 'web', 'en', 1, 0, 'finished', 1, 0, '2026-01-01');
INSERT INTO share_codes (id, code_hash, ending, user_id, created_at, expires_at)
    VALUES ('seen', '1', 'K7QF', 'nurse', '2026-01-01', '2026-01-31'),
           ('unseen', '2', '2MXP', 'nurse', '2026-01-01', '2026-01-31');
INSERT INTO shares (id, conversation_id, code_id, shared_at, seen_at, seen, shows)
    VALUES ('seen', 'c', 'seen', '2026-01-01', '2026-01-02 10:00:00.000000', 'mark', '{}'),
           ('unseen', 'c', 'unseen', '2026-01-01', NULL, NULL, '{}');
INSERT INTO plans (id, conversation_id, share_id, user_id, created_at) VALUES ('p', 'c', 'seen', 'nurse', '2026-01-01');
INSERT INTO audit_events (at, actor_kind, action) VALUES ('2026-01-01', 'person', 'shared');
"""
LOOKS = [("seen", "nurse", "2026-01-02 10:00:00.000000", "mark")]


def alembic(connection):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes |= {"connection": connection, "cipher": CIPHER}
    return config


@pytest.fixture
def engine(tmp_path):
    """A database from before there were teams, brought up to date."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with create_engine(url).begin() as connection:
        command.upgrade(alembic(connection), "0008")
    before = sqlite3.connect(tmp_path / "test.db")
    before.executescript(BEFORE)
    before.close()
    return open_database(url, CIPHER)


def all_of(connection, query):
    return [tuple(row) for row in connection.execute(text(query))]


def test_looks_are_known_and_plans_are_open_as_before(engine):
    with engine.connect() as connection:
        assert all_of(connection, "SELECT share_id, user_id, at, mark FROM share_looks") == LOOKS
        assert all_of(connection, "SELECT share_id FROM plans") == [("seen",)]
        assert all_of(connection, "SELECT DISTINCT team FROM share_codes") == [(None,)]


def test_the_audit_log_still_refuses_to_change(engine):
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("UPDATE audit_events SET team = 'Stroke team'"))


def test_taken_back_it_is_as_it_was_and_shows_nobody_what_a_team_had(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE share_codes SET team = 'Stroke team' WHERE id = 'unseen'"))
        command.downgrade(alembic(connection), "0008")
    with engine.connect() as connection:
        assert all_of(connection, "SELECT id, seen_at, seen FROM shares") == [("seen", *LOOKS[0][2:])]
        assert all_of(connection, "SELECT share_id FROM plans") == [("seen",)]
