"""Measured on patients' comments, where they are at hand: ordinary words raise next to no alarm."""

import csv
from pathlib import Path

import pytest

from nlp.listening.heard import CRISIS

COMMENTS = Path(__file__).parents[5] / "shared" / "real" / "patient_comments.csv"


@pytest.mark.skipif(not COMMENTS.exists(), reason="the patients' comments are not beside this repository")
def test_at_most_three_in_a_thousand_comments_are_heard_as_crisis(ears):
    with COMMENTS.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    alarms = sum(ears.judge(text, None).heard_as == CRISIS for text in texts)
    assert alarms / len(texts) <= 0.003
