"""The card is written from the metrics, and what is shipped is in step."""

import copy
import json

import pytest
from jinja2 import UndefinedError

from nlp.domain.codebook import load_codebook
from nlp.reading.heads import READER_FOLDER, Heads
from nlp.training.card import write_card
from nlp.training.recipe import INPUTS, ROOT


@pytest.fixture
def metrics():
    return json.loads((READER_FOLDER / "metrics.json").read_text(encoding="utf-8"))


def test_the_shipped_card_is_what_the_shipped_metrics_say(metrics):
    assert (READER_FOLDER / "card.md").read_text(encoding="utf-8") == write_card(metrics, load_codebook())


def test_the_shipped_settings_are_those_of_the_metrics(metrics):
    settings = Heads.load().settings
    assert list(settings.thresholds) == metrics["settings"]["thresholds"]
    assert settings.kinds == tuple(load_codebook().kinds)
    assert settings.domains == tuple(load_codebook().domains)


@pytest.mark.parametrize("figure", ["macro_f1", "micro_f1", "domain_accuracy"])
def test_the_trained_reader_beats_both_baselines(metrics, figure):
    for readers in (metrics["cross_validation"], metrics["gold"]["readers"] if metrics["gold"] else {}):
        for baseline in [name for name in readers if name != "trained"]:
            assert readers["trained"]["summary"][figure] > readers[baseline]["summary"][figure]


def test_without_gold_figures_the_card_says_so(metrics):
    card = write_card(metrics | {"gold": None}, load_codebook())
    assert "not measured for this reader" in card
    assert "Two language models" not in card


def test_a_missing_figure_is_an_error_and_not_a_gap(metrics):
    broken = copy.deepcopy(metrics)
    del broken["cross_validation"]["trained"]["summary"]["macro_f1"]
    with pytest.raises(UndefinedError):
        write_card(broken, load_codebook())


def test_every_table_row_has_as_many_cells_as_its_head(metrics):
    for gold in (metrics["gold"], None):
        rows = []
        for line in [*write_card(metrics | {"gold": gold}, load_codebook()).splitlines(), ""]:
            if line.startswith("|"):
                rows.append(line.count("|"))
            else:
                assert len(set(rows)) <= 1, line
                rows = []


def test_the_recipe_names_files_that_are_there():
    assert all(any(ROOT.glob(pattern)) for pattern in INPUTS)
