"""What is sent, made ready for a phone: in plain characters, and in texts of at most two segments."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

from api.sms.segments import GSM_7, segments

MOST_SEGMENTS = 2
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) +|\n+")
_FIRST_PICTURE = 0x2190  # arrows, signs and emoji begin here; "°" and the like come before


def as_texts(messages: Iterable[str]) -> list[str]:
    """Return the messages as few texts of at most two segments each, in order, cut between sentences where need be.

    What fits into one text is sent as one, since nobody promises the order in which several arrive.
    """
    texts: list[str] = []
    for message in messages:
        for between, piece in _pieces(plain_characters(message)):
            longer = f"{texts[-1]}{between}{piece}" if texts else piece
            if segments(longer) <= MOST_SEGMENTS:
                texts[-1:] = [longer]
            else:
                texts.append(piece)
    return texts


def plain_characters(text: str) -> str:
    """Return a text without the characters that would double its price by accident.

    Typographic signs, and Latin letters with marks that GSM-7 does not have, become plain ones. Pictures go. Letters of
    other scripts stay: without them, nothing would be left of the words.

    >>> plain_characters("“Tŷ” – it’s home… 🏡"), plain_characters("£5 café"), plain_characters("мама")
    ('"Ty" - it\\'s home...', '£5 café', 'мама')
    """
    written = "".join(_plain(letter) for letter in unicodedata.normalize("NFC", text))
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", written)).strip()


def _plain(letter: str) -> str:
    if letter in "\t\r\f":
        return " "
    if letter in GSM_7:
        return letter
    name, category = unicodedata.name(letter, ""), unicodedata.category(letter)
    picture = category[0] == "S" and ord(letter) >= _FIRST_PICTURE and category not in ("Sc", "Sm")
    if picture or category[0] == "C" or name.startswith(("COMBINING ", "VARIATION SELECTOR")):
        return ""
    if category[0] in "LM" and not name.startswith(("LATIN ", "MODIFIER ")):
        return letter
    return anyascii(letter).replace("`", "'")


def _pieces(message: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a message, each with what stands before it; one that is too long is cut between words."""
    start, between = 0, "\n"
    for end in (*_BETWEEN_SENTENCES.finditer(message), None):
        sentence = message[start : end.start() if end else None]
        for piece in _cut(sentence):
            yield between, piece
            between = " "
        if end:
            start, between = end.end(), end.group()[0]


def _cut(sentence: str) -> Iterator[str]:
    while segments(sentence) > MOST_SEGMENTS:
        fits = next(end for end in range(len(sentence) - 1, 0, -1) if segments(sentence[:end]) <= MOST_SEGMENTS)
        end = sentence.rfind(" ", 1, fits + 1)
        end = end if end > 0 else fits
        yield sentence[:end].rstrip()
        sentence = sentence[end:].lstrip()
    if sentence:
        yield sentence
