"""What is said about texting itself: that contact has ended, is open again, who we are, why there is no answer."""

from functools import cache
from pathlib import Path

import yaml

from api.safety.contacts import load_contacts

WORDS_FILE = Path(__file__).with_name("words.yml")
WHO_TO_RING = ("emergency", "samaritans")


class Words:
    """The texts about texting; `about` says who answers, and how to reach them."""

    def __init__(self, about: str) -> None:
        self._about = about

    def say(self, kind: str, language: str) -> str:
        """Return a text of words.yml in a language (`en` or `cy`)."""
        contacts = (contact for contact in load_contacts().contacts if contact.id in WHO_TO_RING)
        sentences = " ".join(contact.sentence("sms", language) for contact in contacts)
        return _words()[kind][language].format(about=self._about, contacts=sentences)


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    return words
