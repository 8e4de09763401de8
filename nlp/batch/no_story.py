"""What people, and programs, write where they tell nothing: it is kept and counted, and not read for findings."""

import re
from pathlib import Path

import yaml

NO_ANSWER = frozenset(yaml.safe_load((Path(__file__).parent / "no_story.yml").read_text(encoding="utf-8")))
LINK = re.compile(r"!?\[[^\]]*\]\([^)\s]*\)|(?:https?://|www\.)\S+|\S+@\S+\.\S+")
MARKS = re.compile(r"[\W_]+")
LONGEST = 200
"""Characters beyond which nothing is asked: what is longer is read."""

SAYS_NOTHING = "no answer, such as “n/a” or “none”"
ONLY_NUMBERS = "only numbers"
ONLY_LINKS = "only a web address, a picture or an e-mail address"
NO_WORDS = "no words"


def why_no_story(text: str) -> str | None:
    """Return why a text holds no story, or None when it may hold one.

    >>> [why_no_story(text) for text in ("N/A.", "07:30", "![image](https://x.org/a.png)", "…", "Lonely", "No buses")]
    ['no answer, such as “n/a” or “none”', 'only numbers', \
'only a web address, a picture or an e-mail address', 'no words', None, None]
    """
    if len(text) > LONGEST and not LINK.match(text.strip()):
        return None
    without_links = LINK.sub(" ", text)
    plain = MARKS.sub(" ", without_links.casefold()).strip()
    if not plain:
        return ONLY_LINKS if without_links != text else NO_WORDS if _has_no_sign(text) else None
    if plain in NO_ANSWER:
        return SAYS_NOTHING
    return ONLY_NUMBERS if plain.replace(" ", "").isdigit() else None


def _has_no_sign(text: str) -> bool:
    """Say whether there is nothing but punctuation: an emoji is an answer."""
    return all(sign.isspace() or ord(sign) < 0x2070 for sign in text)
