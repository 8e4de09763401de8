"""What a message asks about the person's own pages: heard by rule, and in doubt it is an answer."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from api.secrets import ALPHABET, normal_code, parts_with_digits
from nlp.listening.heard import Says
from nlp.listening.patterns import compile_all, unfold
from nlp.listening.plain import plain
from nlp.listening.yes_no import plain_yes_or_no

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


def says(text: str) -> Says | None:
    """Return the plain yes or no that a message is to whether to share.

    >>> says("Yes please, share all of it"), says("no thanks"), says("yes, delete everything"), says("my dog")
    ('yes', 'no', None, None)
    """
    message = plain(text).replace("?", " ").strip()
    if re.fullmatch(_table()["answers"]["yes"], message):
        return "yes"
    no = re.fullmatch(_table()["answers"]["no"], message) or plain_yes_or_no(text) == "no"
    return "no" if no else None


def code_in(text: str) -> str | None:
    """Return the code that stands in a message, as it was given out, or None; it need not be one that works.

    >>> code_in("the code is k7qf 2mxp 9rtd"), code_in("I need 24hr care"), code_in("long-term-sick")
    ('K7QF-2MXP-9RTD', None, None)
    """
    typed = [found[1] or found[2] for found in _CODES.finditer(text)]
    codes = [one for one in typed if _is_code(one)]
    # The last of those alike: a word before a code ("here", "that") is likelier than one after it.
    best = max(reversed(codes), key=lambda one: (_digits(one), sum(map(str.isupper, one))), default=None)
    return normal_code(best) if best else None


def is_code(text: str) -> bool:
    """Return whether a message is a code and nothing else.

    >>> is_code(" k7qf-2mxp-9rtd. "), is_code("the code is K7QF-2MXP-9RTD")
    (True, False)
    """
    return code_in(text) == normal_code(text)


def _is_code(typed: str) -> bool:
    """Return whether it is no three words in a row: with spaces alone between, digits must be in two of them."""
    in_one = re.search(_DASH, typed) or not re.search(r"\s", typed)
    return any(map(str.isalpha, typed)) and _digits(typed) >= (1 if in_one else 2)


def _digits(typed: str) -> int:
    return parts_with_digits(normal_code(typed))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return table


@cache
def _patterns() -> tuple[tuple[Kind, bool, re.Pattern[str]], ...]:
    table = _table()
    before, after = (unfold(table[edge]) for edge in ("before", "after"))
    return tuple(
        (kind, only_if_shared, pattern)
        for kind in get_args(Kind)
        for only_if_shared, rules in ((False, "whole"), (True, "if_shared"))
        for pattern in compile_all(
            [f"{before}(?:{whole}){after}" for whole in table["requests"][kind].get(rules, ())], table["pieces"]
        )
    )
