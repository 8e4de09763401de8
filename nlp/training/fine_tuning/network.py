"""The network that learns: a published encoder with small adapters, and one linear head over its tokens."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from nlp.training.architectures import Architecture
from nlp.training.fine_tuning.averaging import Arrays

# One value in ten, as near as a byte can say it.
DROPPED, BYTE = 26, 256
SCALE = 2.0
# Half as long numbers take less time where the processor multiplies them, else far more.
HALF = any(torch.cpu.get_capabilities().get(name) for name in ("avx512_bf16", "amx_bf16"))
FROZEN = torch.bfloat16 if HALF else torch.float32


class Dropout(nn.Dropout):
    """Leaves out values by chance, a byte of chance for each: torch's own draws a number for each, on one core."""

    def __init__(self) -> None:
        super().__init__(DROPPED / BYTE)

    def forward(self, states: Tensor) -> Tensor:
        """Return the states, while learning with values left out and the rest larger by as much."""
        if not self.training:
            return states
        drawn = torch.randint(-(2**63), 2**63 - 1, (states.numel() // 8 + 1,))
        kept = drawn.view(torch.uint8)[: states.numel()].view(states.shape) >= DROPPED
        return states * kept / (1 - self.p)


class Adapted(nn.Module):
    """A frozen projection with a low-rank change of its own (Hu and others 2022, "LoRA", arXiv:2106.09685)."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen.to(FROZEN)  # as it is multiplied: not turned into this anew at every step
        self.down = nn.Parameter(torch.randn(rank, frozen.in_features) / frozen.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(frozen.out_features, rank))

    def forward(self, states: Tensor) -> Tensor:
        """Return the projection of states, with the change added."""
        change = functional.linear(functional.linear(states, self.down), self.up)
        projected: Tensor = self.frozen(states)
        return projected + SCALE * change


class Network(nn.Module):
    """Gives each token its votes, in `columns` columns; what they come to is for those who inherit."""

    def __init__(self, shape: Architecture, folder: Path, rank: int, columns: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
        _leave_out(self.encoder)
        for parameter in self.encoder.parameters():
            parameter.requires_grad = False
        self._names = [name for layer in range(shape.layers) for name in shape.projections(layer)]
        for name in self._names:
            parent, _, last = name.rpartition(".")
            frozen = self.encoder.get_submodule(name)
            setattr(self.encoder.get_submodule(parent), last, Adapted(frozen, rank))
        self.head = nn.Linear(shape.width, columns)
        self.dropout = Dropout()

    def begin_from(self, adapters: Path) -> None:
        """Begin with what a reader of the same shape and rank has learnt, but for its head."""
        learnt = load_file(adapters)
        for name in self._names:
            adapted = self.encoder.get_submodule(name)
            put(learnt[f"{name}.down"], adapted.down)
            put(learnt[f"{name}.up"] / SCALE, adapted.up)

    def go_on_from(self, adapters: Path) -> None:
        """Begin with all that a network of the same kind has learnt."""
        self.begin_from(adapters)
        learnt = load_file(adapters)
        put(learnt["head"].T, self.head.weight)
        put(learnt["head_bias"], self.head.bias)

    def votes(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the votes (n, tokens, columns) of token ids and their mask, both (n, tokens)."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        votes: Tensor = self.head(self.dropout(states.float()))
        return votes

    def adapters(self) -> list[nn.Parameter]:
        """Return what changes the encoder."""
        return [one for one in self.encoder.parameters() if one.requires_grad]

    def own(self) -> list[nn.Parameter]:
        """Return what learns from nothing: the head, and what an heir adds."""
        changing = {id(one) for one in self.encoder.parameters()}
        return [one for one in self.parameters() if id(one) not in changing]

    def learnt(self) -> Arrays:
        """Return what was learnt: for each projection `down` (rank, in) and `up` (out, rank), the head and its bias."""
        arrays: Arrays = {
            "head": self.head.weight.detach().T.numpy(),
            "head_bias": self.head.bias.detach().numpy(),
        }
        for name in self._names:
            adapted = self.encoder.get_submodule(name)
            arrays[name + ".down"] = adapted.down.detach().numpy().astype(np.float16)
            arrays[name + ".up"] = (SCALE * adapted.up.detach()).numpy().astype(np.float16)
        return {name: np.ascontiguousarray(array) for name, array in arrays.items()}


def put(learnt: NDArray[np.generic], parameter: nn.Parameter) -> None:
    """Put what was learnt in a parameter's place; raises RuntimeError where it has another shape."""
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(learnt.astype(np.float32)))


def _leave_out(encoder: nn.Module) -> None:
    for module in list(encoder.modules()):
        for name, part in module.named_children():
            if isinstance(part, nn.Dropout):
                setattr(module, name, Dropout())
