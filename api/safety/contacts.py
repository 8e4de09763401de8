"""The contacts: loaded once from the dated file, refused as a whole when one line is wrong."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from api.safety.numbers import plausible

CONTACTS_FILE = Path(__file__).with_name("contacts.yml")

LANGUAGES = ("en", "cy")
Danger = Literal["self", "others"]
ADULT = 19
CHILDREN = "childline"


def _check_number(number: str) -> str:
    if not plausible(number):
        raise ValueError(f"{number!r} is no number that can be dialled or texted here. Check it on the contact's page.")
    return number


Number = Annotated[str, AfterValidator(_check_number)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextTo(_Line):
    """Where to send a text message, and the word to send, if a certain one is asked for."""

    to: Number
    word: str = ""


class Contact(_Line):
    """People who can be rung or texted; `say` and `short` are one sentence for the web and for a text message."""

    id: str
    name: str
    ring: Number | None = None
    press: str = ""
    text: TextTo | None = None
    what_for: str
    hours: str
    free: bool
    languages: tuple[Literal["en", "cy"], ...]
    confidence: Literal["high", "medium", "low"]
    source: str
    page: str
    say: dict[str, str]
    short: dict[str, str]

    @model_validator(mode="after")
    def _can_be_reached_in_both_languages(self) -> Self:
        if not (self.ring or self.text):
            raise ValueError(f"{self.id} has neither a number to ring nor one to text.")
        for sentences in (self.say, self.short):
            if set(sentences) != set(LANGUAGES):
                raise ValueError(
                    f"{self.id} needs its sentence in English (en) and Welsh (cy), and in no other language."
                )
        return self

    def sentence(self, channel: str, language: str) -> str:
        """Return how to reach them, in one sentence for the channel (`web` or `sms`)."""
        template = (self.short if channel == "sms" else self.say)[language]
        word, to = (self.text.word, self.text.to) if self.text else ("", "")
        return template.format(ring=self.ring, press=self.press, word=word, to=to)


class Contacts(_Line):
    """The whole file: when it was checked, the contacts, and which are shown to whom."""

    checked: date
    lists: dict[str, tuple[str, ...]]
    contacts: tuple[Contact, ...]

    @model_validator(mode="after")
    def _lists_name_contacts(self) -> Self:
        known = {contact.id for contact in self.contacts}
        for name, ids in self.lists.items():
            if missing := set(ids) - known:
                raise ValueError(f"The list {name} names {', '.join(sorted(missing))}, which the file does not have.")
        return self

    def listed(self, name: str, language: str) -> tuple[Contact, ...]:
        """Return a list's contacts in order; those who speak Welsh only are for Welsh conversations."""
        by_id = {contact.id: contact for contact in self.contacts}
        found = (by_id[id_] for id_ in self.lists[name])
        return tuple(contact for contact in found if language in contact.languages or "en" in contact.languages)


@cache
def load_contacts(path: Path = CONTACTS_FILE) -> Contacts:
    """Read and check the file; raises pydantic.ValidationError, which names the line that is wrong."""
    return Contacts.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def help_for(danger: Danger, language: str, age_hint: int | None = None) -> tuple[Contact, ...]:
    """Return who can help now, in the order to show them; a child sees Childline first, a known adult does not."""
    contacts = load_contacts()
    found = contacts.listed(danger, language)
    if age_hint is None:
        return found
    others = tuple(contact for contact in found if contact.id != CHILDREN)
    if age_hint >= ADULT:
        return others
    return (next(contact for contact in contacts.contacts if contact.id == CHILDREN), *others)
