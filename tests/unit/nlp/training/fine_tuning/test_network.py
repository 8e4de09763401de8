"""What the network that learns has of its own; torch is there only with the `train` extra."""

import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: uv sync --extra train")


@pytest.fixture
def dropout():
    from nlp.training.fine_tuning.network import Dropout

    torch.manual_seed(0)
    return Dropout()


def test_one_value_in_ten_is_left_out_and_the_mean_stays(dropout):
    kept = dropout(torch.ones(1001, 99))
    assert (kept == 0).float().mean().item() == pytest.approx(0.1, abs=0.01)
    assert kept.mean().item() == pytest.approx(1, abs=0.01)


def test_values_are_left_out_alike_wherever_they_stand(dropout):
    left_out = (dropout(torch.ones(2000, 16)) == 0).float().mean(dim=0)
    assert left_out.min().item() > 0.07
    assert left_out.max().item() < 0.13


def test_who_does_not_learn_leaves_nothing_out(dropout):
    states = torch.randn(7, 3)
    assert torch.equal(dropout.eval()(states), states)
