"""How the next question opens: with their own words, gently, with a link to what they told, with how much is left."""

import re
from typing import Any, List, Mapping, Optional, Sequence

from components.interview import PROBES, Interview, Values
from components.pace import load_pace, topic_of
from components.speakable import as_a_sentence, speakable

MOST_LINKED = 2
MOST_LINKED_WORDS = 9


def opening(heard: Mapping[str, Any], interview: Interview, topic: Optional[str], line: str = "") -> Values:
    """The slots that open the question asked next.

    `topic` is that of the answer, None where nothing is to be said to it; `line` a probe's words.
    """
    linked = None if line else link(heard, interview)
    said = [] if linked or _holds(line, heard) else _what_was_said(heard, interview, topic)
    if heard.get("concern") or heard.get("loss"):
        said = [_in_turn("sorrow", interview)]
    elif heard.get("offers") in load_pace().offers:
        said = [load_pace().offers[heard["offers"]]]
    time = None if line else _time(interview)
    return {
        "opening": "plain" if linked is None else "linked" if linked else "told",
        "linked": linked,
        "lead": lead([*said, *([time] if time else [])], sentences=_sentences(line) if linked is None else 2),
    }


def link(heard: Mapping[str, Any], interview: Interview) -> Optional[str]:
    """What the person told that the next question asks for, in quotation marks; empty where it cannot be spoken."""
    told = (heard.get("told") or {}).get(interview.open)
    if told is None:
        return None
    spoken = [words for words in (speakable(each, interview.channel) for each in told) if words]
    if interview.channel == "sms":
        return "".join(f'"{words}"' for words in _few(spoken)[:1])
    return " and ".join(f"“{words}”" for words in _few(spoken))


def _few(told: Sequence[str]) -> List[str]:
    """One or two of the things told, the first that are short enough for a question to follow."""
    few: List[str] = []
    for words in told:
        if len(" and ".join([*few, words]).split()) <= MOST_LINKED_WORDS and len(few) < MOST_LINKED:
            few.append(words)
    return few


def lead(pieces: List[str], sentences: int) -> str:
    """What is said before a question of so many sentences; a message that asks has two at most, more go before it."""
    beside = pieces[-1:] if pieces and _sentences(pieces[-1]) + sentences <= 2 else []
    before = pieces[: len(pieces) - len(beside)]
    return "".join(f"{piece}\n\n" for piece in before) + "".join(f"{piece} " for piece in beside)


def _what_was_said(heard: Mapping[str, Any], interview: Interview, topic: Optional[str]) -> List[str]:
    if topic in (None, "welcome"):
        return []
    own_words = speakable(heard.get("reflection"), interview.channel)
    own = [as_a_sentence(own_words)] if own_words else []
    if heard.get("depth") == "long":
        return [" ".join([*own, _in_turn("long" if own else "long_without_words", interview)])]
    if own or heard.get("says") == "yes":
        return own
    if heard.get("says") == "no" or heard.get("vague"):
        return [_in_turn("little", interview)]
    return [_in_turn("short", interview)] if heard.get("depth") == "short" else []


def _time(interview: Interview) -> Optional[str]:
    pace, question = load_pace(), interview.open
    if question is None or question in PROBES or topic_of(question) in ("welcome", "play_back"):
        return None
    if interview.left in pace.left:
        probes_to_come = question in pace.probed and interview.room > 0
        return None if probes_to_come else pace.left[interview.left]
    return pace.half_way["words"] if question == pace.half_way["question"] else None


def _in_turn(kind: str, interview: Interview) -> str:
    words = load_pace().before[kind]
    return words[len(interview.trail) % len(words)]


def _holds(line: str, heard: Mapping[str, Any]) -> bool:
    """Whether a probe gives back the person's words by itself, or is gentle by itself."""
    reflection = (heard.get("reflection") or "").lower()
    return bool(line) and (not reflection or reflection in line.lower())


def _sentences(text: str) -> int:
    return max(1, len(re.findall(r"[.?!](?:\s|$)", text)))
