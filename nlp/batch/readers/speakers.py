"""Who speaks where in a text: `Interviewer: …`, `[00:01:02] P1: …`, `Sam  0:03` and the words on the lines below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.domain.narrative import Span

GAP = r"[ \t]{0,20}"
TIME = r"[\[(<]?[ ]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[ ]?[\])>]?"
NAME = r"[^\W\d_][\w.'’-]{0,30}(?:[ ][\w.'’-]{1,30}){0,3}(?:[ ]\([^()\n\d]{1,30}\))?"
LABEL = re.compile(
    rf"""^{GAP}\*{{0,2}}
        (?:(?P<before>{TIME}) {GAP} [–-]? {GAP})?
        (?P<name>{NAME}) \*{{0,2}}
        (?: {GAP} (?P<after>{TIME})? {GAP} (?: : \*{{0,2}} | \t ) | [ \t] {GAP} (?P<alone>{TIME}) {GAP} (?=\r?$) )
        {GAP}""",
    re.VERBOSE | re.MULTILINE,
)
CODED = re.compile(r"[a-z]{1,2} ?\d{1,3}", re.IGNORECASE)
NUMBER = re.compile(r" ?\d{1,3}$")
QUESTION_OR_ANSWER = re.compile(r"(q|question|a|answer) ?\d{1,3}")
ASKING_NAMES = re.compile(
    r"(?:int|intv|ivr|iv|i|q|question|interviewer|researcher|facilitator|moderator|cyfwelydd|holwr)"
    r"(?: ?\d{1,3})?(?: ?\(.*\))?|(?:peer|lead|co-?)[ -]?(?:researcher|interviewer|facilitator)",
    re.IGNORECASE,
)
ROLES = {
    "answer", "participant", "respondent", "interviewee", "speaker", "patient", "carer", "citizen", "storyteller",
    "teller", "client", "resident", "mother", "father", "daughter", "son", "wife", "husband", "partner",
    "all", "p", "r", "a",
}  # fmt: skip
LEAST_TURNS = 2
MOST_BEFORE = 0.25
"""The share of a text that may stand before the first speaker; in an interview it is a heading."""


@dataclass(frozen=True)
class Spoken:
    """What one speaker said in one go: `name` as it was first written, and the label before it, from `begins`."""

    name: str
    begins: int
    words: Span


def begins_turn(line: str) -> bool:
    """Say whether a line looks as if someone began to speak there."""
    return LABEL.match(line) is not None


def asks_by_name(name: str) -> bool:
    """Say whether a name is what an interviewer is called.

    >>> [asks_by_name(name) for name in ("INT", "Interviewer 2", "Peer researcher", "P1", "Ian")]
    [True, True, True, False, False]
    """
    return ASKING_NAMES.fullmatch(name) is not None


def shown(name: str) -> str:
    """Return how outputs call a speaker: a name that may be a person's own becomes its initials.

    >>> [shown(name) for name in ("INT", "P1", "Participant", "Jan Puw")]
    ['INT', 'P1', 'Participant', 'JP']
    """
    plain, _, _ = name.partition(" (")
    if asks_by_name(plain) or _is_a_role(plain):
        return plain
    return "".join(word[0] for word in plain.split())


def _is_a_role(name: str) -> bool:
    """Say whether a name stands for somebody without telling who: P1, Speaker 2, Carer."""
    return CODED.fullmatch(name) is not None or NUMBER.sub("", name.casefold()) in ROLES


def find_spoken(text: str) -> list[Spoken]:
    """Return everything that was said, in order, or nothing where the text is no conversation of two or more."""
    labels = _labels(text)
    if len({_key(label["name"]) for label in labels}) < 2 or _before(text, labels[0]) > MOST_BEFORE:
        return []
    names: dict[str, str] = {}
    ends = [label.start() for label in labels[1:]] + [len(text)]
    spoken = []
    for label, end in zip(labels, ends, strict=True):
        words = text[label.end() : end]
        start = label.end() + len(words) - len(words.lstrip())
        name = names.setdefault(_key(label["name"]), label["name"].strip())
        if words.strip():
            spoken.append(Spoken(name, label.start(), Span(start, label.end() + len(words.rstrip()))))
    return spoken


def _labels(text: str) -> list[re.Match[str]]:
    """Return where speakers begin: names that come again, that are called so, or that have a time or a number."""
    found = [label for label in LABEL.finditer(text) if not label["alone"] or _is_a_name(label["name"])]
    times = Counter(_key(label["name"]) for label in found)
    if max(times.values(), default=0) < LEAST_TURNS and not any(map(asks_by_name, times)):
        return []
    return [label for label in found if times[_key(label["name"])] >= LEAST_TURNS or _is_surely_a_speaker(label)]


def _is_a_name(words: str) -> bool:
    """Say whether words before a time, with nothing after them, are a name and not "I left at 10:30"."""
    return all(word[0].isupper() or word[0].isdigit() or word[0] == "(" for word in words.split())


def _is_surely_a_speaker(label: re.Match[str]) -> bool:
    timed = label["before"] or label["after"] or label["alone"]
    name = label["name"]
    return bool(timed or asks_by_name(name) or _is_a_role(name))


def _key(name: str) -> str:
    """Return what is the same for one speaker: questions and answers with numbers are not as many people."""
    plain = " ".join(name.casefold().split())
    numbered = QUESTION_OR_ANSWER.fullmatch(plain)
    return numbered[1] if numbered else plain


def _before(text: str, first: re.Match[str]) -> float:
    return len(text[: first.start()].strip()) / max(1, len(text.strip()))


def speakers(spoken: Sequence[Spoken]) -> list[str]:
    """Return who speaks, in order of their first words."""
    return list(dict.fromkeys(one.name for one in spoken))
