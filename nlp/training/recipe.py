"""How an encoder learns, and digests that tell whether anything that decides a result has changed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from nlp.reading.tier import Tier
from nlp.training.architectures import Architecture

ROOT = Path(__file__).parents[2]
# What decides what is learnt, whatever it is: how texts are cut, varied and held out. The machinery of learning (learn,
# network, averaging) is left out, since it is changed to be faster: whoever changes what it gives deletes the adapters.
ALIKE = (
    "training_data/ways_of_writing.yml",
    "nlp/reading/windows.py",
    "nlp/training/fine_tuning/varying.py",
    "nlp/training/held_out.py",
    "nlp/training/recipe.py",
    "nlp/training/texts.py",
)
# Beside the adapters and not in them: what leaves them as they are need not write 16 MB anew.
NOTE = "learnt_from.txt"
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


def learnt_from(adapters: Path) -> str | None:
    """Return the digest of what adapters were learnt from, or None where there are none."""
    file = adapters.with_name(NOTE)
    return file.read_text(encoding="utf-8").strip() if adapters.exists() and file.exists() else None


def note_learnt_from(adapters: Path, learnt_from: str) -> None:
    """Note beside adapters what they were learnt from: a digest, as `learnt_from` returns it."""
    adapters.with_name(NOTE).write_text(learnt_from + "\n", encoding="utf-8")


def digest(patterns: tuple[str, ...], root: Path = ROOT, with_these: str = "") -> str:
    """Return a SHA-256 over names and contents of the files, and over some words."""
    whole = hashlib.sha256(with_these.encode())
    for file in sorted({file for pattern in patterns for file in root.glob(pattern)}):
        whole.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()
