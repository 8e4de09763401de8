"""How a message was heard: the api's reading, sent as metadata, becomes the intent and the entities."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

Heard = Dict[str, Any]

TOLD_ALREADY = "(told already)"
LONGEST_REFLECTION = {"web": 120, "sms": 50}


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
        """Sets the intent and the entities of messages with metadata; without, only the entity `nothing`."""
        unasked = [slot for slot in domain.required_slots_for_form("interview") if tracker.get_slot(slot) is None]
        paused = tracker.get_slot("status") == "paused" and tracker.active_loop_name is None
        for message in messages:
            heard = message.get("metadata") or {}
            values: Dict[str, Optional[str]] = {"nothing": None}
            if "heard_as" in heard:
                intent = intent_of(heard, domain.intents)
                message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
                values.update(how_to_open(heard))
                values.update({slot: TOLD_ALREADY for slot in heard.get("covered") or [] if slot in unasked})
                if paused and intent in ("answer", "concern"):
                    # Written while no question was open: it answers the one they left at.
                    values.update({slot: message.get(TEXT) for slot in unasked[:1]})
            entities = [{"entity": name, "value": value} for name, value in values.items()]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def intent_of(heard: Heard, known: List[str]) -> str:
    """The intent for what was heard: in doubt, an answer."""
    name = str(heard["heard_as"]).replace("command:", "", 1)
    if name == "back":
        # Rasa keeps the intent `back` for a command of its own.
        return "go_back"
    if name == "answer" and heard.get("says") in ("yes", "no"):
        return "affirm" if heard["says"] == "yes" else "deny"
    if name == "answer" and heard.get("concern"):
        return "concern"
    return name if name in known else "answer"


def how_to_open(heard: Heard) -> Dict[str, Optional[str]]:
    """The slots that shape the next question: channel, language, and how it may open."""
    channel = "sms" if heard.get("channel") == "sms" else "web"
    reflection = speakable(heard.get("reflection"), channel)
    little = heard.get("heard_as") == "answer" and heard.get("depth") == "short"
    return {
        "channel": channel,
        "language": "cy" if heard.get("language") == "cy" else "en",
        "reflection": reflection,
        "opening": "words" if reflection else "little" if little else "plain",
    }


def speakable(words: Any, channel: str) -> Optional[str]:
    """The person's words as a sentence opens and without its full stop, or None where they cannot be given back."""
    if not isinstance(words, str):
        return None
    words = words.strip().rstrip(".,;:!? ")
    # Rasa's templates trip over brackets; a text message with one other character costs the sender double.
    unsafe = any(sign in words for sign in "{}[]\n") or (channel == "sms" and not words.isascii())
    if not words or unsafe or len(words) > LONGEST_REFLECTION[channel]:
        return None
    return words[0].upper() + words[1:]
