"""The messages that carry contacts: help in danger, one place to turn to, people in place of a computer."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from api.safety.contacts import Contact, Danger, help_for, load_contacts

WORDS_FILE = Path(__file__).with_name("words.yml")


def help_text(danger: Danger, channel: str, language: str, age_hint: int | None = None) -> str:
    """Return one plain message with the numbers to ring now, for `web` or `sms` (two segments of GSM-7 at most)."""
    return _message("help", help_for(danger, language, age_hint), channel, language)


def one_place(channel: str, language: str) -> str:
    """Return a warm sentence that names one place to turn to, for something sad or heavy that is no danger."""
    return _message("place", load_contacts().listed("concern", language), channel, language)


def same_place_again(channel: str, language: str) -> str:
    """Return a sentence that leads back to the one place, where it was named before."""
    return _message("place_again", (), channel, language)


def people_to_talk_to(channel: str, language: str) -> str:
    """Say plainly that no one is watching the chat, and who can be rung instead."""
    return _message("people", load_contacts().listed("people", language), channel, language)


def _message(kind: str, contacts: Iterable[Contact], channel: str, language: str) -> str:
    between = " " if channel == "sms" else "\n"
    sentences = between.join(contact.sentence(channel, language) for contact in contacts)
    return _words()[kind][language][channel].format(contacts=sentences)


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    words: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    return words
