"""How long one turn takes: through the whole service, and through Rasa alone, in one run."""

import logging
import random
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
# A quick reader and typist; most take many times as long. By chance, so that they do not all write at one moment.
PAUSE = (1.0, 3.0)

Seconds = list[float]


def main() -> None:
    """Print the table."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line for each request would bury it
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with running_bot(home) as bot, running_api(home, bot) as api:
            rows = {}
            for name, talk in (
                ("whole service", lambda pauses: _whole(api, pauses)),
                ("Rasa alone", lambda pauses: _rasa(bot, pauses)),
            ):
                rows[f"{name}, 1 person"] = _in_parallel(1, lambda talk=talk: talk(False))
                rows[f"{name}, {PEOPLE} people talk"] = _in_parallel(PEOPLE, lambda talk=talk: talk(True))
                rows[f"{name}, {PEOPLE} without a pause"] = _in_parallel(PEOPLE, lambda talk=talk: talk(False))
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


def _whole(api: Api, pauses: bool) -> Seconds:
    citizen = Citizen(api.url)
    return [_timed(lambda text=text: citizen.say(text), pauses) for text in ANSWERS]  # type: ignore[misc]


def _rasa(bot: Bot, pauses: bool) -> Seconds:
    """Send the same answers to the bot's own REST channel, with what the api would tell it of them."""
    sender, client = uuid4().hex, httpx.Client(base_url=bot.url, timeout=30)
    heard = {"contract": 1, "says": None, "concern": False, "reflection": None, "depth": "enough", "covered": []}
    heard |= {"channel": "web", "language": "en"}

    def send(text: str, heard_as: str) -> None:
        metadata = {**heard, "turn_id": uuid4().hex, "heard_as": heard_as}
        body = {"sender": sender, "message": text, "metadata": metadata}
        client.post("/webhooks/rest/webhook", json=body).raise_for_status()

    send("start", "start")
    return [_timed(lambda text=text: send(text, "answer"), pauses) for text in ANSWERS]  # type: ignore[misc]


def _timed(act: Callable[[], object], pause: bool) -> float:
    if pause:
        time.sleep(random.uniform(*PAUSE))
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
