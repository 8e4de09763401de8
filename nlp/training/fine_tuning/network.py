"""The network that learns: a published encoder with small adapters, and one linear head over its tokens."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from nlp.reading.votes import COLUMNS, DOMAINS, KINDS, WIDTHS
from nlp.training.architectures import Architecture

Arrays = dict[str, NDArray[np.generic]]

DROPOUT = 0.1
SCALE = 2.0


class Adapted(nn.Module):
    """A frozen projection with a low-rank change of its own (Hu and others 2022, "LoRA", arXiv:2106.09685)."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.down = nn.Parameter(torch.randn(rank, frozen.in_features) / frozen.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(frozen.out_features, rank))

    def forward(self, states: Tensor) -> Tensor:
        """Return the projection of states, with the change added."""
        change = functional.linear(functional.linear(states, self.down), self.up)
        projected: Tensor = self.frozen(states)
        return projected + SCALE * change


@dataclass(frozen=True)
class Said:
    """Logits of a batch: kinds (n, sentences, 4), domains (n, sentences, 4, 10), evidence (n, tokens, 4)."""

    kinds: Tensor
    domains: Tensor
    evidence: Tensor


class Network(nn.Module):
    """Reads a batch of windows as `nlp.reading.votes` counts them."""

    def __init__(self, shape: Architecture, folder: Path, rank: int) -> None:
        super().__init__()
        self._shape = shape
        self.encoder = AutoModel.from_pretrained(
            folder, hidden_dropout_prob=DROPOUT, attention_probs_dropout_prob=DROPOUT
        )
        for parameter in self.encoder.parameters():
            parameter.requires_grad = False
        self._names = [name for layer in range(shape.layers) for name in shape.projections(layer)]
        for name in self._names:
            parent, _, last = name.rpartition(".")
            frozen = self.encoder.get_submodule(name)
            setattr(self.encoder.get_submodule(parent), last, Adapted(frozen, rank))
        self.head = nn.Linear(shape.width, COLUMNS)
        self.domain_bias = nn.Parameter(torch.zeros(KINDS, DOMAINS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, ids: Tensor, mask: Tensor, sentence: Tensor) -> Said:
        """Read token ids (n, tokens) with mask and the sentence of each token; count the votes of each sentence."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        votes = self.head(self.dropout(states.float()))
        evidence, attention, kind_vote, kind_mean, domain_vote, domain_mean = votes.split(list(WIDTHS.values()), dim=-1)
        inside = sentence[:, :, None] == torch.arange(int(sentence.max()) + 1)
        away = torch.where(inside, 0.0, -1e4)
        weight = (attention[:, :, None, :] + away[:, :, :, None]).softmax(dim=1)
        share = inside / inside.sum(dim=1, keepdim=True).clamp(min=1)
        kinds = (weight * kind_vote[:, :, None, :]).sum(dim=1) + torch.einsum("nts,ntk->nsk", share, kind_mean)
        domains = torch.einsum("ntsk,ntd->nskd", weight, domain_vote)
        domains = domains + torch.einsum("nts,ntd->nsd", share, domain_mean)[:, :, None, :] + self.domain_bias
        return Said(kinds, domains, evidence)

    def learnt(self) -> Arrays:
        """Return what was learnt: for each projection `down` (rank, in) and `up` (out, rank), the head, the biases."""
        arrays: Arrays = {
            "head": self.head.weight.detach().T.numpy(),
            "head_bias": self.head.bias.detach().numpy(),
            "domain_bias": self.domain_bias.detach().numpy(),
        }
        for name in self._names:
            adapted = self.encoder.get_submodule(name)
            arrays[name + ".down"] = adapted.down.detach().numpy().astype(np.float16)
            arrays[name + ".up"] = (SCALE * adapted.up.detach()).numpy().astype(np.float16)
        return {name: np.ascontiguousarray(array) for name, array in arrays.items()}
