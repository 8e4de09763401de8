"""The database keeps people's words to itself."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from api.database.engine import open_database
from api.settings import Settings


def test_an_error_of_the_database_does_not_repeat_what_was_to_be_stored(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'test.db'}", Settings().cipher())
    insert = text("INSERT INTO forgettings (conversation_id) VALUES (:words)")
    with pytest.raises(IntegrityError) as raised, engine.begin() as connection:
        connection.execute(insert, [{"words": "my secret garden"}, {"words": "my secret garden"}])
    assert "secret" not in str(raised.value)
