"""The bot's own lines, and the words of the person that it puts into them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.chat.replies import DELETED, WAITING
from api.chat.shows import ASK_FOR_IT
from api.safety.contacts import LANGUAGES
from api.safety.words import help_text, one_place, people_to_talk_to, same_place_again
from nlp.domain.codebook import load_codebook
from nlp.listening.to_you import to_you
from nlp.summary.items import SummaryItem
from nlp.summary.play_back import in_groups, play_back

BOT = Path(__file__).parents[2] / "bot"
WHERE_LINES_STAND = ("domain", "data")
PACE, PROBES = "pace.yml", "probes.yml"
PARAGRAPH = "\n\n"
WORDS = "(.+?)"
LINKED = f'(?:“{WORDS}”(?: and “{WORDS}”)?|"{WORDS}")'
NUMBER = r"\w+"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NUMBERED = re.compile(r"\d+\. (.+)")
_MORE = re.compile(r"(?:and|a) \d+ \w+")
_CUT_SHORT = "..."
_NOTHING_TO_PLAY_BACK = {play_back([], language=language) for language in LANGUAGES}


class BotLines:
    """Knows every line that the bot or the api may say.

    `texts` stand in the files; those of `before` may go before a question, `probes` take the place of one.
    """

    def __init__(self, texts: Iterable[str], before: Sequence[str] = (), probes: Sequence[str] = ()) -> None:
        paragraphs = {paragraph for text in [*texts, *before] for paragraph in text.split(PARAGRAPH)}
        places = _places(before, probes)
        self._patterns = [_pattern(line, places) for line in [*_most_own_words_first(paragraphs), "{before}"]]

    def words_put_in(self, message: str) -> list[str] | None:
        """Return the person's words that were put into a line, or None when it is no line of the bot's or the api's."""
        if message in _shown() or _play_back_lines(message) is not None:
            return []
        put_in: list[str] = []
        for paragraph in message.split(PARAGRAPH):
            match = next((found for pattern in self._patterns if (found := pattern.fullmatch(paragraph))), None)
            if match is None:
                return None
            put_in += [words.removesuffix(_CUT_SHORT) for words in match.groups() if words]
        return put_in


@cache
def bot_lines(folder: Path = BOT) -> BotLines:
    """Return the lines that stand in the bot's files."""
    files = [file for place in WHERE_LINES_STAND for file in sorted((folder / place).rglob("*.yml"))]
    pace = _read(folder / PACE)
    before = [
        *_strings(pace["before"]),
        *_strings(pace["offers"]),
        pace["kept"],
        pace["time"]["half_way"]["words"],
        *_strings(pace["time"]["left"]),
    ]
    probes = [probe[channel] for probe in _read(folder / PROBES)["probes"] for channel in ("web", "text")]
    probes.append(pace["after_a_rest"])
    return BotLines((text for file in files for text in _strings(_read(file))), before, probes)


def played_back(message: str) -> list[str]:
    """Return the words that a play-back gives back, those cut short without the mark of it."""
    return _play_back_lines(message) or []


def is_own(words: str, said: Iterable[str]) -> bool:
    """Return whether words occur in what a person said exactly, but for a capital first and words turned round.

    Turned are "my" and "our" before a phrase, and every word about oneself in a line that was put right (`to_you`).

    >>> is_own("Your cat Smudge", ["my cat Smudge and me"]), is_own("Cat smudge", ["my cat Smudge"])
    (True, False)
    """
    if not words:
        return False
    exact = re.sub(r"\b[Yy]our\b", "(?:[Yy]our|[Mm]y|[Oo]ur|MY|OUR)", re.escape(words))
    if not exact.startswith("(?:"):
        first = re.escape(words[0])
        exact = f"(?:{first}|{re.escape(words[0].swapcase())})" + exact[len(first) :]
    pattern = re.compile(rf"(?<!\w){exact}(?!\w)")
    return any(pattern.search(text) or pattern.search(to_you(text) or "") for text in said)


def _play_back_lines(message: str) -> list[str] | None:
    """Return the person's words in a play-back, or None when a message is none."""
    if message in _NOTHING_TO_PLAY_BACK:
        return []
    lines = [line for line in message.splitlines() if line]
    numbered = [match for line in lines if (match := _NUMBERED.fullmatch(line))]
    others = [line for line in lines if not _NUMBERED.fullmatch(line)]
    if not numbered or not all(line in _headings() or _MORE.fullmatch(line) for line in others):
        return None
    return [_without_heading(match[1]).removesuffix(_CUT_SHORT) for match in numbered]


def _without_heading(line: str) -> str:
    heading = next((heading for heading in _headings() if line.startswith(f"{heading} ")), "")
    return line.removeprefix(heading).lstrip()


@cache
def _headings() -> tuple[str, ...]:
    items = [SummaryItem(kind, "health", kind, ()) for kind in load_codebook().kinds]
    return tuple(f"{group.name}:" for language in LANGUAGES for group in in_groups(items, language))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _strings(child)


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _places(before: Sequence[str], probes: Sequence[str]) -> dict[str, str]:
    """Return what may stand in the place of what the bot itself puts in; all else are words of the person."""
    lead = rf"(?:{WORDS}\.)??\s*(?:(?:{_any_of(before)})\s*)*"
    return {"lead": lead, "before": lead, "probe_line": _any_of(probes), "linked": LINKED, "left": NUMBER}


def _any_of(lines: Sequence[str]) -> str:
    return f"(?:{'|'.join(_pattern(line, {}).pattern for line in _most_own_words_first(lines))})"


def _most_own_words_first(lines: Iterable[str]) -> list[str]:
    """Return lines in order: one that is nothing but a place for words would fit everything."""
    return sorted(lines, key=lambda line: (-len(_PLACEHOLDER.sub("", line)), line))


def _pattern(paragraph: str, places: Mapping[str, str]) -> re.Pattern[str]:
    # Split at its placeholders, a paragraph is by turns the bot's own words and the name of a place.
    parts = _PLACEHOLDER.split(paragraph)
    return re.compile(
        "".join(places.get(part, WORDS) if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


@cache
def _shown() -> frozenset[str]:
    """Return what the api says of its own."""
    places = [(channel, language) for channel in ("web", "sms") for language in LANGUAGES]
    helps = [help_text(danger, *place) for danger in ("self", "others") for place in places]
    others = [write(*place) for write in (one_place, same_place_again, people_to_talk_to) for place in places]
    return frozenset([*WAITING.values(), DELETED, *ASK_FOR_IT.values(), *helps, *others])
