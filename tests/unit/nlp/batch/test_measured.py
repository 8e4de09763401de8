"""The figures of the model, as the report tells them."""

import json
from pathlib import Path

import pytest

from nlp.batch.report.measured import METRICS_FILE, Accuracy, Measured, load_measured
from nlp.domain.codebook import load_codebook
from nlp.reading.tier import Tier

FIGURES = {"kinds": {"need": {"precision": 0.66, "recall": 0.44}}, "summary": {"domain_accuracy": 0.609}}
OTHERS = {"kinds": {"need": {"precision": 0.9, "recall": 0.9}}, "summary": {"domain_accuracy": 0.9}}


def metrics(file: Path, **more: object) -> Path:
    own = {"held_out": {"narratives": 512, "readers": {"fast": FIGURES, "accurate": OTHERS}}}
    file.write_text(json.dumps({**own, **more}))
    return file


def test_figures_are_told_in_tenths(tmp_path: Path) -> None:
    expected = Measured("512 texts written for this", {"need": Accuracy(7, 4)}, 6)
    assert load_measured(Tier.FAST, metrics(tmp_path / "metrics.json")) == expected


def test_text_by_others_goes_first(tmp_path: Path) -> None:
    gold = {"narratives": 410, "readers": {"accurate": OTHERS, "fast": FIGURES, "rules": FIGURES}}
    found = load_measured(Tier.ACCURATE, metrics(tmp_path / "metrics.json", gold=gold))
    assert found == Measured("410 real and interview texts", {"need": Accuracy(9, 9)}, 9)


def test_without_figures_nothing_is_told(tmp_path: Path) -> None:
    assert load_measured(Tier.FAST, tmp_path / "metrics.json") is None


def test_other_figures_than_expected_are_an_error_at_the_start_not_the_end(tmp_path: Path) -> None:
    (tmp_path / "metrics.json").write_text("{}")
    with pytest.raises(KeyError):
        load_measured(Tier.FAST, tmp_path / "metrics.json")


@pytest.mark.skipif(not METRICS_FILE.exists(), reason="the reader is not trained; run `make train`")
@pytest.mark.parametrize("tier", Tier)
def test_the_shipped_readers_have_figures_for_every_kind(tier: Tier) -> None:
    measured = load_measured(tier)
    assert measured
    assert list(measured.kinds) == list(load_codebook().kinds)
