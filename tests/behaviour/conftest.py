"""The shipped readers, each loaded once; every behaviour is asked of both."""

import pytest

from nlp.domain.narrative import Narrative
from nlp.reading.load import load_reader
from nlp.reading.tier import Tier
from tests.behaviour.tables import table


@pytest.fixture(scope="session", params=list(Tier))
def tier(request):
    return request.param


@pytest.fixture(scope="session")
def reader(tier):
    return load_reader(tier)


@pytest.fixture(scope="session")
def findings(reader):
    """Give the findings of one text, with its question if there is one."""

    def read(text, question=None):
        (reading,) = reader.read([Narrative("n", text, question)])
        return reading.findings

    return read


@pytest.fixture(scope="session")
def kinds(findings):
    """Give the kinds found in one text, with its question if there is one."""
    return lambda text, question=None: {finding.kind for finding in findings(text, question)}


@pytest.fixture
def expect(request, tier):
    """Expect a text to be read wrongly when it is on the list of known faults."""

    def say(text):
        if text in table("known_faults.yml")[tier]:
            # Not strict: eight bits come out a hair different on another processor, and some are read rightly there.
            request.applymarker(pytest.mark.xfail(reason="a known fault of this reader"))

    return say
