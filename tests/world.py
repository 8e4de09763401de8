"""A whole service in memory, with a fake bot and a fake listener."""

from dataclasses import dataclass

import pytest

from api.dependencies import Services
from api.main import build_services
from api.settings import Settings
from tests.fakes import FakeBot, FakeListener


@dataclass
class World:
    """The services, and the bot they talk to."""

    services: Services
    bot: FakeBot


@pytest.fixture
def world(tmp_path):
    bot = FakeBot()
    settings = Settings(goodlife_home=tmp_path)
    return World(build_services(settings, bot, reader=None, listener=FakeListener()), bot)
