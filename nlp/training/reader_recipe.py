"""How each tier's encoder learns, what decides what it learns, and what decides how it reads."""

from nlp.reading.tier import Tier
from nlp.training.architectures import MINILM, MPNET
from nlp.training.recipe import ALIKE, MEAN_RANK, Recipe, digest

RECIPES = {
    Tier.ACCURATE: Recipe(MPNET, rank=32, epochs=3, rate=5e-4, head_rates=(1e-3, 1e-2)),
    Tier.FAST: Recipe(MINILM, rank=64, epochs=8, rate=1e-3, teacher=Tier.ACCURATE),
}
# A tier that has learnt before goes on from what it knows, in a quarter of the time (docs/adr/0004). To make it begin
# anew, as above, delete its adapters.
GOING_ON = {
    Tier.ACCURATE: Recipe(MPNET, rank=MEAN_RANK, epochs=1, rate=2e-4, head_rates=(1e-3, 3e-3)),
    Tier.FAST: Recipe(MINILM, rank=64, epochs=2, rate=3e-4, head_rates=(1e-3, 3e-3), teacher=Tier.ACCURATE),
}
# What decides what a reader learns, beside its recipe and what its teacher has learnt.
LEARNING = (
    *ALIKE,
    "training_data/codebook.yml",
    "training_data/narratives/*.jsonl",
    "nlp/reading/votes.py",
    *(f"nlp/training/fine_tuning/{name}.py" for name in ("examples", "to_read")),
)
READING = (
    *LEARNING,
    "nlp/domain/*.*",
    "nlp/reading/*.*",
    "nlp/training/reader_recipe.py",
    "nlp/training/deciding.py",
    "nlp/training/baselines/*.py",
)


def learning(tier: Tier) -> str:
    """Return a digest of what decides what a tier learns: its recipe, the files, and its teacher's digest."""
    recipe = RECIPES[tier]
    return digest(LEARNING, with_these=repr(recipe) + (learning(recipe.teacher) if recipe.teacher else ""))
