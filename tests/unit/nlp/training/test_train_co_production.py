"""The coder's card is the one that its metrics give, and both are of what is shipped."""

import json

import pytest

from nlp.co_production.codebook import load_codes
from nlp.co_production.load import CODER_FOLDER, load_coder
from nlp.domain.narrative import Narrative
from nlp.reading.load import ADAPTERS
from nlp.reading.segmentation import split_sentences
from nlp.training.coding_recipe import CODED, CODING
from nlp.training.errors import CannotLearn
from nlp.training.recipe import digest, learnt_from
from nlp.training.train_co_production import CARD, METRICS, train_co_production, write_card


@pytest.fixture(scope="module")
def metrics():
    return json.loads((CODER_FOLDER / METRICS).read_text(encoding="utf-8"))


def test_the_card_is_the_one_that_the_metrics_give(metrics):
    assert (CODER_FOLDER / CARD).read_text(encoding="utf-8") == write_card(metrics)


def test_what_is_shipped_has_learnt_from_todays_stories(metrics):
    assert learnt_from(CODER_FOLDER / ADAPTERS) == digest(CODING)
    assert metrics["recipe"] == digest(CODED)


def test_stories_that_have_changed_must_be_learnt_anew(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(CannotLearn, match="uv sync --extra train"):
        train_co_production(tmp_path)


def test_the_card_has_every_code_twice(metrics):
    page = write_card(metrics)
    assert all(page.count(code.name) == 2 for code in load_codes().values())


@pytest.fixture(scope="module")
def coder():
    return load_coder()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("equals_and_assets", "The ward asked me to train the new nurses, because I know what a seizure is like."),
        ("peer_networks", "Six of us with Parkinson's meet in the cafe and swap what works, no staff, just us."),
        ("reciprocity", "They fixed my roof, and I teach their children Welsh in return."),
        (
            "outcomes_that_matter",
            "I want to dance at my niece's wedding, and the physio built the whole plan on it.",
        ),
        ("decided_without_me", "They moved Mum to another home and nobody told us until it was done."),
    ],
)
def test_a_plain_story_is_told(coder, code, text):
    [features] = coder.code([(Narrative("n", text), split_sentences(text))])
    assert code in {feature.code for feature in features}


@pytest.mark.parametrize(
    "text",
    [
        "The nurse was kind and explained everything.",
        "I waited four hours and then they gave me tablets.",
        "My daughter drives me to the clinic every week.",
        "The exercise class is on Tuesdays at the leisure centre.",
        "I want to walk to the shop again.",
    ],
)
def test_an_ordinary_story_shows_nothing(coder, text):
    assert coder.code([(Narrative("n", text), split_sentences(text))]) == [()]
