"""A digest changes when what decides the result changes, and only then."""

import pytest

from nlp.training.reader_recipe import LEARNING, READING
from nlp.training.recipe import digest

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
