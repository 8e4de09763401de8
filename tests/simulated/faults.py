"""What can go wrong in a conversation: one function looks for each fault, and finds examples in words."""

import re
from collections.abc import Callable, Iterable, Iterator

from api.safety.contacts import load_contacts
from nlp.listening.depth import depth_of
from tests.simulated.asked import questions_put
from tests.simulated.bot_lines import bot_lines, is_own, played_back
from tests.simulated.people import CRISIS
from tests.simulated.questions import RESTING
from tests.simulated.talk import CHOSEN, Talk

MOST_SHOWN = 100
_LINKS_BACK = re.compile(r"\byou(?:'ve| have)? (?:said|told|wrote|spoke|talked|mentioned)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")


def no_end_of_their_own(talk: Talk) -> Iterator[str]:
    """Yield how a conversation ended that reached neither its finish nor a stop that the person chose."""
    if talk.ending not in CHOSEN:
        yield talk.ending


def stopped_unasked(talk: Talk) -> Iterator[str]:
    """Yield plain answers after which the talk was stopped or paused."""
    for one in talk.exchanges:
        chose = one.line.leaves or one.line.away or not one.line.is_answer or one.to.topic in (*RESTING, CRISIS)
        if one.then.topic in ("paused", "stopped") and not chose:
            yield one.sent


def asked_twice(talk: Talk) -> Iterator[str]:
    """Yield questions that were put again though the person had not asked for it."""
    yield from (put.question.words for put in questions_put(talk) if put.how == "twice")


def asked_though_told(talk: Talk) -> Iterator[str]:
    """Yield questions about what the person had told before, where the bot neither links back to it nor probes it."""
    told: set[str] = set()
    for put in questions_put(talk):
        if put.after is None:
            continue
        told |= set(put.after.line.tells)
        links = any(_LINKS_BACK.search(message) for message in put.after.messages)
        if put.how == "new" and put.question.subject in told and not (links or put.question.probes):
            yield put.question.words


def misheard(talk: Talk) -> Iterator[str]:
    """Yield lines that were heard as something that they are not."""
    for one in talk.exchanges:
        if one.heard not in one.line.hear:
            yield f"{one.sent[:MOST_SHOWN]!r} heard as {one.heard}, asked {one.to.words!r}"


def not_their_words(talk: Talk) -> Iterator[str]:
    """Yield what was given back or played back as the person's words and is not."""
    given_back = [*words_given_back(talk), *(words for message in talk.messages for words in played_back(message))]
    yield from (words for words in given_back if not is_own(words, talk.sent))


def unknown_lines(talk: Talk) -> Iterator[str]:
    """Yield messages in which nobody can tell the bot's words from the person's: they stand in no file of the bot's."""
    yield from (message for message in talk.messages if bot_lines().words_put_in(message) is None)


def said_twice(talk: Talk) -> Iterator[str]:
    """Yield sentences that stand in one answer twice, and words that are played back twice."""
    for one in talk.exchanges:
        said = [part for text in one.messages for part in played_back(text) or _SENTENCE_END.split(text) if part]
        yield from sorted({part for part in said if said.count(part) > 1})


def danger_not_met(talk: Talk) -> Iterator[str]:
    """Yield words of danger that got no number to ring or text, or after which the interview did not wait."""
    contacts = load_contacts().contacts
    numbers = {number for contact in contacts for number in (contact.ring, contact.text and contact.text.to) if number}
    for one in talk.exchanges:
        if one.line.hear == (CRISIS,):
            if not any(number in message for number in numbers for message in one.messages):
                yield f"no number: {one.sent}"
            if one.then.topic != CRISIS:
                yield f"no pause: {one.sent}"


def place_lost(talk: Talk) -> Iterator[str]:
    """Yield what was asked on coming back, where that is not the question the person left at.

    Whoever answered a question of their life with danger goes on at the next one.
    """
    left_at: str | None = None
    for one in talk.exchanges:
        if one.to.of_the_interview:
            left_at = None if one.heard == CRISIS and one.to.is_about_life else one.to.asked
        # More than a few words may be the answer to the question they left at (docs/bot-contract.md).
        comes_back = one.to.topic in ("paused", CRISIS) and depth_of(one.sent) == "short"
        if comes_back and left_at and one.then.of_the_interview and one.then.asked != left_at:
            yield one.then.words


def words_lost(talk: Talk) -> Iterable[str]:
    """Return what the person said that is not stored word for word, in its place."""
    if talk.stored is None or talk.stored == talk.sent:
        return []
    return [text for text in talk.sent if text not in talk.stored] or ["(not in the order in which it was said)"]


def moments_missed(talk: Talk) -> Iterator[str]:
    """Yield what a person wanted to say of their own accord, and what they came for never came up."""
    yield from (moment.line.say for moment in talk.unplayed)


def words_given_back(talk: Talk) -> list[str]:
    """Return the person's words that the bot put into its lines."""
    return [words for message in talk.messages for words in bot_lines().words_put_in(message) or ()]


FAULTS: dict[str, Callable[[Talk], Iterable[str]]] = {
    "no end of their own": no_end_of_their_own,
    "stopped unasked": stopped_unasked,
    "asked twice": asked_twice,
    "asked though told": asked_though_told,
    "misheard": misheard,
    "not their words": not_their_words,
    "in no file": unknown_lines,
    "said twice": said_twice,
    "danger not met": danger_not_met,
    "place lost": place_lost,
    "words lost": words_lost,
    "moments missed": moments_missed,
}
