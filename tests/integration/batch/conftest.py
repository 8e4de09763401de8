"""What every test of the command needs: a reader, which is built at set-up."""

import pytest

from nlp.reading.load import BUILT, READER_FOLDER
from nlp.reading.tier import Tier
from tests.conftest import missing


@pytest.fixture(autouse=True)
def reader():
    """Skip, with what to do, where the reader is not built."""
    if not (READER_FOLDER / Tier.FAST / BUILT / "manifest.json").exists():
        missing("the reader is not built; run `make setup`")
