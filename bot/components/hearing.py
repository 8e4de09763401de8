"""How a message was heard: the api's reading, sent as metadata, becomes the intent and the entities."""

from __future__ import annotations

from typing import AbstractSet, Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

Heard = Dict[str, Any]
Values = Dict[str, Optional[str]]

TOLD_ALREADY = "(told already)"
ANSWERED_WITH_FACTS = ("answer", "smalltalk", "why")
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
        for message in messages:
            heard = message.get("metadata")
            values: Values = {"nothing": None}
            if isinstance(heard, dict) and "heard_as" in heard:
                intent = intent_of(heard, set(domain.intents) - set(DEFAULT_INTENTS), tracker.active_loop_name)
                message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [], add_to_output=True)
                opening = how_to_open(heard)
                values.update({slot: opening[slot] for slot in opening if tracker.get_slot(slot) != opening[slot]})
                values.update(told(heard, intent, message.get(TEXT), tracker, domain))
            entities = [{"entity": name, "value": value} for name, value in values.items()]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def intent_of(heard: Heard, known: AbstractSet[str], loop: Optional[str] = None) -> str:
    """The intent for what was heard: in doubt, an answer."""
    name = str(heard["heard_as"]).replace("command:", "", 1)
    if name == "back":
        # Rasa keeps the intent `back` for a command of its own.
        return "go_back"
    if name == "answer" and heard.get("says") in ("yes", "no"):
        return "affirm" if heard["says"] == "yes" else "deny"
    if name == "answer" and (heard.get("concern") or heard.get("loss")):
        return "concern" if heard.get("concern") else "loss"
    # While we ask about danger or deletion, nothing leads away from it.
    if name in ANSWERED_WITH_FACTS and heard.get("asks") and loop in (None, "interview"):
        return "ask"
    return name if name in known else "answer"


def how_to_open(heard: Heard) -> Values:
    """The slots that shape the next question: channel, language, and how it may open."""
    channel = "sms" if heard.get("channel") == "sms" else "web"
    met_first = heard.get("concern") or heard.get("loss") or heard.get("asks")
    reflection = None if met_first else speakable(heard.get("reflection"), channel)
    # A plain yes or no is a whole answer, not a little one; nor is "he died".
    whole = heard.get("says") or met_first
    little = heard.get("heard_as") == "answer" and heard.get("depth") == "short" and not whole
    return {
        "channel": channel,
        "language": "cy" if heard.get("language") == "cy" else "en",
        "asks": heard.get("asks"),
        "reflection": reflection,
        "opening": "words" if reflection else "little" if little else "plain",
    }


def told(heard: Heard, intent: str, words: str, tracker: DialogueStateTracker, domain: Domain) -> Values:
    """The questions still to be asked that need not be: covered by an answer, or answered where no form takes it."""
    unasked = [slot for slot in domain.required_slots_for_form("interview") if tracker.get_slot(slot) is None]
    covered: Values = {slot: TOLD_ALREADY for slot in heard.get("covered") or [] if slot in unasked}
    if answers_by_the_way(heard, intent, tracker):
        covered.update(dict.fromkeys(unasked[:1], words))
    return covered


def answers_by_the_way(heard: Heard, intent: str, tracker: DialogueStateTracker) -> bool:
    """Whether a message answers the open question though no form takes its words."""
    met_first = intent in ("concern", "loss") or (intent == "ask" and heard.get("heard_as") == "answer")
    if tracker.active_loop_name == "interview":
        return met_first
    # A few words after a pause are said to come back: the question the person left at is asked again.
    paused = tracker.get_slot("status") == "paused" and tracker.active_loop_name is None
    return paused and heard.get("depth") != "short" and (met_first or intent == "answer")


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
