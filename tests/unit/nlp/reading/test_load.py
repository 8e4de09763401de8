"""The shipped readers are loaded in one way, and need nothing that only training needs."""

import subprocess
import sys

import pytest

from nlp.reading.built import check_built
from nlp.reading.errors import ArtefactMissing
from nlp.reading.load import READER_FOLDER, load_trained
from nlp.reading.tier import Tier

PROBE = """
import sys
from nlp.domain.narrative import Narrative
from nlp.reading.load import load_reader
list(load_reader("{tier}").read([Narrative("n", "I can't manage the stairs.")]))
print(sorted({{"sklearn", "scipy", "torch", "onnx", "transformers", "fastapi"}} & set(sys.modules)))
"""


@pytest.mark.parametrize("tier", Tier)
def test_reading_imports_nothing_that_learns(tier):
    probe = subprocess.run([sys.executable, "-c", PROBE.format(tier=tier)], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"


def test_an_absent_reader_says_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match="make train"):
        load_trained(tmp_path)


def test_a_model_that_was_not_built_says_what_to_run(tmp_path):
    (tmp_path / "settings.json").write_text((READER_FOLDER / Tier.FAST / "settings.json").read_text())
    with pytest.raises(ArtefactMissing, match="make setup"):
        load_trained(tmp_path)


def test_a_changed_file_is_found(tmp_path):
    (tmp_path / "manifest.json").write_text('{"files": {"tokenizer.json": "another"}}')
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ArtefactMissing, match=r"tokenizer\.json.*not as built"):
        check_built(tmp_path)
