"""How the coder of stories learns, and what decides what it learns."""

from nlp.training.architectures import MPNET
from nlp.training.recipe import ALIKE, MEAN_RANK, Recipe

CODER = Recipe(MPNET, rank=MEAN_RANK, epochs=3, rate=3e-4, head_rates=(1e-2,))
# Begun from nothing, with a slower head, it said nothing but the average for 900 steps. A new edition of the reader
# does not make it learn anew: its own stories decide.
BEGINS_FROM = "models/reader/accurate/adapters.safetensors"
CODING = (
    *ALIKE,
    "training_data/co_production/*.jsonl",
    "training_data/co_production/codebook.yml",
    "nlp/co_production/signs.py",
    "nlp/training/coding_recipe.py",
    "nlp/training/fine_tuning/to_code.py",
    "nlp/training/stories.py",
)
# What beside it decides how the coder codes.
CODED = (*CODING, "nlp/co_production/*.py", "nlp/domain/*.*", "nlp/reading/*.*", "nlp/training/deciding.py")
