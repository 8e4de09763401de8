"""The recipe changes when what decides the reading changes, and only then."""

from nlp.training.recipe import recipe_digest


def lay_out(root):
    for name in ("training_data/narratives/a.jsonl", "nlp/reading/x.py", "nlp/training/fit.py", "nlp/training/card.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def test_it_follows_texts_and_code_that_reads_and_learns(tmp_path):
    lay_out(tmp_path)
    before = recipe_digest(tmp_path)
    assert recipe_digest(tmp_path) == before
    for name in ("training_data/narratives/a.jsonl", "nlp/reading/x.py", "nlp/training/fit.py"):
        (tmp_path / name).write_text("changed")
        after = recipe_digest(tmp_path)
        assert after != before
        before = after


def test_it_does_not_follow_the_words_of_the_card(tmp_path):
    lay_out(tmp_path)
    before = recipe_digest(tmp_path)
    (tmp_path / "nlp/training/card.py").write_text("changed")
    assert recipe_digest(tmp_path) == before
