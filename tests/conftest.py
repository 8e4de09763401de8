"""Fixtures that start the real service, once for all tests that ask for it."""

import os

import pytest

from tests.chromium import running_chromium
from tests.servers import BOT_MODEL, running_api, running_bot, running_jobs


def missing(what: str) -> None:
    """Skip a test for want of something, with what to do; on CI nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def live_bot(tmp_path_factory):
    """The real bot, on a free port."""
    if not BOT_MODEL.exists():
        missing("the bot is not trained; run `make setup`")
    with running_bot(tmp_path_factory.mktemp("bot")) as bot:
        yield bot


@pytest.fixture(scope="session")
def live_api(tmp_path_factory, live_bot):
    """The real api before the real bot, on a free port, with an empty database."""
    with running_api(tmp_path_factory.mktemp("api"), live_bot) as api:
        yield api


@pytest.fixture(scope="session")
def live_jobs(live_api):
    """What reads collections, beside the real api."""
    with running_jobs(live_api) as jobs:
        yield jobs


@pytest.fixture(scope="session")
def chromium():
    """The machine's own Chromium, one for all tests that look at pages."""
    try:
        with running_chromium() as browser:
            yield browser
    except FileNotFoundError as error:
        missing(str(error))
