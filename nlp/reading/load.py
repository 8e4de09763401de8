"""The one way to get a reader that is shipped."""

from pathlib import Path

from safetensors.numpy import load_file

from nlp.reading.clauses import Clauses
from nlp.reading.errors import ArtefactMissing
from nlp.reading.fair_copy import Spelling
from nlp.reading.reading import Reader
from nlp.reading.settings import Settings
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TokenClassifier
from nlp.reading.trained_reader import TrainedReader
from nlp.reading.turns import TurnReader
from nlp.reading.windows import Windows

READER_FOLDER = Path(__file__).parents[2] / "models" / "reader"
# What was learnt, beside the published weights: small enough to be committed.
ADAPTERS = "adapters.safetensors"
# What is made of both at set-up.
BUILT = "built"


def load_reader(tier: Tier = Tier.FAST, threads: int = 1) -> Reader:
    """Load a shipped reader.

    Raises ArtefactMissing when something has to be built or trained first. A reader may be shared between threads as
    long as one of them reads at a time.
    """
    return TurnReader(load_trained(READER_FOLDER / tier, threads))


def load_trained(folder: Path, threads: int = 1) -> TrainedReader:
    """Load the reader of one tier's folder."""
    settings, voter = Settings.load(folder), TokenClassifier.load(folder / BUILT, threads)
    try:
        domain_bias = load_file(folder / ADAPTERS)["domain_bias"]
    except OSError as error:
        raise ArtefactMissing(f"The reader is not in {folder}. Make it with: make train") from error
    spelling = Spelling.load(voter.tokenizer.get_vocab(), one_gender=True)
    return TrainedReader(voter, Windows(voter.tokenizer), domain_bias, settings, Clauses.load(), spelling)
