"""Measured on patients' comments, where they are at hand: ordinary words raise next to no alarm."""

import csv
from pathlib import Path

import pytest

from nlp.listening.danger import DANGERS
from nlp.listening.features import CHUNK, danger_features, dense
from nlp.listening.heads import Heads, sigmoid
from nlp.listening.judge import judge_danger

COMMENTS = Path(__file__).parents[5] / "shared" / "real" / "patient_comments.csv"


@pytest.mark.skipif(not COMMENTS.exists(), reason="the patients' comments are not beside this repository")
def test_at_most_three_in_a_thousand_comments_are_heard_as_crisis(encoder):
    heads = Heads.load()
    with COMMENTS.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    alarms = 0
    for start in range(0, len(texts), CHUNK):
        chunk = texts[start : start + CHUNK]
        features = danger_features(chunk, dense(chunk, encoder), heads.scales)
        given = {danger: sigmoid(heads.dangers[danger].logits(features))[:, 0] for danger in DANGERS}
        for at, text in enumerate(chunk):
            each = {danger: float(given[danger][at]) for danger in DANGERS}
            alarms += judge_danger(text, each, heads.thresholds).danger is not None
    assert alarms / len(texts) <= 0.003
