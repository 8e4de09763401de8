"""What a message wants done with the lines that were played back: one taken out, one changed, one that is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.domain.narrative import Span
from nlp.listening.lines import leaves_all, points, telling_words
from nlp.listening.patterns import fill, load_table, unfold
from nlp.listening.vague import is_vague
from nlp.listening.yes_no import is_surely_yes, plain_yes_or_no

Does = Literal["remove", "unsay", "replace", "wrong", "say", "state"]
States = Literal["never", "opened", "any"]

# In this order: the first way of wishing that fits a part is meant.
_WAYS: tuple[Does, ...] = ("remove", "unsay", "replace", "wrong", "say")
_PART_END = re.compile(
    r"[.!?;\n]+(?=\s|$)|\s+(?:and|but)\s+(?=(?:take|leave|remove|delete|change|cut|please|it'?s not|add|put)\b)", re.I
)
_TAKES_IT_OUT = re.compile(r"(?:take|leave|cut|cross|rub) out|get rid|remove|bin(?: it)?|out", re.I)
_LEAVES_IT = re.compile(r"\bleave it(?: (?:as it is|alone|be|there|in))?\W*$", re.I)
_CURLY = str.maketrans("’‘`", "'''")


@dataclass(frozen=True)
class Wish:
    """One wish: `about` says which line is meant ("" for the one just spoken of).

    `remove` and `unsay` take the line out; `replace` puts `new` in place of `old` in it, or of the whole line where
    `old` is empty; `say` lets it say `new`; `wrong` calls it wrong and no more; `state` is a statement that may be its
    new words.
    """

    does: Does
    about: str
    old: str = ""
    new: str = ""

    @property
    def takes_out(self) -> bool:
        """Return whether the line is to be taken out."""
        return self.does in ("remove", "unsay")

    @property
    def names_a_line(self) -> bool:
        """Return whether it speaks of a line as a line: by its number, or as "the bit about…"."""
        return self.does != "state" and bool(re.search(load_table("wishes")["calls"], self.about))

    @property
    def calls_a_line(self) -> bool:
        """Return whether it can be nothing but a wish about a line, also where no line is found."""
        return self.does == "remove" or self.names_a_line

    def applied_to(self, words: str) -> str:
        """Return what the words of a line become: `new` in the place of `old`, or else of all of them.

        >>> Wish("replace", "my brother", "my brother", "my son").applied_to("our brother pops in")
        'my son pops in'
        """
        if self.does == "replace" and self.old and (place := _place_of(self.old, words)):
            return words[: place.start] + self.new + words[place.end :]
        return self.new


def wishes_in(text: str, states: States) -> list[tuple[Span, Wish]]:
    """Return each wish in a message with the part that it stands in.

    `states` says which statements are wishes too: none (`never`), those that open with a no or the like (`opened`), or
    also those that deny something (`any`).

    >>> [wish for _, wish in wishes_in("take out the bit about money", "never")]
    [Wish(does='remove', about='the bit about money', old='', new='')]
    >>> [wish for _, wish in wishes_in("No, it's not my brother, it's my son!", "never")]
    [Wish(does='replace', about='my brother', old='my brother', new='my son')]
    >>> wishes_in("I love the sea", "any")
    []
    """
    found = ((part, _wish(part.of(text), states)) for part in _parts(text))
    return [(part, wish) for part, wish in found if wish]


def put_right(text: str) -> Wish | None:
    """Return what a message wants of a line that is wrong: taken out, or new words; None when it shall stay.

    A plain yes is to "or I can take it out"; what says nothing is no line's new words.

    >>> put_right("it should say my son"), put_right("leave it"), put_right("yes please").takes_out
    (Wish(does='say', about='', old='', new='my son'), None, True)
    """
    said, _ = _without_edges(text.strip().translate(_CURLY))
    if is_surely_yes(text) or _TAKES_IT_OUT.fullmatch(said):
        return Wish("remove", "")
    if leaves_all(text) or plain_yes_or_no(text) or is_vague(text) or _LEAVES_IT.search(text):
        return None
    wish = next((wish for _, wish in wishes_in(text, "never")), None)
    if wish and wish.takes_out:
        return wish
    return Wish("say", "", new=(wish.new if wish and wish.new else said))


def _place_of(old: str, words: str) -> Span | None:
    """Return where a line speaks of what shall go: in the very words, or by the last of them that tells."""
    telling = [word for word in old.split() if telling_words(word)]
    last = telling[-1] if telling else old
    patterns = (re.escape(old), rf"(?:(?:my|our|the|his|her|a|an) )?{re.escape(last)}")
    found = (re.search(rf"(?<!\w){pattern}(?!\w)", words, re.I) for pattern in patterns)
    place = next((match for match in found if match), None)
    return Span(*place.span()) if place else None


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for end in _PART_END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(text))


def _wish(part: str, states: States) -> Wish | None:
    said, opened = _without_edges(part.translate(_CURLY))
    for way in _WAYS:
        for pattern in _patterns()[way]:
            if (match := pattern.fullmatch(said)) and not _about_everything(match):
                return _from(way, match.groupdict(default=""))
    return Wish("state", said, new=said) if _mends(said, opened, states) else None


def _from(does: Does, groups: Mapping[str, str]) -> Wish:
    about, old, new = (groups.get(name, "").strip() for name in ("about", "old", "new"))
    told_by = (about, old, new) if does == "replace" else (about,)
    return Wish(does, next((words for words in told_by if points(words)), ""), old, new)


def _without_edges(part: str) -> tuple[str, str]:
    """Return a part without what may stand before and after a wish, and what stood before."""
    start = _edge("before").match(part)
    opened = start.group() if start else ""
    return _edge("after").sub("", part[len(opened) :]), opened


def _mends(said: str, opened: str, states: States) -> bool:
    table = load_table("wishes")
    if states == "never" or not telling_words(said) or re.search(table["adds"], said, re.I):
        return False
    denies = states == "any" and re.search(table["mends"], said, re.I)
    return bool(denies or re.search(table["opens"], opened, re.I))


def _about_everything(match: re.Match[str]) -> bool:
    everything = fill(load_table("wishes")["everything"], {})
    return bool(re.fullmatch(everything, match.groupdict(default="").get("about", "").strip(), re.I))


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    table = load_table("wishes")
    return {way: tuple(re.compile(fill(one, table["pieces"]), re.I) for one in table[way]) for way in _WAYS}


@cache
def _edge(name: str) -> re.Pattern[str]:
    pattern = unfold(load_table("wishes")[name]).strip()
    return re.compile(pattern + ("$" if name == "after" else ""), re.I)
