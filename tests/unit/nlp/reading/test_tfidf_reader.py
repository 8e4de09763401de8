"""The baseline that knows words only."""

from dataclasses import replace

import numpy as np

from nlp.domain.narrative import Narrative
from nlp.reading.heads import Heads, Linear
from nlp.reading.tfidf_reader import TfidfReader
from nlp.reading.words import Words
from nlp.training.deciding import undecided


def make_reader():
    words = Words.learn(["stairs", "rent"], at_least=1)
    nothing = np.zeros((2, 0), np.float32)
    stairs = [float(term == "stairs") for term in words.vocabulary]
    kinds = Linear(nothing, np.array([stairs, [0, 0]], np.float32) * 9, np.array([-3, -3], np.float32))
    domains = Linear(nothing, np.array([[0, 0], stairs], np.float32), np.array([0.1, 0], np.float32))
    settings = replace(undecided(("need", "strength"), ("health", "home")), thresholds=(0.5, 0.5))
    return TfidfReader(Heads(settings, words, kinds, domains, np.zeros((0, 0), np.float32), np.zeros(0, np.float32)))


def test_its_words_make_a_finding_whose_evidence_is_the_sentence():
    text = "Hello there. Well, the stairs are bad."
    (reading,) = make_reader().read([Narrative("n", text)])
    (finding,) = reading.findings
    assert (finding.kind, finding.domain, finding.text) == ("need", "home", "the stairs are bad")
    assert text[finding.start : finding.end] == finding.text


def test_other_words_make_none_and_neither_does_welsh():
    texts = ["The rent is fine.", "Mae fy nghymydog yn galw heibio bob dydd ar y stairs.", ""]
    readings = make_reader().read(Narrative(str(place), text) for place, text in enumerate(texts))
    assert [(reading.language, len(reading.findings)) for reading in readings] == [("en", 0), ("cy", 0), ("en", 0)]
