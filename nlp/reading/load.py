"""The one way to get the reader that is shipped."""

from nlp.reading.clauses import Clauses
from nlp.reading.encoder import Encoder
from nlp.reading.heads import Heads
from nlp.reading.reading import Reader
from nlp.reading.trained_reader import TrainedReader


def load_reader(threads: int | None = None, encoder: Encoder | None = None) -> Reader:
    """Load the shipped reader, with an encoder of its own unless one is given.

    `threads` is for its own encoder and defaults to one. Raises ArtefactMissing when something has to be built or
    trained first. A reader may be shared between threads as long as one of them reads at a time.
    """
    return TrainedReader(encoder or Encoder.load(threads=threads), Heads.load(), Clauses.load())
