"""How a stored turn is heard, once, and what of it travels to the bot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.by_message.answering import ByMessage, Told
from api.chat import repository
from api.chat.before import answered_last, asked_last, heavy_turns, reflected_lately
from api.chat.correcting import Correction, Corrector
from api.chat.told import told_so_far
from api.database.tables import Conversation, Turn
from api.summary.service import SummaryService
from nlp.domain.finding import Finding
from nlp.listening.depth import depth_of
from nlp.listening.heard import ANSWER, CRISIS, Heard
from nlp.listening.listener import Listener
from nlp.listening.plain import plain
from nlp.listening.reflection import MOST_IN_A_ROW
from nlp.listening.yes_no import is_surely_yes, says_safe, wishes_to_go_on
from nlp.reading.reading import Reading

CONTRACT = 1
SUMMARY, WHY, EXPLAIN, PERSON = "command:summary", "command:why", "command:explain", "command:person"
# What is a yes in full to one of the bot's questions about danger, and to no other.
SAYS_YES_TO = {"crisis_safe_now": says_safe, "crisis_carry_on": wishes_to_go_on}
LEFT = ("paused", "stopped")


def hear(
    session: Session,
    listener: Listener,
    summaries: SummaryService,
    by_message: ByMessage,
    conversation: Conversation,
    turn: Turn,
    address: str = "",
) -> None:
    """Hear a turn: do what it says about the pages and the summary, add what was found in it, note what is told of it.

    `address` is where it comes from, empty where nobody can tell.
    """
    before = [other for other in repository.transcript(session, conversation.id) if other.position < turn.position]
    lately, asked = reflected_lately(before), asked_last(before)
    heard = listener.hear(
        turn.text,
        question=asked.text if asked else None,
        language=conversation.language,
        narrative_id=turn.id,
        reflected_lately=lately,
    )
    if conversation.topic == CRISIS:
        heard = _in_danger(heard, turn.text, conversation.asked)
    elif conversation.topic in LEFT and heard.heard_as != CRISIS and wishes_to_go_on(turn.text):
        heard = _as_a_yes(heard)
    told = by_message.answer(session, conversation, turn.text, heard, before, address)
    correction = None if told else Corrector(summaries, conversation, before).correct(turn.text, heard)
    heard = _as_it_is_met(heard, before, told, correction, in_words=lately < MOST_IN_A_ROW)
    turn.heard_as, turn.concern = heard.heard_as, heard.concern
    summaries.suggest(conversation, turn, _findings(conversation, heard, correction))
    turn.metadata_ = {
        **_metadata(conversation, turn, heard),
        "correction": correction.as_metadata() if correction else None,
    }
    if told:
        turn.metadata_["pages"] = told.as_metadata()
    heavy, said = heavy_turns([*before, turn]), {one.id: one.text for one in [*before, turn]}
    turn.metadata_ |= told_so_far(summaries.shown(conversation), said, heavy, in_words=lately < MOST_IN_A_ROW)


def _in_danger(heard: Heard, text: str, asked: str | None) -> Heard:
    """Return what is heard while we ask about danger: only a sure yes is one, and who calls for help asks nothing."""
    says_yes = SAYS_YES_TO.get(asked or "")
    if says_yes and says_yes(text) and (heard.heard_as != CRISIS or says_safe(text)):
        return _as_a_yes(heard)
    if heard.heard_as in (EXPLAIN, PERSON) and "help" in plain(text).split():
        return replace(heard, heard_as=ANSWER)
    if heard.says == "yes" and ("?" in text or not is_surely_yes(text)):
        return replace(heard, says=None)
    return heard


def _as_it_is_met(
    heard: Heard, before: Sequence[Turn], told: Told | None, correction: Correction | None, *, in_words: bool
) -> Heard:
    if told:
        # "Who sees this?" is `why` in the contract; of its other commands, `summary` is nearest to a person's pages.
        heard_as = WHY if heard.heard_as == WHY else SUMMARY
        nothing = Reading(heard.reading.narrative_id, heard.reading.language, (), ())
        return replace(_plainly(heard), heard_as=heard_as, says=None, reading=nothing)
    if correction:
        return replace(_plainly(heard), heard_as=ANSWER)
    # The same words of sorrow twice in a row are hollow.
    if heard.loss and answered_last(before).get("loss"):
        heard = replace(heard, loss=False)
    if heard.meets and answered_last(before).get("meets") == heard.meets:
        heard = replace(heard, meets=None)
    if heard.offers and answered_last(before).get("offers"):
        heard = replace(heard, offers=None)
    return heard if in_words else replace(heard, names=dict.fromkeys(heard.names))


def _as_a_yes(heard: Heard) -> Heard:
    return replace(_plainly(heard), heard_as=ANSWER, says="yes", danger=None, asks=None)


def _plainly(heard: Heard) -> Heard:
    """Return what was heard as something to which nothing is said in the person's own words."""
    return replace(heard, concern=False, reflection=None, names={}, vague=False, loss=False, meets=None, offers=None)


def _findings(conversation: Conversation, heard: Heard, correction: Correction | None) -> Sequence[Finding]:
    """Return what may stand in the summary: what can answer a question of ours, and was not said about its lines."""
    found = heard.reading.findings if _tells_of_a_life(conversation, heard) else ()
    about_lines = correction.parts if correction else ()
    if correction and not about_lines:
        return ()
    return [one for one in found if not any(part.start <= one.start < part.end for part in about_lines)]


def _tells_of_a_life(conversation: Conversation, heard: Heard) -> bool:
    if conversation.topic in ("stopped", "crisis"):
        return False
    # "Me", "start" and "right then" are said to begin or to come back; a longer answer may tell something.
    if conversation.topic in ("welcome", "paused"):
        return heard.depth != "short" and heard.asks is None
    return True


def opening_metadata(conversation: Conversation) -> dict[str, Any]:
    """Return what the bot is told when a conversation opens."""
    return {
        "contract": CONTRACT,
        "heard_as": "start",
        "channel": conversation.channel,
        "language": conversation.language,
    }


def together(turns: Sequence[Turn]) -> dict[str, Any]:
    """Return what the bot is told of turns that it hears as one message.

    Of answers, what was heard in one of them counts, in a later one before an earlier; a plain yes or no must be all
    that was said. After danger or a wish to delete, that alone counts: what followed answers nothing asked then.
    """
    heard = [turn.metadata_ or {} for turn in turns]
    if len(heard) == 1:
        return heard[0]
    if heard[0]["heard_as"] != ANSWER:
        return heard[0] | {"turn_id": turns[-1].id}
    any_of_them = {
        name: next((metadata[name] for metadata in reversed(heard) if metadata.get(name)), value)
        for name, value in heard[-1].items()
    }
    says = {metadata["says"] for metadata in heard}
    return any_of_them | {
        "says": says.pop() if len(says) == 1 else None,
        "depth": depth_of("\n".join(turn.text for turn in turns)),
    }


def _metadata(conversation: Conversation, turn: Turn, heard: Heard) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "turn_id": turn.id,
        "asked": conversation.asked,
        "heard_as": heard.heard_as,
        "says": heard.says,
        "concern": heard.concern,
        "danger": heard.danger,
        "reflection": heard.reflection,
        "depth": heard.depth,
        "vague": heard.vague,
        "names": heard.names,
        "loss": heard.loss,
        "meets": heard.meets,
        "asks": heard.asks,
        "offers": heard.offers,
        "channel": conversation.channel,
        "language": conversation.language,
    }
