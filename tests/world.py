"""A whole service in memory, with a fake bot and a fake listener."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from api.database.engine import open_database
from api.dependencies import Services
from api.main import build_services
from api.settings import Settings
from tests.fakes import FakeBot, FakeListener, FakeReader


@dataclass
class World:
    """The services, and the bot they talk to."""

    services: Services
    bot: FakeBot


def new_world(home, **settings):
    """Return a service over an empty database in a folder, with settings of its own."""
    bot = FakeBot()
    settings = with_tables(Settings(goodlife_home=home, **settings))
    return World(build_services(settings, bot, reader=FakeReader(), listener=FakeListener()), bot)


def with_tables(settings):
    """Put a database with empty tables where the settings say, unless there is one: to make them takes a while."""
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    if not file.exists():
        file.write_bytes(_empty_tables())
    return settings


@cache
def _empty_tables():
    with TemporaryDirectory() as folder:
        settings = Settings(goodlife_home=Path(folder))
        open_database(settings.database_url, settings.cipher()).dispose()
        return Path(folder, "goodlife.db").read_bytes()


@pytest.fixture
def world(tmp_path):
    return new_world(tmp_path)
