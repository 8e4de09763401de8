"""The play-back: what was heard so far, in four short groups, as one message."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.domain.codebook import load_codebook
from nlp.summary.items import SummaryItem

# The order in which people read the groups: what matters comes first, strengths before needs.
ORDER = ("outcome_wanted", "strength", "need", "outcome_achieved")

# The codebook names the groups in English; the Welsh has been read by its author only.
_GROUPS_CY = {
    "outcome_wanted": "Beth sy'n bwysig i mi",
    "strength": "Beth sydd gen i a beth alla i ei wneud",
    "need": "Beth sy'n rhwystro",
    "outcome_achieved": "Beth sydd wedi newid er gwell",
}
_NOTHING = {
    "en": "I have not heard enough yet to write it down.",
    "cy": "Dydw i ddim wedi clywed digon eto i'w ysgrifennu.",
}
_MORE = {"en": "and {count} more", "cy": "a {count} arall"}


@dataclass(frozen=True)
class Group:
    """The items of one kind, under the heading by which people know it."""

    kind: str
    name: str
    items: tuple[SummaryItem, ...]


def in_groups(items: Sequence[SummaryItem], language: str = "en") -> list[Group]:
    """Return the groups that hold something, in reading order; what was said most often comes first in its group."""
    often_first = sorted(items, key=lambda item: -len(item.evidence))
    found = ((kind, tuple(item for item in often_first if item.kind == kind)) for kind in ORDER)
    return [Group(kind, _name(kind, language), of_kind) for kind, of_kind in found if of_kind]


def play_back(items: Sequence[SummaryItem], limit: int = 3, language: str = "en") -> str:
    """Return the play-back for a chat message: a heading for each group, then at most `limit` lines of own words."""
    groups = in_groups(items, language)
    return "\n\n".join(_block(group, limit, language) for group in groups) if groups else _NOTHING[language]


def short_play_back(items: Sequence[SummaryItem], room: int, language: str = "en") -> str:
    """Return the play-back for a text message, one item a group, in at most `room` characters.

    Where room is short the longest words are cut first, at a word, and the cut is shown.
    """
    groups = in_groups(items, language)
    if not groups:
        return _NOTHING[language]
    room_each = room
    while len(text := _lines(groups, room_each)) > room and room_each > 0:
        room_each -= 1
    return text


def _name(kind: str, language: str) -> str:
    return _GROUPS_CY[kind] if language == "cy" else load_codebook().kinds[kind].group


def _block(group: Group, limit: int, language: str) -> str:
    lines = [f"- {item.words}" for item in group.items[:limit]]
    if len(group.items) > limit:
        lines.append(_MORE[language].format(count=len(group.items) - limit))
    return "\n".join([f"{group.name}:", *lines])


def _lines(groups: Sequence[Group], room_each: int) -> str:
    return "\n".join(f"{group.name}: {_cut(group.items[0].words, room_each)}" for group in groups)


def _cut(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    return words[: room + 1].rsplit(" ", 1)[0][:room] + "..."
