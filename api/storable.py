"""Text that a database, a hash and an answer can hold."""

from typing import Annotated

from pydantic import AfterValidator


def _storable(text: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("holds half a character, which no text can hold")
    return text


Storable = Annotated[str, AfterValidator(_storable)]
