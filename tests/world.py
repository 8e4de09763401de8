"""A whole service in memory, with a fake bot and a fake listener."""

from dataclasses import dataclass

import pytest

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
    settings = Settings(goodlife_home=home, **settings)
    return World(build_services(settings, bot, reader=FakeReader(), listener=FakeListener()), bot)


@pytest.fixture
def world(tmp_path):
    return new_world(tmp_path)
