"""The coder of stories, with votes that say what the test wants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from nlp.co_production.codebook import load_codes
from nlp.co_production.feature_reader import FeatureReader
from nlp.co_production.signs import CODES, COLUMNS
from nlp.co_production.story_coder import StoryCoder
from nlp.domain.narrative import Narrative, Span, Turn
from nlp.reading.fair_copy import Spelling
from nlp.reading.reading import Reading
from nlp.reading.segmentation import split_sentences
from nlp.reading.windows import Windows
from nlp.training.deciding import undecided

CODE_NAMES = list(load_codes())
KNOWN = ["[UNK]", "[CLS]", "[SEP]", "taught", "peers", "moved", "slightly", "we", "them", "the", "staff"]
SIGNS = {"taught": (0, 5), "peers": (1, 5), "moved": (4, 5), "slightly": (4, 1)}
ATTENTION, VOTE = CODES, 2 * CODES


class FakeVoter:
    """A word of SIGNS speaks for its code, so much."""

    def votes(self, runs: Sequence[Sequence[int]]) -> list[np.ndarray]:
        return [self._votes([KNOWN[token] for token in run]) for run in runs]

    def _votes(self, words: list[str]) -> np.ndarray:
        table = np.zeros((len(words), COLUMNS), np.float32)
        table[:, :CODES] = -5
        table[:, VOTE : VOTE + CODES] = -3
        for place, word in enumerate(words):
            if word in SIGNS:
                code, vote = SIGNS[word]
                table[place, [code, ATTENTION + code, VOTE + code]] = 8, 20, vote
        return table


class FakeSplitter:
    """Splits at commas."""

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        for sentence in sentences:
            at = sentence.find(", ")
            yield (Span(0, at), Span(at + 2, len(sentence))) if at > 0 else (Span(0, len(sentence)),)


class FakeReader:
    """Finds nothing; Welsh is what begins with "Mae"."""

    def read(self, narratives):
        for one in narratives:
            yield Reading(one.id, "cy" if one.text.startswith("Mae") else "en", split_sentences(one.text), ())


def make_coder(threshold: float = 0.5) -> StoryCoder:
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(KNOWN)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    settings = replace(undecided(CODE_NAMES, ()), thresholds=(threshold,) * CODES)
    return StoryCoder(FakeVoter(), Windows(tokenizer), settings, FakeSplitter(), Spelling.load(dict.fromkeys(KNOWN, 1)))


@pytest.fixture
def coder() -> StoryCoder:
    return make_coder()


def coded(coder: StoryCoder, text: str) -> dict[str, str]:
    [features] = coder.code([(Narrative("n", text), split_sentences(text))])
    assert all(text[one.start : one.end] == one.text for one in features)
    return {one.code: one.text for one in features}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("We taught them.", {"equals_and_assets"}),
        ("The staff. Then we taught them. The end.", {"equals_and_assets"}),
        ("We taught them. The peers.", {"equals_and_assets", "peer_networks"}),
        ("They moved them.", {"decided_without_me"}),
        ("The staff.", set()),
        ("We.", set()),
        ("", set()),
    ],
)
def test_a_story_shows_what_any_of_its_sentences_shows(coder, text, codes):
    assert coded(coder, text).keys() == codes


def test_a_code_is_given_once_and_shown_by_the_sentence_that_shows_it_most(coder):
    assert "moved" in coded(coder, "They slightly. Then they moved. They slightly.")["decided_without_me"]


def test_the_words_are_the_part_of_the_sentence_that_shows_it(coder):
    assert coded(coder, "The staff the staff, we taught them.") == {"equals_and_assets": "we taught them"}


def test_features_stand_in_the_order_of_the_text(coder):
    assert list(coded(coder, "The peers. We taught them.")) == ["peer_networks", "equals_and_assets"]


def test_below_its_threshold_a_code_is_not_given(coder):
    assert coded(coder, "They slightly.")
    assert not coded(make_coder(threshold=0.9), "They slightly.")


def test_each_of_many_stories_has_its_own(coder):
    texts = ["We taught them.", "", "The staff.", "They moved them."]
    found = coder.code([(Narrative(str(at), text), split_sentences(text)) for at, text in enumerate(texts)])
    assert [[one.code for one in features] for features in found] == [
        ["equals_and_assets"],
        [],
        [],
        ["decided_without_me"],
    ]
    assert [one.narrative_id for features in found for one in features] == ["0", "3"]


def test_logits_are_those_of_the_plainest_sentence(coder):
    text = "They slightly. They moved."
    logits = coder.logits([(Narrative("n", text), split_sentences(text))])
    assert logits.shape == (1, CODES)
    assert logits[0, 4] == pytest.approx(5, abs=0.01)


def test_a_reading_gets_its_features_and_another_language_none(coder):
    told = ["We taught them.", "Mae taught.", "The staff."]
    readings = list(FeatureReader(FakeReader(), coder).read([Narrative(text, text) for text in told]))
    assert [reading.features and [one.code for one in reading.features] for reading in readings] == [
        ["equals_and_assets"],
        None,
        (),
    ]


def test_only_the_tellers_turns_are_coded(coder):
    text = "Q: We taught them?\nA: The staff."

    class TurnsAlone(FakeReader):
        def read(self, narratives):
            for one in narratives:
                yield Reading(one.id, "en", tuple(turn.said for turn in one.turns), ())

    narrative = Narrative("n", text, turns=(Turn(split_sentences(text)[-1]),))
    [reading] = FeatureReader(TurnsAlone(), coder).read([narrative])
    assert reading.features == ()
