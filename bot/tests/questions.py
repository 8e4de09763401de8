"""What the domain says about the questions and lines, read from its files."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from rasa.shared.core.domain import Domain

from components.interview import PROBES
from components.pace import load_pace
from components.probes import load_probes

BOT = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def domain() -> Domain:
    return Domain.load(str(BOT / "domain"))


QUESTIONS: List[str] = [slot for slot in domain().required_slots_for_form("interview") if slot not in PROBES]
OPEN_QUESTIONS = [question for question in QUESTIONS if not question.startswith("welcome_")]


Line = Tuple[str, Dict[str, Any], str]


def lines() -> Iterator[Line]:
    """Each message that the bot can say: its response or file, the variation it is from, and its text."""
    yield from _responses()
    for probe in load_probes():
        yield probe.id, _only_on("web"), probe.web
        yield probe.id, _only_on("sms"), probe.text
    pace = load_pace()
    before = [words for several in pace.before.values() for words in several]
    for words in (
        *before,
        pace.kept,
        *pace.offers.values(),
        pace.after_a_rest,
        pace.half_way["words"],
        *pace.left.values(),
    ):
        yield "pace", {}, words


def _only_on(channel: str) -> Dict[str, Any]:
    return {"condition": [{"type": "slot", "name": "channel", "value": channel}]}


def _responses() -> Iterator[Line]:
    for name, variations in domain().responses.items():
        for variation in variations:
            text = variation.get("text") or variation.get("custom", {}).get("text") or ""
            for message in filter(None, text.split("\n\n")):
                yield name, variation, message
