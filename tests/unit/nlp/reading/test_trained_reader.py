"""The trained reader, with votes that say what the test wants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from nlp.domain.narrative import Narrative, Span
from nlp.reading.fair_copy import Spelling
from nlp.reading.trained_reader import TrainedReader
from nlp.reading.votes import COLUMNS, DOMAINS, KINDS
from nlp.reading.windows import MOST_READ, Windows
from nlp.training.deciding import undecided

KIND_NAMES = ("strength", "need", "outcome_wanted", "outcome_achieved")
DOMAIN_NAMES = ("health", "home", "work", "rights", "safety", "economy", "control", "relationships", "a", "b")
KNOWN = ["[UNK]", "[CLS]", "[SEP]", "stairs", "neighbour", "hope", "again", "maybe", "pain", "money", "gets"]
SIGNS = {"stairs": 1, "neighbour": 0, "hope": 2, "again": 3, "maybe": 1, "pain": 1}
DOMAIN_OF = {"stairs": 1, "pain": 0}
ATTENTION, KIND_VOTE, DOMAIN_VOTE = 4, 8, 16


def make_tokenizer():
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(KNOWN)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    return tokenizer


class FakeVoter:
    """A word of SIGNS votes for its kind, and for its domain; "maybe" a little; "gets" makes money a need."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def votes(self, runs: Sequence[Sequence[int]]) -> list[np.ndarray]:
        self.calls.append(len(runs))
        return [self._votes([KNOWN[token] for token in run]) for run in runs]

    def _votes(self, words: list[str]) -> np.ndarray:
        table = np.zeros((len(words), COLUMNS), np.float32)
        table[:, KIND_VOTE : KIND_VOTE + KINDS] = -3
        signs = SIGNS | ({"money": 1} if "gets" in words else {})
        for place, word in enumerate(words):
            if word in signs:
                kind = signs[word]
                table[place, [kind, ATTENTION + kind]] = 20
                table[place, KIND_VOTE + kind] = -0.5 if word == "maybe" else 5
                table[place, DOMAIN_VOTE + DOMAIN_OF.get(word, 2)] = 9
        return table


class FakeSplitter:
    """Splits at " but "."""

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        for sentence in sentences:
            at = sentence.find(" but ")
            yield (Span(0, len(sentence)),) if at < 0 else (Span(0, at), Span(at + 5, len(sentence)))


@pytest.fixture
def voter():
    return FakeVoter()


@pytest.fixture
def reader(voter):
    settings = replace(undecided(KIND_NAMES, DOMAIN_NAMES), evidence_bias=-1.0)
    no_bias = np.zeros((KINDS, DOMAINS), np.float32)
    return TrainedReader(
        voter, Windows(make_tokenizer()), no_bias, settings, FakeSplitter(), Spelling({}, {}, {}, [], {})
    )


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


def test_two_domains_of_one_kind_point_at_their_own_words(reader):
    reading = read_one(reader, "It is the pain but also the stairs.")
    assert [(finding.kind, finding.domain, finding.text) for finding in reading.findings] == [
        ("need", "health", "It is the pain"),
        ("need", "home", "the stairs"),
    ]


@pytest.mark.parametrize("text", ["", "   ", "Hello there.", "..."])
def test_where_nothing_is_said_nothing_is_found(reader, text):
    reading = read_one(reader, text)
    assert (reading.findings, reading.unsure) == ((), ())


def test_a_sentence_of_which_it_cannot_tell_is_said_to_be_unsure(reader):
    reading = read_one(reader, "Hello. Well maybe. The stairs.")
    assert [finding.text for finding in reading.findings] == ["The stairs"]
    assert reading.unsure == (Span(7, 18),)


def test_an_endless_sentence_is_read_as_far_as_a_sentence_may_go(reader):
    reading = read_one(reader, "stairs " * 200_000)
    assert [finding.kind for finding in reading.findings] == ["need"]
    assert reading.findings[0].end <= MOST_READ
    assert reading.sentences[0].end > 1_000_000


def test_welsh_is_named_and_not_read(reader, voter):
    reading = read_one(reader, "Mae fy nghymydog yn galw heibio bob dydd ar y stairs.")
    assert (reading.language, reading.findings, len(reading.sentences)) == ("cy", (), 1)
    assert sum(voter.calls) == 0


def test_a_bare_answer_is_read_with_its_question(reader):
    (finding,) = read_one(reader, "money", "What gets in the way?").findings
    assert (finding.kind, finding.text) == ("need", "money")
    assert "short answer" in finding.reason
    assert read_one(reader, "money").findings == ()


def test_denied_needs_are_not_found(reader):
    assert read_one(reader, "I don't need help on stairs.").findings == ()


def test_readings_come_in_order_and_a_batch_at_a_time(reader, voter):
    taken = []

    def narratives():
        for number in range(200):
            taken.append(number)
            yield Narrative(str(number), "Up the stairs.")

    readings = reader.read(narratives())
    assert next(readings).narrative_id == "0"
    assert len(taken) == 64
    assert [reading.narrative_id for reading in readings] == [str(number) for number in range(1, 200)]
    assert voter.calls == [64, 64, 64, 8]


def test_the_same_narrative_twice_is_read_twice(reader):
    narrative = Narrative("n", "Up the stairs.")
    assert [len(reading.findings) for reading in reader.read([narrative, narrative])] == [1, 1]
