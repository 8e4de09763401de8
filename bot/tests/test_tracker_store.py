"""The store keeps a conversation word for word, and forgets it without a trace."""

import asyncio
import json
from pathlib import Path
from typing import Any, Iterator

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from components.encryption import DEVELOPMENT_KEY, fernets, renew
from components.tracker_store import ForgettingTrackerStore, Unreadable, database_url
from tests.conversation import Conversation
from tests.questions import domain

SECRET = "the girls after chapel"
LONG = SECRET + " and more" * 2000  # more than a page of the database


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ForgettingTrackerStore]:
    store = ForgettingTrackerStore(domain(), f"sqlite:///{tmp_path / 'bot.db'}")
    yield store
    store.engine.dispose()


def tracker(sender: str, *words: str) -> DialogueStateTracker:
    events = [event for text in words for event in (UserUttered(text), SlotSet("good_life_vision", text))]
    return DialogueStateTracker.from_events(sender, events, domain().slots)


def save(store: ForgettingTrackerStore, *trackers: DialogueStateTracker) -> None:
    for one in trackers:
        asyncio.run(store.save(one))


def retrieve(store: ForgettingTrackerStore, sender: str) -> Any:
    return asyncio.run(store.retrieve_full_tracker(sender))


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_what_was_said_is_kept_word_for_word(store: ForgettingTrackerStore) -> None:
    save(store, tracker("her", SECRET, "Llŷn 🐕"))
    assert [e.text for e in retrieve(store, "her").events if isinstance(e, UserUttered)] == [SECRET, "Llŷn 🐕"]


@pytest.mark.parametrize("words", [SECRET, LONG])
def test_an_emptied_conversation_leaves_no_row_and_no_byte(
    words: str, store: ForgettingTrackerStore, tmp_path: Path
) -> None:
    save(store, tracker("sender-of-secrets", words, words))
    assert b"sender-of-secrets" in bytes_on_disk(tmp_path)
    save(store, tracker("sender-of-secrets"))
    assert retrieve(store, "sender-of-secrets") is None
    on_disk = bytes_on_disk(tmp_path)
    assert SECRET.encode() not in on_disk
    assert b"sender-of-secrets" not in on_disk


def test_a_copy_of_its_files_shows_nobodys_words(store: ForgettingTrackerStore, tmp_path: Path) -> None:
    save(store, tracker("her", SECRET))
    on_disk = bytes_on_disk(tmp_path)
    assert b"her" in on_disk
    assert SECRET.encode() not in on_disk


def test_keys_can_be_renewed_and_what_was_kept_in_plain_is_read(
    store: ForgettingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, tracker("her", SECRET))
    with store.engine.begin() as connection:
        plain = {"sender": "him", "data": json.dumps(UserUttered("engines i spose").as_dict())}
        connection.execute(
            sa.text("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:sender, 'user', 1, :data)"),
            plain,
        )
    assert [e.text for e in retrieve(store, "him").events if isinstance(e, UserUttered)] == ["engines i spose"]
    new = Fernet.generate_key().decode()
    monkeypatch.setenv("TEXT_KEYS", f"{new},{DEVELOPMENT_KEY}")
    assert renew(store.engine) == 3
    monkeypatch.setenv("TEXT_KEYS", new)
    with_new = ForgettingTrackerStore(domain(), str(store.engine.url))
    assert [e.text for e in retrieve(with_new, "her").events if isinstance(e, UserUttered)] == [SECRET]
    assert [e.text for e in retrieve(with_new, "him").events if isinstance(e, UserUttered)] == ["engines i spose"]


@pytest.mark.parametrize("keys", ["", DEVELOPMENT_KEY, f"{Fernet.generate_key().decode()},{DEVELOPMENT_KEY}"])
def test_for_real_people_a_key_that_everyone_knows_is_refused(keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("TEXT_KEYS", keys)
    with pytest.raises(ValueError, match="keys of your own"):
        fernets()
    monkeypatch.setenv("TEXT_KEYS", Fernet.generate_key().decode())
    assert fernets()


def test_words_whose_key_is_gone_are_not_taken_for_a_new_conversation(
    store: ForgettingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, tracker("her", SECRET))
    monkeypatch.setenv("TEXT_KEYS", Fernet.generate_key().decode())
    other = ForgettingTrackerStore(domain(), str(store.engine.url))
    assert isinstance(retrieve(other, "her"), Unreadable)
    monkeypatch.undo()
    again = ForgettingTrackerStore(domain(), str(store.engine.url))
    assert len(retrieve(again, "her").events) == 2


def test_forgetting_one_person_leaves_the_others_whole(store: ForgettingTrackerStore) -> None:
    save(store, tracker("her", SECRET), tracker("him", "engines i spose", "half the street"))
    save(store, tracker("her"))
    assert len(retrieve(store, "him").events) == 4


def test_forgetting_someone_unknown_does_nothing(store: ForgettingTrackerStore) -> None:
    save(store, tracker("nobody"))
    assert retrieve(store, "nobody") is None


def test_a_forgotten_person_can_begin_again(store: ForgettingTrackerStore) -> None:
    save(store, tracker("her", SECRET), tracker("her"), tracker("her", "new words"))
    assert [e.text for e in retrieve(store, "her").events if isinstance(e, UserUttered)] == ["new words"]


def test_a_database_error_does_not_repeat_what_was_said(store: ForgettingTrackerStore) -> None:
    save(store, tracker("her", "hello"))
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))
    with pytest.raises(sa.exc.OperationalError) as caught:
        save(store, tracker("him", SECRET))
    assert SECRET not in str(caught.value)


def test_it_lives_in_the_products_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BOT_DATABASE_URL", raising=False)
    monkeypatch.setenv("GOODLIFE_HOME", str(tmp_path / "new"))
    assert database_url() == f"sqlite:///{tmp_path / 'new' / 'bot.db'}"
    assert (tmp_path / "new").is_dir()


def test_another_database_is_named_by_its_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql://bot@db/bot")
    assert database_url() == "postgresql://bot@db/bot"


@pytest.fixture
def broken(store: ForgettingTrackerStore) -> Iterator[ForgettingTrackerStore]:
    """A store whose table is away for a while."""
    save(store, tracker("her", SECRET))
    rename(store, "events", "away")
    yield store
    rename(store, "away", "events")
    assert len(retrieve(store, "her").events) == 2


def rename(store: ForgettingTrackerStore, before: str, after: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text(f"ALTER TABLE {before} RENAME TO {after}"))


def test_a_conversation_that_cannot_be_read_is_answered_with_nothing_and_stays_whole(
    agent: Agent, broken: ForgettingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent.processor, "tracker_store", FailSafeTrackerStore(broken))
    her = Conversation(agent, "her")
    assert her.say("hello again") == []


def test_a_deletion_that_fails_is_not_said_to_be_done(broken: ForgettingTrackerStore) -> None:
    with pytest.raises(TypeError):
        asyncio.run(FailSafeTrackerStore(broken).save(tracker("her")))


def test_neither_failure_logs_what_was_said(broken: ForgettingTrackerStore, caplog: pytest.LogCaptureFixture) -> None:
    asyncio.run(FailSafeTrackerStore(broken).retrieve("her"))
    asyncio.run(FailSafeTrackerStore(broken).save(tracker("him", SECRET)))
    assert "cannot be read" in caplog.text
    assert SECRET not in caplog.text
