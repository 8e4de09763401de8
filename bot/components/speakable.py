"""The person's words as the bot may say them."""

from typing import Any, Optional

LONGEST = {"web": 120, "sms": 50}


def speakable(words: Any, channel: str) -> Optional[str]:
    """The words without their full stop, or None where they cannot be given back."""
    if not isinstance(words, str):
        return None
    words = words.strip().rstrip(".,;:!? ")
    # Rasa's templates trip over brackets; a text message with one other character costs the sender double.
    unsafe = any(sign in words for sign in "{}[]\n") or (channel == "sms" and not words.isascii())
    return None if not words or unsafe or len(words) > LONGEST[channel] else words


def as_a_sentence(words: str) -> str:
    """Words as a sentence opens and ends.

    >>> as_a_sentence("the girls after")
    'The girls after.'
    """
    return f"{words[0].upper()}{words[1:]}."
