"""How long one turn takes: through the whole service, and through Rasa alone, in one run."""

import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx

from tests.integration.citizen import Citizen
from tests.servers import Api, Bot, running_api, running_bot

ANSWERS = (
    "yes",
    "for me",
    "I'd like to be back in the choir on a Thursday",
    "we laugh, we have been laughing since school",
    "I was a joiner for forty years",
    "my neighbour Jan pops in every day",
    "I can't manage the stairs and the bus is no good on sundays",
    "the nurses took time to listen",
)
PEOPLE = 10

Seconds = list[float]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with running_bot(home) as bot, running_api(home, bot) as api:
            rows = {
                "whole service, 1 person": _in_parallel(1, lambda: _whole(api)),
                f"whole service, {PEOPLE} people at once": _in_parallel(PEOPLE, lambda: _whole(api)),
                "Rasa alone, 1 person": _in_parallel(1, lambda: _rasa(bot)),
                f"Rasa alone, {PEOPLE} people at once": _in_parallel(PEOPLE, lambda: _rasa(bot)),
            }
    print(f"{'one turn':40s} {'median ms':>10s} {'p95 ms':>10s}")
    for name, seconds in rows.items():
        milliseconds = sorted(1000 * second for second in seconds)
        p95 = milliseconds[int(0.95 * (len(milliseconds) - 1))]
        print(f"{name:40s} {statistics.median(milliseconds):10.0f} {p95:10.0f}")


def _in_parallel(people: int, talk: Callable[[], Seconds]) -> Seconds:
    talk()  # the first conversation warms everything up
    with ThreadPoolExecutor(people) as pool:
        talks = [pool.submit(talk) for _ in range(people)]
        return [second for done in talks for second in done.result()]


def _whole(api: Api) -> Seconds:
    citizen = Citizen(api.url)
    return [_timed(lambda text=text: citizen.say(text)) for text in ANSWERS]  # type: ignore[misc]


def _rasa(bot: Bot) -> Seconds:
    """Send the same answers to the bot's own REST channel, with what the api would tell it of them."""
    sender = uuid4().hex
    heard = {"contract": 1, "says": None, "concern": False, "reflection": None, "depth": "enough", "covered": []}
    heard |= {"channel": "web", "language": "en"}

    def send(text: str, heard_as: str) -> None:
        metadata = {**heard, "turn_id": uuid4().hex, "heard_as": heard_as}
        body = {"sender": sender, "message": text, "metadata": metadata}
        httpx.post(f"{bot.url}/webhooks/rest/webhook", json=body, timeout=30).raise_for_status()

    send("start", "start")
    return [_timed(lambda text=text: send(text, "answer")) for text in ANSWERS]  # type: ignore[misc]


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
