"""The bot's own lines, and the words of the person that it puts into them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.chat.replies import DELETED, WAITING
from api.safety.contacts import LANGUAGES
from api.safety.words import help_text, one_place, people_to_talk_to
from nlp.domain.codebook import load_codebook
from nlp.summary.items import SummaryItem
from nlp.summary.play_back import in_groups, play_back

BOT = Path(__file__).parents[2] / "bot"
WHERE_LINES_STAND = ("domain", "data")
PARAGRAPH = "\n\n"
_PLACEHOLDER = re.compile(r"\{\w+\}")
_CUT_SHORT = "..."
_NOTHING_TO_PLAY_BACK = {play_back([], language=language) for language in LANGUAGES}


class BotLines:
    """Knows every line that the bot or the api may say."""

    def __init__(self, texts: Iterable[str]) -> None:
        paragraphs = {paragraph for text in texts for paragraph in text.split(PARAGRAPH)}
        # The most words of the bot's own first: a line that is nothing but a place for words would fit everything.
        by_length = sorted(paragraphs, key=lambda text: (-len(_PLACEHOLDER.sub("", text)), text))
        self._patterns = [_pattern(paragraph) for paragraph in by_length]

    def words_put_in(self, message: str) -> list[str] | None:
        """Return the person's words that were put into a line, or None when it is no line of the bot's or the api's."""
        if message in _shown() or _play_back_lines(message) is not None:
            return []
        put_in: list[str] = []
        for paragraph in message.split(PARAGRAPH):
            match = next((found for pattern in self._patterns if (found := pattern.fullmatch(paragraph))), None)
            if match is None:
                return None
            put_in += match.groups()
        return put_in


@cache
def bot_lines(folder: Path = BOT) -> BotLines:
    """Return the lines that stand in the bot's files."""
    files = [file for place in WHERE_LINES_STAND for file in sorted((folder / place).rglob("*.yml"))]
    return BotLines(text for file in files for text in _strings(yaml.safe_load(file.read_text(encoding="utf-8"))))


def played_back(message: str) -> list[str]:
    """Return the words that a play-back gives back, those cut short without the mark of it."""
    return _play_back_lines(message) or []


def is_own(words: str, said: Iterable[str]) -> bool:
    """Return whether words occur in what a person said exactly, but for a capital first and "your" for "my".

    >>> is_own("Your cat Smudge", ["my cat Smudge and me"]), is_own("Cat smudge", ["my cat Smudge"])
    (True, False)
    """
    if not words:
        return False
    exact = re.sub(r"\b[Yy]our\b", "(?:[Yy]our|[Mm]y|MY)", re.escape(words))
    if not exact.startswith("(?:"):
        first = re.escape(words[0])
        exact = f"(?:{first}|{re.escape(words[0].lower())})" + exact[len(first) :]
    pattern = re.compile(rf"(?<!\w){exact}(?!\w)")
    return any(pattern.search(text) for text in said)


def _play_back_lines(message: str) -> list[str] | None:
    """Return the person's words in a play-back, or None when a message is none."""
    if message in _NOTHING_TO_PLAY_BACK:
        return []
    headings = _headings()
    if not message.startswith(headings):
        return None
    items = [line[2:] for line in message.splitlines() if line.startswith("- ")]
    items += [line.partition(": ")[2] for line in message.splitlines() if line.startswith(headings) and ": " in line]
    return [item.removesuffix(_CUT_SHORT) for item in items]


@cache
def _headings() -> tuple[str, ...]:
    items = [SummaryItem(kind, "health", "", ()) for kind in load_codebook().kinds]
    return tuple(f"{group.name}:" for language in LANGUAGES for group in in_groups(items, language))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _strings(child)


def _pattern(paragraph: str) -> re.Pattern[str]:
    own = [re.escape(part) for part in _PLACEHOLDER.split(paragraph)]
    return re.compile("(.+?)".join(own), re.DOTALL)


@cache
def _shown() -> frozenset[str]:
    """Return what the api says of its own."""
    places = [(channel, language) for channel in ("web", "sms") for language in LANGUAGES]
    helps = [help_text(danger, *place) for danger in ("self", "others") for place in places]
    others = [write(*place) for write in (one_place, people_to_talk_to) for place in places]
    return frozenset([*WAITING.values(), DELETED, *helps, *others])
