"""The shipped reader, loaded once."""

import pytest

from nlp.domain.narrative import Narrative
from nlp.reading.load import load_reader


@pytest.fixture(scope="session")
def reader():
    return load_reader()


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
