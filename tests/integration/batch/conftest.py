"""What every test of the command needs: the encoder, which is built at set-up."""

import pytest

from tests.conftest import missing
from tests.servers import ROOT


@pytest.fixture(autouse=True)
def encoder():
    """Skip, with what to do, where the encoder is not built."""
    if not (ROOT / "models" / "encoder" / "manifest.json").exists():
        missing("the encoder is not built; run `make setup`")
