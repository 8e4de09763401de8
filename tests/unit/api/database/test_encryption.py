"""A copy of the database shows nobody's words; keys can be changed; a lost key is said plainly."""

import sqlite3

import pytest
from alembic import command
from alembic.config import Config
from cryptography.fernet import Fernet
from sqlalchemy import JSON, String, create_engine
from sqlalchemy.orm import Session

from api.database import audit_tables  # noqa: F401  imported, they are in the metadata
from api.database.encryption import Cipher
from api.database.engine import MIGRATIONS, open_database
from api.database.keys import WrongKeyError, encrypted_columns, renew_keys
from api.database.tables import Base, Conversation, SummaryItem, Turn

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
WORDS = "the girls after chapel, Llŷn 🐕"
HEARD = {"reflection": "the girls after chapel"}


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'test.db'}"


def keep_words(url, keys=OLD, turns=1):
    conversation = Conversation(
        token_hash="", channel="web", language="en", consent_share=False, consent_research=False
    )
    conversation.turns = [Turn(position=at, speaker="citizen", text=WORDS, metadata_=HEARD) for at in range(turns)]
    conversation.items = [
        SummaryItem(position=0, kind="strength", domain="home", words=WORDS, status="added", by="person")
    ]
    engine = open_database(url, Cipher(keys))
    with Session(engine) as session, session.begin():
        session.add(conversation)
    engine.dispose()


def words_in(url, keys):
    engine = open_database(url, Cipher(keys))
    with Session(engine) as session:
        return {(turn.text, turn.metadata_["reflection"]) for turn in session.query(Turn)}


def test_words_come_back_as_they_were_and_stand_nowhere_in_the_files(url, tmp_path):
    keep_words(url)
    assert words_in(url, OLD) == {(WORDS, HEARD["reflection"])}
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"conversations" in on_disk
    assert b"chapel" not in on_disk


def test_a_key_that_was_taken_away_is_asked_for(url):
    keep_words(url)
    with pytest.raises(WrongKeyError, match="Add the old key"):
        open_database(url, Cipher(NEW))


def test_a_key_that_was_taken_away_too_early_is_asked_for(url):
    keep_words(url, OLD)
    keep_words(url, f"{NEW},{OLD}")
    with pytest.raises(WrongKeyError):
        open_database(url, Cipher(NEW))


def test_an_empty_database_opens_with_any_key(url):
    assert words_in(url, OLD) == words_in(url, NEW) == set()


def test_after_renewal_the_old_key_can_be_thrown_away(url):
    keep_words(url, turns=1203)
    engine = open_database(url, Cipher(f"{NEW},{OLD}"))
    steps = list(renew_keys(engine))
    assert steps[-1] == (1205, 1205)
    assert len(steps) > 3
    engine.dispose()
    assert words_in(url, NEW) == {(WORDS, HEARD["reflection"])}


def test_what_is_written_while_keys_are_renewed_stays(url, monkeypatch):
    keep_words(url)
    both = f"{NEW},{OLD}"
    engine, renew = open_database(url, Cipher(both)), Cipher.renew
    waiting = ["the boys before chapel"]

    def write_then_renew(cipher, kept):
        if waiting:
            with Session(engine) as session, session.begin():
                session.query(SummaryItem).one().words = waiting.pop()
        return renew(cipher, kept)

    monkeypatch.setattr(Cipher, "renew", write_then_renew)
    list(renew_keys(engine))
    with Session(engine) as session:
        assert session.query(SummaryItem).one().words == "the boys before chapel"
    engine.dispose()
    assert words_in(url, NEW) == {(WORDS, HEARD["reflection"])}


@pytest.mark.parametrize("keys", ["", "short", f"{NEW},"])
def test_what_is_no_key_is_refused(keys):
    with pytest.raises(ValueError, match="Fernet key"):
        Cipher(keys)


def test_what_was_kept_in_plain_is_encrypted_when_the_tables_are_brought_up_to_date(url, tmp_path):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with create_engine(url).begin() as connection:
        config.attributes |= {"connection": connection, "cipher": Cipher(OLD)}
        command.upgrade(config, "0003")
    with sqlite3.connect(tmp_path / "test.db") as before:
        before.execute(
            "INSERT INTO conversations VALUES ('c', '', 'web', 'en', 0, 0, 'welcome', NULL, 0, 0, '2026-01-01')"
        )
        before.execute(
            "INSERT INTO turns (id, conversation_id, position, speaker, text, at, concern, metadata)"
            " VALUES ('t', 'c', 0, 'citizen', ?, '2026-01-01', 0, '{\"reflection\": \"the girls after chapel\"}')",
            [WORDS],
        )
    before.close()
    assert words_in(url, OLD) == {(WORDS, HEARD["reflection"])}
    assert b"chapel" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_every_column_that_may_hold_words_is_encrypted():
    """A new column of text or JSON is encrypted, or stands here: names, states, hashes, ids."""
    encrypted = {f"{table.name}.{name}" for table, names in encrypted_columns() for name in names}
    assert encrypted == {
        "conversations.called",
        "turns.text",
        "turns.buttons",
        "turns.metadata",
        "summary_items.words",
        "summary_items.reason",
        "evidence.text",
        "review_notes.words",
        "review_notes.about",
        "review_notes.answer_words",
        "received_texts.text",
        "received_texts.replied",
        "waiting_texts.text",
        "plan_entries.words",
        "plan_versions.content",
        "plan_reviews.words",
        "collections.name",
        "collections.wanted",
        "collections.report",
        "collections.problem",
        "stories.name",
        "stories.source",
        "stories.text",
        "stories.question",
        "stories.group",
        "stories.date",
        "stories.replaced",
        "stories.same_as",
        "story_findings.reason",
        "collection_remarks.source",
        "collection_remarks.says",
        "collection_codes.name",
        "collection_codes.meaning",
        "code_examples.words",
        "story_codings.note",
        "coding_suggestions.example",
    }
    plain = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON)
    } - encrypted
    ids = {name for name in plain if name.endswith(("id", "_hash"))}
    assert plain - ids == {
        "conversations.channel",
        "conversations.language",
        "conversations.topic",
        "conversations.asked",
        "turns.speaker",
        "turns.heard_as",
        "turns.state_after",
        "summary_items.kind",
        "summary_items.domain",
        "summary_items.status",
        "summary_items.by",
        "summary_items.place",
        "users.name",
        "users.role",
        "users.subject",
        "users.team",
        "share_codes.ending",
        "share_codes.team",
        "review_notes.kind",
        "review_notes.answer",
        "shares.shows",
        "share_looks.mark",
        "phones.number",
        "phones.route",
        "phones.language",
        "waiting_texts.number",
        "waiting_texts.route",
        "audit_events.actor_kind",
        "audit_events.actor_name",
        "audit_events.action",
        "audit_events.object_kind",
        "audit_events.team",
        "plan_entries.part",
        "plan_entries.who",
        "plan_yeses.mark",
        "plan_versions.mark",
        "collections.tier",
        "collections.state",
        "stories.language",
        "stories.sentences",
        "stories.features",
        "stories.turns",
        "stories.no_story",
        "story_findings.kind",
        "story_findings.domain",
        "collection_codes.label",
        "collection_codes.colour",
        "collection_coders.machine",
        "coding_rules.blind_to_people",
        "coding_rules.blind_to_machines",
        "stories_suggested.mark",
        "coding_settlements.codes",
        "coding_settlements.about",
    }
