"""How each tier's encoder learns, and digests that tell whether anything that decides a result has changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from safetensors import safe_open

from nlp.reading.tier import Tier
from nlp.training.architectures import MINILM, MPNET, Architecture

ROOT = Path(__file__).parents[2]
TEXTS = ("training_data/codebook.yml", "training_data/narratives/*.jsonl", "training_data/ways_of_writing.yml")
# What decides what is learnt, whatever it is: how accounts are cut, and how an encoder learns.
ALIKE = (
    *TEXTS,
    "nlp/reading/windows.py",
    *(f"nlp/training/fine_tuning/{name}.py" for name in ("averaging", "learn", "network", "varying")),
    "nlp/training/held_out.py",
    "nlp/training/recipe.py",
    "nlp/training/texts.py",
)
# What decides what a reader learns, and what beside it decides how the reader reads.
LEARNING = (
    *ALIKE,
    "nlp/reading/votes.py",
    *(f"nlp/training/fine_tuning/{name}.py" for name in ("examples", "to_read")),
)
READING = (*LEARNING, "nlp/domain/*.py", "nlp/reading/*.*", "nlp/training/deciding.py", "nlp/training/baselines/*.py")


# Two networks of rank 32 have a mean of rank 64, 21 MB; cut to this, it read no worse (docs/adr/0004).
MEAN_RANK = 48


@dataclass(frozen=True)
class Recipe:
    """How an encoder learns: rank of its adapters, passes over the texts, highest rates, texts in a batch.

    One network learns for each head rate, and their mean is kept. A teacher is the tier whose reading of the texts it
    learns from beside the labels.
    """

    shape: Architecture
    rank: int
    epochs: int
    rate: float
    head_rates: tuple[float, ...] = (1e-3,)
    teacher: Tier | None = None
    batch: int = 16


RECIPES = {
    Tier.ACCURATE: Recipe(MPNET, rank=32, epochs=4, rate=5e-4, head_rates=(1e-3, 1e-2)),
    Tier.FAST: Recipe(MINILM, rank=64, epochs=10, rate=1e-3, teacher=Tier.ACCURATE),
}


def learnt_from(adapters: Path) -> str | None:
    """Return the digest of what adapters were learnt from, or None where there are none."""
    if not adapters.exists():
        return None
    with safe_open(adapters, "numpy") as opened:
        noted: dict[str, str] = opened.metadata() or {}
        return noted.get("learnt_from")


def digest(patterns: tuple[str, ...], root: Path = ROOT) -> str:
    """Return a SHA-256 over names and contents of the files."""
    whole = hashlib.sha256()
    for file in sorted({file for pattern in patterns for file in root.glob(pattern)}):
        whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()
