"""What people type into a form: tidied as little as can be, and what is wrong with it in plain words."""

from typing import Annotated

from pydantic import AfterValidator, TypeAdapter, ValidationError

from api.chat.schemas import LONGEST_MESSAGE, Words

_WORDS: TypeAdapter[str] = TypeAdapter(Words)


def _as_typed(text: str) -> str:
    return text.replace("\r\n", "\n")  # browsers send what was typed as \n this way


Typed = Annotated[str, AfterValidator(_as_typed)]


def problem_with(words: str, when_empty: str) -> str | None:
    """Return what has to be put right before these words can be kept, or None."""
    if not words.strip():
        return when_empty
    if len(words) > LONGEST_MESSAGE:
        return f"That is too long: {len(words):,} letters, and {LONGEST_MESSAGE:,} fit in one go. Send it in parts."
    try:
        _WORDS.validate_python(words)
    except ValidationError:
        return "There is a sign in your words that I cannot keep. Take it out and try again."
    return None
