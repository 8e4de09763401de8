"""The play-back: what was heard so far, in four short groups, as one message."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from nlp.domain.codebook import load_codebook
from nlp.summary.items import SummaryItem

LIMIT = 3  # lines a group
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
    "cy": "Rwy'n cadw geiriau Cymraeg, ond am y tro dim ond geiriau Saesneg y gallaf eu rhoi yn eich crynodeb.",
}
_MORE = {"en": "and {count} more", "cy": "a {count} arall"}


@dataclass(frozen=True)
class Group:
    """The items of one kind, under the heading by which people know it."""

    kind: str
    name: str
    items: tuple[SummaryItem, ...]


def in_groups(items: Sequence[SummaryItem], language: str = "en") -> list[Group]:
    """Return the groups that hold something, in reading order; what was said most often comes first in its group.

    The same words stand once, in the first group that they belong to, and not beside a line that holds them.
    """
    often_first = sorted(items, key=lambda item: -len(item.evidence))
    groups, said = [], set[str]()
    for kind in ORDER:
        of_kind = [item for item in often_first if item.kind == kind]
        once = tuple(_without_repeats(of_kind, said))
        said.update(item.words.casefold() for item in once)
        if once:
            groups.append(Group(kind, _name(kind, language), once))
    return groups


def numbered(items: Sequence[SummaryItem], limit: int = LIMIT) -> dict[int, SummaryItem]:
    """Return the items that a play-back with at most `limit` a group shows, by the number that it gives them."""
    shown = (item for group in in_groups(items) for item in group.items[:limit])
    return dict(enumerate(shown, start=1))


def play_back(items: Sequence[SummaryItem], limit: int = LIMIT, language: str = "en") -> str:
    """Return the play-back for a chat message: a heading for each group, then numbered lines of own words."""
    blocks, first = [], 1
    for group in in_groups(items, language):
        blocks.append(_block(group, limit, language, first))
        first += len(group.items[:limit])
    return "\n\n".join(blocks) or _NOTHING[language]


def short_play_back(items: Sequence[SummaryItem], room: int, language: str = "en") -> str:
    """Return the play-back for a text message, one numbered item a group, in at most `room` characters.

    Where room is short the longest words are cut first, at a word, and the cut is shown.
    """
    groups = in_groups(items, language)
    if not groups:
        return _NOTHING[language]
    room_each = room
    while len(text := _lines(groups, room_each)) > room and room_each > 0:
        room_each -= 1
    return text


def _without_repeats(items: Sequence[SummaryItem], said: Set[str]) -> Iterator[SummaryItem]:
    here: dict[str, SummaryItem] = {item.words.casefold(): item for item in reversed(items)}
    for words, item in reversed(here.items()):
        held = any(words != other and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", other) for other in here)
        if words not in said and not held:
            yield item


def _name(kind: str, language: str) -> str:
    return _GROUPS_CY[kind] if language == "cy" else load_codebook().kinds[kind].group


def _block(group: Group, limit: int, language: str, first: int) -> str:
    lines = [f"{number}. {item.words}" for number, item in enumerate(group.items[:limit], first)]
    if len(group.items) > limit:
        lines.append(_MORE[language].format(count=len(group.items) - limit))
    return "\n".join([f"{group.name}:", *lines])


def _lines(groups: Sequence[Group], room_each: int) -> str:
    lines = enumerate(groups, start=1)
    return "\n".join(f"{number}. {group.name}: {cut(group.items[0].words, room_each)}" for number, group in lines)


def cut(words: str, room: int) -> str:
    """Return words in at most `room` characters, and dots: cut at a word, and the cut is shown."""
    if len(words) <= room:
        return words
    return words[: room + 1].rsplit(" ", 1)[0][:room] + "..."
