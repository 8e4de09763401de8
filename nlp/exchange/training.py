"""Training text, as in training_data/narratives."""

from typing import BinaryIO

from nlp.domain.coding import Coded


def write_training(coded: Coded, file: BinaryIO) -> None:
    """Write every story that a person coded as one line of training text."""
    raise NotImplementedError
