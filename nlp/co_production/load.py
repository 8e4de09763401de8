"""The one way to get a reader of whole stories that is shipped."""

from pathlib import Path

from nlp.co_production.feature_reader import FeatureReader
from nlp.co_production.story_coder import StoryCoder
from nlp.reading.clauses import Clauses
from nlp.reading.fair_copy import Spelling
from nlp.reading.load import BUILT, load_reader
from nlp.reading.reading import Reader
from nlp.reading.settings import Settings
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TokenClassifier
from nlp.reading.windows import Windows

CODER_FOLDER = Path(__file__).parents[2] / "models" / "co_production"


def tells_features(tier: Tier) -> bool:
    """Say whether features are told in a tier: a small encoder cannot, and the fast tier has to be fast."""
    return tier is Tier.ACCURATE


def load_story_reader(tier: Tier, threads: int = 1) -> Reader:
    """Load a shipped reader, with features where they are told; raises ArtefactMissing as `load_reader` does."""
    reader = load_reader(tier, threads)
    return FeatureReader(reader, load_coder(threads=threads)) if tells_features(tier) else reader


def load_coder(folder: Path = CODER_FOLDER, threads: int = 1) -> StoryCoder:
    """Load the coder of stories."""
    voter = TokenClassifier.load(folder / BUILT, threads)
    return StoryCoder(
        voter,
        Windows(voter.tokenizer),
        Settings.load(folder),
        Clauses.load(),
        Spelling.load(voter.tokenizer.get_vocab()),
    )
