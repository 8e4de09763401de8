"""What the domain says about the questions and lines, read from its files."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from rasa.shared.core.domain import Domain

BOT = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def domain() -> Domain:
    return Domain.load(str(BOT / "domain"))


QUESTIONS: List[str] = domain().required_slots_for_form("interview")
OPEN_QUESTIONS = [question for question in QUESTIONS if not question.startswith("welcome_")]


def lines() -> Iterator[Tuple[str, Dict[str, Any], str]]:
    """Each message that the bot can say: its response, the variation it is from, and its text."""
    for name, variations in domain().responses.items():
        for variation in variations:
            text = variation.get("text") or variation.get("custom", {}).get("text") or ""
            for message in filter(None, text.split("\n\n")):
                yield name, variation, message
