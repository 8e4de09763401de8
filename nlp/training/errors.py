"""What can go wrong when learning, said so that a person knows what to do."""

from nlp.reading.errors import ReadingError


class CannotLearn(ReadingError):
    """What learning needs, and reading does not, is not installed."""
