"""How the listener's encoder learns, and what decides what it learns."""

from nlp.training.architectures import MPNET
from nlp.training.recipe import ALIKE, MEAN_RANK, Recipe

LISTENER = Recipe(MPNET, rank=MEAN_RANK, epochs=3, rate=2e-4, head_rates=(1e-2, 5e-3), batch=32)
# People who tell a listener of their life are heard better by who has read many such lives.
BEGINS_FROM = "models/reader/accurate/adapters.safetensors"
# A new edition of the reader, or of the texts whose passages it hears as ordinary ones, does not make it learn anew:
# its own messages decide what it hears, and one that is safe to ship takes longer to choose than to learn.
HEARING = (
    *ALIKE,
    "training_data/messages/*.jsonl",
    *(f"nlp/listening/{name}.py" for name in ("danger", "heard", "impression")),
    "nlp/training/fine_tuning/to_hear.py",
    "nlp/training/hearing_recipe.py",
    "nlp/training/messages.py",
)
