"""Days that pass while a person is silent: everything stored of their conversation becomes that much older."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.stored import CIPHER, SECONDS_TO_WAIT

SECONDS_A_DAY = 24 * 60 * 60


class Days:
    """Moves the times in the two SQLite databases in `home`, the api's and the bot's."""

    def __init__(self, api_home: Path, bot_home: Path) -> None:
        self._turns = api_home / "goodlife.db"
        self._events = bot_home / "bot.db"

    def pass_by(self, conversation_id: str, days: int) -> None:
        """Make a conversation `days` older; raises LookupError when nothing of it is stored."""
        earlier = "strftime('%Y-%m-%d %H:%M:%f', {}, ?)"
        turns = f"UPDATE turns SET at = {earlier.format('at')} WHERE conversation_id = ?"
        _change(self._turns, turns, (f"-{days} days", conversation_id))
        events = "UPDATE events SET timestamp = timestamp - ?1, data = older(data, ?1) WHERE sender_id = ?2"
        _change(self._events, events, (days * SECONDS_A_DAY, conversation_id))


def _change(database: Path, statement: str, values: tuple[object, ...]) -> None:
    with closing(sqlite3.connect(database, timeout=SECONDS_TO_WAIT)) as connection, connection:
        connection.create_function("older", 2, _older)
        if connection.execute(statement, values).rowcount == 0:
            raise LookupError(f"nothing of this conversation is in {database.name}")


def _older(data: str, seconds: int) -> str:
    """Return an event of the bot's, which is encrypted, as if it had been so much earlier."""
    event = json.loads(CIPHER.decrypt(data))
    event["timestamp"] -= seconds
    return CIPHER.encrypt(json.dumps(event))
