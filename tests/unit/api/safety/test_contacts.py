"""The contacts: every number pinned, nothing undialable, no number anywhere else."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from api.safety.contacts import CONTACTS_FILE, Contacts, help_for, load_contacts
from api.safety.numbers import plausible

ROOT = Path(__file__).parents[4]

# The numbers as they were checked on 2026-11-23. A change in the file must be made here too, by someone who has looked.
RING = {
    "emergency": "999",
    "emergency_silent": "999",
    "nhs_111_press_2": "111",
    "samaritans": "116 123",
    "samaritans_welsh": "0808 164 0123",
    "shout": None,
    "call": "0800 132 737",
    "live_fear_free": "0808 80 10 800",
    "childline": "0800 1111",
    "exploitation": "08000 121 700",
}
TEXT = {"shout": ("SHOUT", "85258"), "call": ("HELP", "81066"), "live_fear_free": ("", "07860 077333")}
PRESS = {"emergency_silent": "55", "nhs_111_press_2": "2"}


def test_every_number_is_the_one_that_was_checked():
    contacts = load_contacts().contacts
    assert {contact.id: contact.ring for contact in contacts} == RING
    assert {c.id: (c.text.word, c.text.to) for c in contacts if c.text} == TEXT
    assert {c.id: c.press for c in contacts if c.press} == PRESS


def test_samaritans_have_no_text_number():
    assert all(not contact.text for contact in load_contacts().contacts if "amaritans" in contact.name)


def test_the_file_says_when_it_was_checked():
    assert str(load_contacts().checked) == "2026-11-23"


@pytest.mark.parametrize(
    "number",
    ["999", "111", "116 123", "0800 1111", "0808 80 10 800", "08000 121 700", "85258", "07860 077333", "029 2018 0000"],
)
def test_a_number_that_can_be_dialled_is_accepted(number):
    assert plausible(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "911",
        "988",
        "1-800-273-8255",
        "116 12",
        "0808 80 10 80",
        "0808 80 10 8000",
        "0915 123 4567",
        "SHOUT",
        "8525",
    ],
)
def test_a_number_that_dials_nothing_here_is_refused(number):
    assert not plausible(number)


def _file_with(change):
    raw = yaml.safe_load(CONTACTS_FILE.read_text(encoding="utf-8"))
    change(raw)
    return raw


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda raw: raw["contacts"][0].update(ring="911"), "no number that can be dialled"),
        (lambda raw: raw["contacts"][0].update(ring=None), "neither a number to ring nor one to text"),
        (lambda raw: raw["contacts"][0]["say"].pop("cy"), "English .* and Welsh"),
        (lambda raw: raw["lists"]["self"].append("nobody"), "names nobody"),
        (lambda raw: raw.pop("checked"), "checked"),
        (lambda raw: raw["contacts"][0].update(fax="1"), "fax"),
    ],
)
def test_a_wrong_file_is_refused_and_says_what_is_wrong(change, complaint):
    with pytest.raises(ValidationError, match=complaint):
        Contacts.model_validate(_file_with(change))


@pytest.mark.parametrize(
    ("danger", "language", "age", "ids"),
    [
        ("self", "en", None, ["samaritans", "nhs_111_press_2", "shout", "emergency"]),
        ("self", "cy", None, ["samaritans", "samaritans_welsh", "nhs_111_press_2", "shout", "emergency"]),
        ("self", "en", 14, ["childline", "samaritans", "nhs_111_press_2", "shout", "emergency"]),
        ("others", "en", None, ["emergency_silent", "live_fear_free", "childline", "exploitation"]),
        ("others", "cy", 12, ["childline", "emergency_silent", "live_fear_free", "exploitation"]),
        ("others", "en", 71, ["emergency_silent", "live_fear_free", "exploitation"]),
    ],
)
def test_help_fits_the_danger_the_language_and_the_age(danger, language, age, ids):
    assert [contact.id for contact in help_for(danger, language, age)] == ids


PHONE = re.compile(
    r"(?<![\w.#-])0\d{2,4}(?:[ -]?\d{2,4}){2,3}(?![\w.-])|116[ -]?123|\b85258\b|\b81066\b"
    r"|\b(?:ring|call|text|phone|dial|ffoni\w*|deial\w*)\b[^\n\d]{0,20}\b(?:999|111|112|101)\b",
    re.I,
)
SPOKEN_FROM = ("api", "bot", "nlp", "training_data/intents")
SUFFIXES = {".py", ".yml", ".yaml", ".html", ".jinja", ".j2", ".js", ".txt", ".md"}
NOT_OURS = {".venv", "vendor", "models", "__pycache__", ".rasa"}


def _files():
    for room in SPOKEN_FROM:
        for path in (ROOT / room).rglob("*"):
            ours = not NOT_OURS & set(path.relative_to(ROOT).parts) and path != CONTACTS_FILE
            if ours and path.suffix in SUFFIXES and path.is_file():
                yield path


def test_no_number_to_ring_stands_anywhere_but_in_the_file():
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _files()
        for match in PHONE.finditer(path.read_text(encoding="utf-8"))
        if path.name != "numbers.py"
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["Ring 999 now", "on 0808 80 10 800", "Samaritans 116 123", "call us on 029 2018 0000"]
)
def test_the_search_for_numbers_finds_one(text):
    assert PHONE.search(text)


@pytest.mark.parametrize(
    "text", ["version 0.115.0", "status 999", "since 1999", "0.0001 seconds", "id 0001_first_tables"]
)
def test_the_search_for_numbers_leaves_other_figures_alone(text):
    assert not PHONE.search(text)
