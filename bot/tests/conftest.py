"""The trained bot, loaded once, and new conversations with it."""

import logging
from itertools import count
from pathlib import Path
from typing import Callable

import pytest
from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog

from tests.conversation import Conversation

MODEL = Path(__file__).parents[2] / "models" / "bot.tar.gz"

configure_structlog(logging.WARNING)


@pytest.fixture(scope="session")
def model() -> Path:
    if not MODEL.exists():
        pytest.exit("There is no models/bot.tar.gz yet: run `make setup` first.", returncode=2)
    return MODEL


@pytest.fixture(scope="session")
def agent(model: Path) -> Agent:
    return Agent.load(str(model))


@pytest.fixture(scope="session")
def converse(agent: Agent) -> Callable[..., Conversation]:
    numbers = count(1)

    def begin(**settings: str) -> Conversation:
        return Conversation(agent, f"person {next(numbers)}", **settings)

    return begin


@pytest.fixture
def person(converse: Callable[..., Conversation]) -> Conversation:
    return converse()
