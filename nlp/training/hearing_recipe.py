"""How the listener's encoder learns, and what decides what it learns."""

from nlp.training.architectures import MPNET
from nlp.training.recipe import ALIKE, Recipe

LISTENER = Recipe(MPNET, rank=32, epochs=2, rate=2e-4, batch=32)
HEARING = (
    *ALIKE,
    "training_data/messages/*.jsonl",
    *(f"nlp/listening/{name}.py" for name in ("danger", "heard", "impression")),
    "nlp/training/fine_tuning/to_hear.py",
    "nlp/training/hearing_recipe.py",
    "nlp/training/messages.py",
)
