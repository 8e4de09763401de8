"""How messages are heard through the whole service, after its first question, and by both ears, after their own."""

import logging
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nlp.listening.ears import Ears
from nlp.listening.heard import ANSWER, CRISIS
from nlp.training.messages import KEPT_APART, Message, load_heard_as, ordinary_messages, part
from tests.integration.citizen import Citizen
from tests.servers import Api, running_api, running_bot

AT_ONCE = 4
# Every message begins a conversation, and all come from one address.
NO_LIMIT = "1000000/minute"
# Up to the first question about a life.
BEFORE = ("yes", "for me")


def main() -> None:
    """Print the table."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line for each request would bury it
    ears, told = Ears.load(), [load_heard_as(KEPT_APART, name) for name in ("commands", "answers")]
    by_ears = [[(one, ears.judge(one.text, one.question).heard_as) for one in messages] for messages in told]
    ordinary = [one for one in part(ordinary_messages()).held_out if one.level == "none"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with running_bot(home) as bot, running_api(home, bot, LIMIT_OPENINGS=NO_LIMIT) as api:
            commands, answers = (_heard(api, messages) for messages in told)
            passages = _heard(api, ordinary)
    rows = {
        "commands heard as the right one": [heard in one.right for one, heard in commands],
        "answers in the words of commands, mistaken": [heard not in one.right for one, heard in answers],
        "ordinary passages taken for a command": [heard not in (ANSWER, CRISIS) for _, heard in passages],
        "ordinary passages taken for danger": [heard == CRISIS for _, heard in passages],
        "after their own question, commands": [heard in one.right for one, heard in by_ears[0]],
        "after their own question, answers mistaken": [heard not in one.right for one, heard in by_ears[1]],
    }
    print(f"{'heard through the whole service':44s} {'of':>6s} {'share':>8s}")
    for name, flags in rows.items():
        print(f"{name:44s} {len(flags):6d} {sum(flags) / len(flags):8.1%}")


def _heard(api: Api, messages: Sequence[Message]) -> list[tuple[Message, str]]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(zip(messages, pool.map(lambda one: _hear(api, one.text), messages), strict=True))


def _hear(api: Api, text: str) -> str:
    """Return how a message is heard as the first thing that someone tells of a life."""
    citizen = Citizen(api.url)
    for words in BEFORE:
        citizen.say(words)
    heard_as: str = citizen.say(text)["heard_as"]
    return heard_as
