"""How a message was heard: the api's reading, sent as metadata, becomes the intent and the entities."""

from __future__ import annotations

import re
from typing import AbstractSet, Any, Dict, List, Mapping, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import DEFAULT_INTENTS, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.interview import Interview, Values
from components.speakable import speakable
from components.turn import FIRST, take_turn

Heard = Mapping[str, Any]

_HELP = re.compile(r"\bhelp\b", re.IGNORECASE)
_NOT_NOW = re.compile(
    r"\W*(?:no|nope|nah|not|i(?: really| just)? (?:do|wo)(?: not|n['’]?t)|i(?:['’]?d| would) rather not)\b",
    re.IGNORECASE,
)
_BUT_YES = re.compile(
    r"\W*(?:no (?:problem|worries|bother)|not (?:a problem|sure)|i do(?: not|n['’]?t) mind)\b", re.IGNORECASE
)

ANSWERED_WITH_FACTS = ("answer", "smalltalk", "why")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Hearing(GraphComponent):
    """Puts what the api heard (docs/bot-contract.md) in place of what Rasa's own classifier made of a message."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Hearing:
        """Makes the component: it has nothing to configure and nothing to load."""
        return cls()

    def process(self, messages: List[Message], tracker: DialogueStateTracker, domain: Domain) -> List[Message]:
        """Sets the entities of each message, and its intent where it comes with metadata."""
        for message in messages:
            heard = message.get("metadata")
            values: Values = {"nothing": None}
            if isinstance(heard, dict) and "heard_as" in heard:
                intent = intent_of(heard, set(domain.intents) - set(DEFAULT_INTENTS), tracker.active_loop_name)
                if intent == "explain" and _explained_already(tracker):
                    intent = "person" if _HELP.search(message.get(TEXT)) else "skip"
                if _asks_whether_to_start(tracker) and _declines(intent, message.get(TEXT)):
                    intent = "deny"
                message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [], add_to_output=True)
            else:
                heard = {}
            intent = message.get(INTENT, {}).get(INTENT_NAME_KEY)
            values.update(settings(heard))
            values.update(take_turn(heard, intent, message.get(TEXT), tracker, _interview(values, tracker, domain)))
            entities = [{"entity": name, "value": value} for name, value in _changed(values, tracker, domain).items()]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def intent_of(heard: Heard, known: AbstractSet[str], loop: Optional[str] = None) -> str:
    """The intent for what was heard: in doubt, an answer."""
    name = str(heard["heard_as"]).replace("command:", "", 1)
    if name == "back":
        # Rasa keeps the intent `back` for a command of its own.
        return "go_back"
    if name == "answer" and heard.get("correction") and loop in (None, "interview"):
        return "correct"
    if name == "answer" and heard.get("says") in ("yes", "no"):
        return "affirm" if heard["says"] == "yes" else "deny"
    if name == "answer" and (heard.get("concern") or _meets(heard)):
        return "concern" if heard.get("concern") else "met_first"
    if _asks_for_facts(name, heard.get("asks"), loop):
        return "ask"
    return name if name in known else "answer"


def _declines(intent: str, words: str) -> bool:
    """Whether a message says no to starting: to pass the question over does, and an answer that opens with a no."""
    return intent == "skip" or (intent == "answer" and bool(_NOT_NOW.match(words)) and not _BUT_YES.match(words))


def _asks_for_facts(name: str, asks: Optional[str], loop: Optional[str]) -> bool:
    """Whether a message is answered with facts: while we ask about danger, only "can he see this?" and no more."""
    if loop == "crisis":
        return name in ("smalltalk", "why") and asks in ("privacy", "who")
    return name in ANSWERED_WITH_FACTS and asks is not None and loop in (None, "interview")


def _explained_already(tracker: DialogueStateTracker) -> bool:
    """Whether the open question was explained just before; said once more it would be no clearer."""
    # Rasa counts what a form took for an answer as not applied, so all that was said is looked at.
    before = tracker.get_last_event_for(UserUttered, event_verbosity=EventVerbosity.AFTER_RESTART)
    explained = isinstance(before, UserUttered) and before.intent_name == "explain"
    return explained and tracker.active_loop_name == "interview" and not _asks_whether_to_start(tracker)


def _asks_whether_to_start(tracker: DialogueStateTracker) -> bool:
    """Whether the open question is whether to start: to pass it over is no yes."""
    return tracker.active_loop_name == "interview" and tracker.get_slot(REQUESTED_SLOT) == FIRST


def settings(heard: Heard) -> Values:
    """The slots that are as the message says: channel and language, what it asks, what is met, what was put right."""
    if not heard:
        return {}
    channel = "sms" if heard.get("channel") == "sms" else "web"
    return {
        "channel": channel,
        "language": "cy" if heard.get("language") == "cy" else "en",
        "asks": heard.get("asks"),
        "meets": _meets(heard),
        **_corrected(heard.get("correction") or {}, channel),
    }


def _meets(heard: Heard) -> Optional[str]:
    return "loss" if heard.get("loss") else heard.get("meets")


def _corrected(correction: Mapping[str, Any], channel: str) -> Values:
    did, words = correction.get("did"), speakable(correction.get("words"), channel)
    return {"corrected": f"{did}_line" if words else did, "corrected_words": words}


def _interview(values: Values, tracker: DialogueStateTracker, domain: Domain) -> Interview:
    return Interview(domain.required_slots_for_form("interview"), {**tracker.current_slot_values(), **values})


def _changed(values: Values, tracker: DialogueStateTracker, domain: Domain) -> Values:
    """The values that are new; what the form holds is always set, since the form itself may have set it in between."""
    held = domain.required_slots_for_form("interview")
    return {
        slot: value
        for slot, value in values.items()
        if slot == "nothing" or slot in held or tracker.get_slot(slot) != value
    }
