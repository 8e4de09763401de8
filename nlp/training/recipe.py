"""How each tier's encoder learns, and digests that tell whether anything that decides a result has changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nlp.reading.tier import Tier
from nlp.training.architectures import MINILM, MPNET, Architecture

ROOT = Path(__file__).parents[2]
TEXTS = ("training_data/codebook.yml", "training_data/narratives/*.jsonl")
# What decides what is learnt, and what beside it decides how the reader reads.
LEARNING = (
    *TEXTS,
    "nlp/reading/votes.py",
    "nlp/reading/windows.py",
    "nlp/training/fine_tuning/*.py",
    "nlp/training/held_out.py",
    "nlp/training/recipe.py",
    "nlp/training/texts.py",
)
READING = (*LEARNING, "nlp/domain/*.py", "nlp/reading/*.*", "nlp/training/deciding.py", "nlp/training/baselines/*.py")


@dataclass(frozen=True)
class Recipe:
    """How an encoder learns: rank of its adapters, passes over the texts, highest rates, texts in a batch.

    A teacher is the tier whose reading of the texts it learns from beside the labels.
    """

    shape: Architecture
    rank: int
    epochs: int
    rate: float
    teacher: Tier | None = None
    head_rate: float = 1e-3
    batch: int = 16


RECIPES = {
    Tier.ACCURATE: Recipe(MPNET, rank=32, epochs=4, rate=5e-4),
    Tier.FAST: Recipe(MINILM, rank=64, epochs=10, rate=1e-3, teacher=Tier.ACCURATE),
}


def digest(patterns: tuple[str, ...], root: Path = ROOT) -> str:
    """Return a SHA-256 over names and contents of the files."""
    whole = hashlib.sha256()
    for file in sorted({file for pattern in patterns for file in root.glob(pattern)}):
        whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()
