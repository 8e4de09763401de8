"""What a message does to the interview: it answers, passes over, goes back, begins; or leaves it as it is."""

import re
from typing import Any, Mapping, Optional, Tuple

from rasa.shared.core.trackers import DialogueStateTracker

from components.interview import PROBES, SKIPPED, Interview, Values
from components.opening import lead, opening
from components.pace import load_pace, topic_of
from components.probes import choose

FIRST = "welcome_ready"
PLAYED_BACK, MISSING = "play_back_right", "play_back_missing"
ANSWERS = ("answer", "affirm", "deny")
MET_FIRST = ("concern", "met_first", "ask")
BEGINS = ("start", "answer", "affirm", "deny", "smalltalk", "skip")
# After these the same question is asked again in words of the bot's own: the phone may be in other hands by then.
RESTS = ("pause", "stop", "crisis")
PLAIN: Values = {"lead": "", "opening": "plain", "linked": None}


def take_turn(
    heard: Mapping[str, Any], intent: Optional[str], words: str, tracker: DialogueStateTracker, interview: Interview
) -> Values:
    """The slots that a message changes."""
    in_interview = tracker.active_loop_name == "interview"
    if in_interview and intent in ANSWERS and not (intent == "deny" and interview.open == FIRST):
        return _answer(heard, words, interview)
    if in_interview and intent == "skip":
        return _go_on(heard, SKIPPED, interview)
    if in_interview and intent == "correct" and interview.open == PLAYED_BACK:
        return _go_on(heard, words, interview)
    if in_interview and intent == "crisis" and _asks_of_life(interview) and _was_asked(heard, interview):
        # Whoever answers with danger has answered: asked again, they would have to say it twice. Nothing is said back.
        return {**_go_on(heard, words, interview), **PLAIN}
    if intent in RESTS and interview.channel == "sms":
        return {**PLAIN, "probe_line": load_pace().after_a_rest}
    if in_interview and intent == "go_back":
        interview.go_back()
        return {**PLAIN, **interview.changes}
    begins = in_interview and intent != "ask" and _says_yes_first(words)
    if _answers_by_the_way(heard, intent, tracker) and (interview.open != FIRST or begins):
        return {**_go_on(heard, words, interview), **_how_long(heard, interview)}
    if tracker.get_slot("status") == "new" and intent in BEGINS:
        interview.ask_next()
    return {"lead": "", **interview.changes, **(_how_long(heard, interview) if in_interview else {})}


def _answer(heard: Mapping[str, Any], words: str, interview: Interview) -> Values:
    """An answer that the form keeps: a probe may follow it, else the next question."""
    answered, question = interview.open, interview.asked_last
    if answered is None or question is None:
        return {}
    interview.answered(answered, words)
    interview.told_already(heard.get("covered") or [])
    probe, line = _probe(heard, question, interview, again=answered in PROBES) or (None, "")
    if probe:
        interview.ask_probe(probe)
        interview.changes["probe_line"] = line
    else:
        interview.ask_next()
    if interview.open is None:
        return {**PLAIN, "lead": _farewell_lead(heard, words, answered), **interview.changes}
    return {**opening(heard, interview, topic_of(question), line), **interview.changes}


def _farewell_lead(heard: Mapping[str, Any], words: str, answered: str) -> str:
    nothing = heard.get("says") or heard.get("vague") or re.match(load_pace().nothing_more, words.lower())
    told = answered == MISSING and not nothing
    return lead([load_pace().kept], sentences=2) if told else ""


def _go_on(heard: Mapping[str, Any], kept: str, interview: Interview) -> Values:
    """What is kept for the open question without the form: a probe never follows."""
    if interview.open is None:
        return {}
    interview.set(interview.open, kept)
    interview.told_already(heard.get("covered") or [])
    interview.ask_next()
    return {**(PLAIN if interview.open is None else opening(heard, interview, None)), **interview.changes}


def _says_yes_first(words: str) -> bool:
    return bool(re.match(load_pace().yes_first, words.lower()))


def _asks_of_life(interview: Interview) -> bool:
    return interview.asked_last is not None and topic_of(interview.asked_last) not in ("welcome", "play_back")


def _was_asked(heard: Mapping[str, Any], interview: Interview) -> bool:
    """Whether the person wrote after the open question: of two messages at once the first may have answered it."""
    return heard.get("asked") in (None, *interview.trail[-1:])


def _how_long(heard: Mapping[str, Any], interview: Interview) -> Values:
    """How many questions are to come, for someone who asks how long it is in the middle of them."""
    asked_now = interview.trail[-1] if interview.trail else FIRST
    if heard.get("asks") != "length" or topic_of(asked_now) in ("welcome", "play_back"):
        return {}
    return {"asks": "length_left", "left": load_pace().numbers[interview.left]}


def _probe(heard: Mapping[str, Any], question: str, interview: Interview, *, again: bool) -> Optional[Tuple[str, str]]:
    pace = load_pace()
    enough = len(interview.probes_here) >= pace.probes_a_topic
    probed = question in pace.probed or heard.get("says") == "yes"
    if not probed or enough or interview.room < 1 or heard.get("offers"):
        return None
    if interview.is_about_another:
        # "Your mum" is whom they speak for: what is it about her that matters to her?
        heard = {
            **heard,
            "names": {kind: words for kind, words in (heard.get("names") or {}).items() if kind != "person"},
        }
    return choose(question, heard, interview.probes_used, again=again, channel=interview.channel)


def _answers_by_the_way(heard: Mapping[str, Any], intent: Optional[str], tracker: DialogueStateTracker) -> bool:
    """Whether a message answers the open question though no form takes its words."""
    met_first = intent in MET_FIRST and heard.get("heard_as") == "answer"
    if tracker.active_loop_name == "interview":
        return met_first
    # A few words after a pause are said to come back: the question the person left at is asked again.
    paused = tracker.get_slot("status") == "paused" and tracker.active_loop_name is None
    return paused and heard.get("depth") != "short" and (met_first or intent == "answer") and bool(heard)
