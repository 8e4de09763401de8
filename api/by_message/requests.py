"""What a message asks about the person's own pages: heard by rule, and in doubt it is an answer."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from api.secrets import ALPHABET, normal_code
from nlp.listening.patterns import compile_all, unfold
from nlp.listening.plain import plain

FILE = Path(__file__).with_name("requests.yml")
LONGEST = 16  # words

Kind = Literal["share", "take_back", "seen", "my_page", "download", "link"]

_DASH = "[-\u2010-\u2014]"
_GROUP, _ANY_GROUP = f"[{ALPHABET}{ALPHABET.lower()}]{{4}}", "[A-Za-z0-9]{4}"
# Looked for at each word, since a word of four letters may stand before a code or after it.
_CODES = re.compile(
    rf"(?<![\w-])(?:(?=({_GROUP}\s?{_DASH}?\s?{_GROUP}\s?{_DASH}?\s?{_GROUP})(?![\w-]))"
    rf"|(?=({_ANY_GROUP}\s?{_DASH}\s?{_ANY_GROUP}\s?{_DASH}\s?{_ANY_GROUP})(?![\w-])))"
)


@dataclass(frozen=True)
class Request:
    """What is asked for; `whom`: the person named. `only_if_shared`: it may be about something else."""

    kind: Kind
    whom: str | None = None
    only_if_shared: bool = False


@dataclass(frozen=True)
class TypedCode:
    """What looks like a code; one that is not `sure` is a code only if it is one that was given out."""

    code: str
    sure: bool


def request_in(text: str) -> Request | None:
    """Return what a message asks for, and nothing else; None when it may be an answer.

    >>> request_in("Please take it back from Nurse Price").whom, request_in("I want to stop sharing my room")
    ('nurse price', None)
    """
    message = plain(text).replace("?", " ").strip()
    if len(message.split()) > LONGEST:
        return None
    for kind, only_if_shared, pattern in _patterns():
        if found := pattern.fullmatch(message):
            return Request(kind, found.groupdict().get("whom"), only_if_shared)
    return None


def code_in(text: str) -> TypedCode | None:
    """Return the code that stands in a message, as it was given out, or None.

    >>> code_in("the code is k7qf 2mxp 9rtd").code, code_in("need 24hr care").sure, code_in("a long-term-sick man")
    ('K7QF-2MXP-9RTD', False, None)
    """
    typed = [found[1] or found[2] for found in _CODES.finditer(text)]
    likely = [one for one in typed if _looks_like_one(one)]
    if not likely:
        return None
    # The last of those alike: a word before a code ("here", "that") is likelier than one after it.
    best = max(reversed(likely), key=lambda one: (_groups_with_digits(one), sum(map(str.isupper, one))))
    in_one = re.search(_DASH, best) or not re.search(r"\s", best)
    return TypedCode(normal_code(best), sure=_groups_with_digits(best) >= (1 if in_one else 2))


def _looks_like_one(typed: str) -> bool:
    has_letter = any(map(str.isalpha, typed))
    # Three short words are no code, however they are joined, but for letters that could stand in one.
    return has_letter and (_groups_with_digits(typed) > 0 or _is_of_our_letters(typed))


def _is_of_our_letters(typed: str) -> bool:
    return bool(re.search(_DASH, typed)) and set(normal_code(typed)) <= {*ALPHABET, "-"}


def _groups_with_digits(typed: str) -> int:
    return sum(any(map(str.isdigit, group)) for group in normal_code(typed).split("-"))


@cache
def _patterns() -> tuple[tuple[Kind, bool, re.Pattern[str]], ...]:
    table = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    before, after = (unfold(table[edge]) for edge in ("before", "after"))
    return tuple(
        (kind, only_if_shared, pattern)
        for kind in get_args(Kind)
        for only_if_shared, rules in ((False, "whole"), (True, "if_shared"))
        for pattern in compile_all(
            [f"{before}(?:{whole}){after}" for whole in table["requests"][kind].get(rules, ())], table["pieces"]
        )
    )
