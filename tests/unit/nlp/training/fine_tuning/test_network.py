"""What the network that learns has of its own; torch is there only with the `train` extra."""

from dataclasses import replace

import pytest
from safetensors.numpy import save_file

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


@pytest.fixture
def small(tmp_path):
    """Give what makes a reading network over one small layer of nobody's weights, the same each time."""
    from transformers import BertConfig, BertModel

    from nlp.training.architectures import MINILM
    from nlp.training.fine_tuning.to_read import ReadingNetwork
    from nlp.training.recipe import Recipe

    torch.manual_seed(1)
    sizes = {"hidden_size": 24, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=50, **sizes)).save_pretrained(tmp_path)
    shape = replace(MINILM, layers=1, width=24, heads=2)

    def make(rank=4):
        torch.manual_seed(2)
        return ReadingNetwork(Recipe(shape, rank=rank, epochs=1, rate=1e-3), tmp_path).eval()

    return make


@pytest.fixture
def learnt(small, tmp_path):
    """Give a small network that has learnt something in all its parts, and the file of it."""
    network = small()
    for one in network.parameters():
        one.data += 0.2 * torch.randn_like(one) * one.requires_grad
    save_file(network.learnt(), tmp_path / "adapters.safetensors")
    return network, tmp_path / "adapters.safetensors"


def said(network):
    words = torch.tensor([[1, 2, 3, 4]]), torch.ones(1, 4, dtype=torch.long), torch.zeros(1, 4)
    with torch.no_grad():
        out = network(*words)
    return torch.cat([out.kinds.flatten(), out.domains.flatten(), out.evidence.flatten()])


def test_who_goes_on_says_at_first_what_was_learnt(small, learnt):
    known, file = learnt
    further, begun, blank = small(), small(), small()
    further.go_on_from(file)
    begun.begin_from(file)  # the head is another's
    assert torch.allclose(said(further), said(known), atol=0.02)
    assert not torch.allclose(said(begun), said(known), atol=0.1)
    assert not torch.allclose(said(blank), said(begun), atol=0.1)


def test_adapters_of_another_rank_are_refused(small, learnt):
    _, file = learnt
    with pytest.raises(RuntimeError):
        small(rank=2).go_on_from(file)
