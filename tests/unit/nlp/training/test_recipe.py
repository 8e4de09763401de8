"""A digest changes when what decides the result changes, and only then."""

from dataclasses import replace

import pytest

from nlp.reading.tier import Tier
from nlp.training.reader_recipe import LEARNING, READING, RECIPES, learning
from nlp.training.recipe import digest, learnt_from, note_learnt_from

TEXT, READS, LEARNS, VARIES, WINDOWS, CARD = (
    "training_data/narratives/a.jsonl",
    "nlp/reading/evidence.py",
    "nlp/training/fine_tuning/learn.py",
    "nlp/training/fine_tuning/varying.py",
    "nlp/reading/windows.py",
    "nlp/training/card.py",
)


@pytest.fixture
def root(tmp_path):
    for name in (TEXT, READS, LEARNS, VARIES, WINDOWS, CARD):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("patterns", "name", "changes"),
    [
        (LEARNING, TEXT, True),
        (LEARNING, LEARNS, False),
        (LEARNING, VARIES, True),
        (LEARNING, WINDOWS, True),
        (LEARNING, READS, False),
        (LEARNING, CARD, False),
        (READING, TEXT, True),
        (READING, READS, True),
        (READING, CARD, False),
    ],
)
def test_it_follows_what_decides_and_nothing_else(root, patterns, name, changes):
    before = digest(patterns, root)
    assert digest(patterns, root) == before
    (root / name).write_text("changed")
    assert (digest(patterns, root) != before) == changes


@pytest.mark.parametrize(("changed", "accurate", "fast"), [(Tier.ACCURATE, True, True), (Tier.FAST, False, True)])
def test_another_recipe_changes_its_own_tier_and_its_pupil(monkeypatch, changed, accurate, fast):
    before = {tier: learning(tier) for tier in Tier}
    monkeypatch.setitem(RECIPES, changed, replace(RECIPES[changed], epochs=1))
    assert (learning(Tier.ACCURATE) != before[Tier.ACCURATE]) == accurate
    assert (learning(Tier.FAST) != before[Tier.FAST]) == fast


def test_what_adapters_were_learnt_from_is_noted_beside_them(tmp_path):
    adapters = tmp_path / "adapters.safetensors"
    note_learnt_from(adapters, "a digest")
    assert learnt_from(adapters) is None  # nothing is there that it could be true of
    adapters.write_bytes(b"learnt")
    assert learnt_from(adapters) == "a digest"
