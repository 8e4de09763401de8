"""Cards are written from figures, and what is shipped is in step."""

import copy
import json

import pytest
from jinja2 import UndefinedError

from nlp.domain.codebook import load_codebook
from nlp.reading.load import ADAPTERS, READER_FOLDER
from nlp.reading.settings import Settings
from nlp.reading.tier import Tier
from nlp.training.card import write_card
from nlp.training.reader_recipe import READING, learning
from nlp.training.recipe import ROOT, digest
from nlp.training.train_reader import learnt_from

FIGURES = ["macro_f1", "micro_f1", "domain_accuracy"]


@pytest.fixture
def metrics():
    return json.loads((READER_FOLDER / "metrics.json").read_text(encoding="utf-8"))


def measured(metrics):
    return [metrics["held_out"], *([metrics["gold"]] if metrics["gold"] else [])]


def test_the_shipped_card_is_what_the_shipped_metrics_say(metrics):
    assert (READER_FOLDER / "card.md").read_text(encoding="utf-8") == write_card(metrics, load_codebook())


@pytest.mark.parametrize("tier", Tier)
def test_the_shipped_settings_are_those_of_the_metrics(metrics, tier):
    settings = Settings.load(READER_FOLDER / tier)
    assert list(settings.thresholds) == metrics["settings"][tier]["thresholds"]
    assert settings.kinds == tuple(load_codebook().kinds)
    assert settings.domains == tuple(load_codebook().domains)


@pytest.mark.parametrize("tier", Tier)
def test_the_shipped_adapters_were_learnt_from_todays_texts_and_recipe(tier):
    assert learnt_from(READER_FOLDER / tier / ADAPTERS) == learning(tier)


def test_the_shipped_metrics_are_those_of_todays_reader(metrics):
    assert metrics["recipe"] == digest(READING)


@pytest.mark.parametrize("figure", FIGURES)
def test_both_tiers_beat_what_a_user_could_pick_instead(metrics, figure):
    for found in measured(metrics):
        readers = {name: row["summary"][figure] for name, row in found["readers"].items()}
        baselines = [readers[name] for name in readers if name not in set(Tier)]
        assert len(baselines) == 5
        assert readers[Tier.ACCURATE] > readers[Tier.FAST] > max(baselines)


def test_evidence_is_mostly_what_the_author_would_point_to(metrics):
    assert all(row["f1"] >= 0.6 for row in metrics["held_out"]["evidence_overlap"].values())


def test_scores_can_be_trusted(metrics):
    for found in measured(metrics):
        for kinds in found["calibration"].values():
            assert all(row["error"] <= 0.06 for row in kinds.values())


def test_without_gold_figures_the_card_says_so(metrics):
    card = write_card(metrics | {"gold": None}, load_codebook())
    assert "not measured for this reader" in card
    assert "Two language models" not in card


def test_a_missing_figure_is_an_error_and_not_a_gap(metrics):
    broken = copy.deepcopy(metrics)
    del broken["held_out"]["readers"]["accurate"]["summary"]["macro_f1"]
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


def test_the_recipes_name_files_that_are_there():
    assert all(any(ROOT.glob(pattern)) for pattern in READING)
