"""The small encoder as published, built once."""

import pytest

from nlp.reading.encoder import Encoder
from nlp.training.build_models import build, encoder_plan


@pytest.fixture(scope="session")
def encoder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoder")
    build(encoder_plan(folder))
    return Encoder.load(folder)
