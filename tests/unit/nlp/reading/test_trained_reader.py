"""The trained reader, with an encoder and heads that say what the test wants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from nlp.domain.narrative import Narrative, Span
from nlp.reading.encoder import Encoded
from nlp.reading.heads import Heads, Linear
from nlp.reading.sentences import MOST_READ
from nlp.reading.trained_reader import TrainedReader
from nlp.reading.words import Words
from nlp.training.deciding import undecided

KINDS = ("strength", "need", "outcome_wanted", "outcome_achieved")
DOMAINS = ("health", "home")
SIGNS = {"stairs": 1, "neighbour": 0, "hope": 2, "again": 3}


class FakeEncoder:
    """One token a word; a word of SIGNS has a state that its kind's head looks at, "flat" one for the second domain."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def encode_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        self.calls.append(len(texts))
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoded:
        words = text.split()
        starts = [text.index(word, sum(len(one) for one in words[:place])) for place, word in enumerate(words)]
        states = np.zeros((len(words), 384), np.float32)
        for place, word in enumerate(words):
            bare = word.strip(".,")
            if bare in SIGNS:
                states[place, SIGNS[bare]] = 100
            states[place, 10] = bare == "stairs"
        offsets = np.array([(start, start + len(word)) for start, word in zip(starts, words, strict=True)]).reshape(
            -1, 2
        )
        return Encoded(np.zeros(384, np.float32), states, offsets)


class FakeSplitter:
    """Splits at " but "."""

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        for sentence in sentences:
            at = sentence.find(" but ")
            yield (Span(0, len(sentence)),) if at < 0 else (Span(0, at), Span(at + 5, len(sentence)))


def make_heads():
    looks = np.zeros((4, 384), np.float32)
    looks[range(4), range(4)] = 1
    domains = np.zeros((2, 3 * 384 + 4), np.float32)
    domains[1, 10] = 9
    no_words = Words((), np.zeros(0, np.float32))
    return Heads(
        settings=replace(undecided(KINDS, DOMAINS), evidence_bias=-1.0),
        words=no_words,
        kinds=Linear(looks, np.zeros((4, 0), np.float32), np.full(4, -3, np.float32)),
        domains=Linear(domains, np.zeros((2, 0), np.float32), np.array([0.1, 0], np.float32)),
        evidence=looks,
        evidence_bias=np.zeros(4, np.float32),
    )


@pytest.fixture
def encoder():
    return FakeEncoder()


@pytest.fixture
def reader(encoder):
    return TrainedReader(encoder, make_heads(), FakeSplitter())


def read_one(reader, text, question=None):
    (reading,) = reader.read([Narrative("n", text, question)])
    return reading


def test_a_finding_has_kind_domain_words_score_and_reason(reader):
    reading = read_one(reader, "Hello. I can't get up the stairs.")
    (finding,) = reading.findings
    assert (finding.kind, finding.domain, finding.text) == ("need", "home", "I can't get up the stairs")
    assert (finding.start, finding.end) == (7, 32)
    assert finding.score > 0.9
    assert "can't get" in finding.reason
    assert reading.sentences == (Span(0, 6), Span(7, 33))


def test_two_kinds_in_a_sentence_point_at_their_own_words(reader):
    reading = read_one(reader, "I fear the stairs but my neighbour comes.")
    assert [(finding.kind, finding.text) for finding in reading.findings] == [
        ("need", "I fear the stairs"),
        ("strength", "my neighbour comes"),
    ]


@pytest.mark.parametrize("text", ["", "   ", "Hello there.", "..."])
def test_where_nothing_is_said_nothing_is_found(reader, text):
    assert read_one(reader, text).findings == ()


def test_an_endless_sentence_is_read_as_far_as_a_sentence_may_go(reader):
    reading = read_one(reader, "stairs " * 200_000)
    assert [finding.kind for finding in reading.findings] == ["need"]
    assert reading.findings[0].end <= MOST_READ
    assert reading.sentences[0].end > 1_000_000


def test_welsh_is_named_and_not_read(reader, encoder):
    reading = read_one(reader, "Mae fy nghymydog yn galw heibio bob dydd ar y stairs.")
    assert (reading.language, reading.findings, len(reading.sentences)) == ("cy", (), 1)
    assert sum(encoder.calls) == 0


def test_a_bare_answer_is_what_was_asked_for(reader):
    (finding,) = read_one(reader, "Money.", "What gets in the way?").findings
    assert (finding.kind, finding.text, finding.score) == ("need", "Money", 0.8)
    assert "short answer" in finding.reason


@pytest.mark.parametrize("question", [None, "How can we work with you?"])
def test_without_a_ruling_a_bare_answer_is_only_its_words(reader, question):
    assert read_one(reader, "Money.", question).findings == ()


def test_denied_needs_are_not_found(reader):
    assert read_one(reader, "I don't need help on stairs.").findings == ()


def test_readings_come_in_order_and_a_batch_at_a_time(reader, encoder):
    taken = []

    def narratives():
        for number in range(200):
            taken.append(number)
            yield Narrative(str(number), "Up the stairs.")

    readings = reader.read(narratives())
    assert next(readings).narrative_id == "0"
    assert len(taken) == 64
    assert [reading.narrative_id for reading in readings] == [str(number) for number in range(1, 200)]
    assert encoder.calls == [64, 64, 64, 8]


def test_the_same_narrative_twice_is_read_twice(reader):
    narrative = Narrative("n", "Up the stairs.")
    assert [len(reading.findings) for reading in reader.read([narrative, narrative])] == [1, 1]
