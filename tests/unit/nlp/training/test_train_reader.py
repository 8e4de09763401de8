"""What training decides after learning, on the shipped adapters and texts."""

import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from nlp.reading.load import ADAPTERS, BUILT, READER_FOLDER
from nlp.reading.settings import Settings
from nlp.reading.tier import Tier
from nlp.training import train_reader
from nlp.training.errors import CannotLearn
from nlp.training.reader_recipe import GOING_ON, RECIPES
from nlp.training.recipe import NOTE


def test_gold_figures_are_kept_for_the_same_recipe_and_dropped_for_another(tmp_path):
    for recipe, kept in ((train_reader.digest(train_reader.READING), {"measured": "then"}), ("another", None)):
        (tmp_path / "metrics.json").write_text(json.dumps({"recipe": recipe, "gold": {"measured": "then"}}))
        assert train_reader.kept_gold(tmp_path) == kept


def test_nothing_kept_is_no_gold(tmp_path):
    assert train_reader.kept_gold(tmp_path) is None


def test_adapters_of_other_texts_must_be_learnt_anew(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    assert train_reader.learnt_from(tmp_path / ADAPTERS) is None
    with pytest.raises(CannotLearn, match="uv sync --extra train"):
        train_reader.train_tier(Tier.FAST, train_reader.load_all(), train_reader.load_codebook(), tmp_path)


@pytest.mark.parametrize("there", [False, True])
def test_a_reader_that_is_there_goes_on_and_another_begins_anew(tmp_path, monkeypatch, there):
    asked = []
    learning = SimpleNamespace(learn_to_read=lambda *given: asked.append(given))
    monkeypatch.setitem(sys.modules, "nlp.training.fine_tuning.to_read", learning)
    file = tmp_path / Tier.ACCURATE / ADAPTERS
    if there:
        file.parent.mkdir()
        file.write_bytes(b"of other texts")
    texts = train_reader.Texts([], [], [], [])
    train_reader._learn(Tier.ACCURATE, texts, train_reader.load_codebook(), tmp_path)
    ((recipe, _, _, into, _, known),) = asked
    assert into == file
    assert (recipe, known) == ((GOING_ON[Tier.ACCURATE], file) if there else (RECIPES[Tier.ACCURATE], None))


def test_training_again_without_change_gives_the_shipped_settings(tmp_path):
    shipped = READER_FOLDER / Tier.FAST
    (tmp_path / Tier.FAST / BUILT).mkdir(parents=True)
    for file in (ADAPTERS, NOTE, *(f"{BUILT}/{one.name}" for one in (shipped / BUILT).iterdir())):
        (tmp_path / Tier.FAST / file).write_bytes((shipped / file).read_bytes())
    train_reader.train_tier(Tier.FAST, train_reader.load_all(), train_reader.load_codebook(), tmp_path)
    expected, found = Settings.load(shipped), Settings.load(tmp_path / Tier.FAST)
    # One processor rounds the built weights otherwise than another, and a threshold moves by a sentence or two.
    np.testing.assert_allclose(found.thresholds, expected.thresholds, atol=0.03)
    np.testing.assert_allclose(found.slopes, expected.slopes, atol=0.01)
