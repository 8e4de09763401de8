"""What can go wrong when reading, said so that a person knows what to do."""


class ReadingError(Exception):
    """Base of every error of the reading; its message is a plain sentence."""


class ArtefactMissing(ReadingError):
    """A trained or built file that the reading needs is absent or not the one expected."""
