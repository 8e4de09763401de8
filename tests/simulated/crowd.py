"""Everyone, a few at a time, against one running service."""

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import Api, Bot, running_api, running_bot
from tests.simulated.days import Days
from tests.simulated.people import Person
from tests.simulated.play import play
from tests.simulated.review import Review, review

AT_ONCE = 4


@dataclass(frozen=True)
class Service:
    """A running service, and its clock."""

    url: str
    days: Days


@contextmanager
def running_service() -> Iterator[Service]:
    """Run the real bot and the real api over empty databases."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with running_bot(home) as bot, running_api(home, bot) as api:
            yield service_of(api, bot)


def service_of(api: Api, bot: Bot) -> Service:
    """Return what the simulated citizens need of two running processes."""
    return Service(api.url, Days(api.log.parent, bot.log.parent))


def play_all(people: Sequence[Person], service: Service) -> Iterator[Review]:
    """Play people, AT_ONCE at a time, and yield what came of each, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        talks = pool.map(lambda person: play(person, service.url, service.days), people)
        yield from map(review, talks)
