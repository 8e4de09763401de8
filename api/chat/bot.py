"""The one way to the bot: Rasa's REST channel with our metadata (docs/bot-contract.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

import httpx

ZERO_WIDTH_SPACE = "\u200b"  # before a "/", which Rasa would take for one of its own commands

TOPICS = ("welcome", "good_life", "strengths", "barriers", "working_together", "play_back")
PROBES = ("probe", "second_probe")  # the trail says which probe is asked
RESTING = ("paused", "stopped", "finished")


class BotUnavailableError(Exception):
    """The bot did not answer, or answered with nothing."""


@dataclass(frozen=True)
class BotMessage:
    """One thing the bot says: words of its own, or what the api is to show or do in its place."""

    text: str | None = None
    buttons: tuple[dict[str, str], ...] = ()
    show: str | None = None
    deletes_everything: bool = False


@dataclass(frozen=True)
class State:
    """Where a conversation is: its topic, the question asked (an id of the bot's), and whether it has ended."""

    topic: str
    asked: str | None
    ended: bool


@dataclass(frozen=True)
class BotAnswer:
    """What the bot says to a message, and where the conversation is then; None where it stays where it was."""

    messages: Sequence[BotMessage]
    state: State | None


class Bot(Protocol):
    """What decides what to say next."""

    def send(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> BotAnswer:
        """Say something to the bot and return its answer; raises BotUnavailableError."""
        ...

    def replies_to(self, conversation_id: str, turn_id: str) -> BotAnswer | None:
        """Return what the bot answered to a turn it heard last, or None when it has not heard it."""
        ...

    def forget(self, conversation_id: str) -> None:
        """Remove every trace of the conversation from the bot; raises BotUnavailableError."""
        ...

    def ready(self) -> bool:
        """Return whether the bot answers and its model is loaded."""
        ...


class RasaBot:
    """Rasa over HTTP, on loopback."""

    def __init__(self, url: str, token: str, seconds: float) -> None:
        self._client = httpx.Client(base_url=url, timeout=seconds, params={"token": token})

    def send(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> BotAnswer:
        """Send one message over the REST channel."""
        words = ZERO_WIDTH_SPACE + text if text.startswith("/") else text
        body = {"sender": conversation_id, "message": words, "metadata": metadata}
        answer = self._call("POST", "/webhooks/rest/webhook", json=body).json()
        messages = [message for raw in answer for message in _messages(raw.get("text"), raw)]
        if not messages:
            raise BotUnavailableError("the bot answered with nothing")
        states = [state for raw in answer if (state := (raw.get("custom") or {}).get("state"))]
        return BotAnswer(messages, state_of(states[-1]) if states else None)

    def replies_to(self, conversation_id: str, turn_id: str) -> BotAnswer | None:
        """Read the answer from the tracker, for a turn whose answer was lost on the way."""
        path = f"/conversations/{quote(conversation_id)}/tracker"
        tracker = self._call("GET", path, params={"include_events": "AFTER_RESTART"}).json()
        events = tracker.get("events") or []
        heard = [i for i, event in enumerate(events) if (event.get("metadata") or {}).get("turn_id") == turn_id]
        if not heard:
            return None
        said = [event for event in events[heard[-1] :] if event["event"] == "bot"]
        messages = [message for event in said for message in _messages(event.get("text"), event.get("data") or {})]
        return BotAnswer(messages, state_of(tracker)) if messages else None

    def forget(self, conversation_id: str) -> None:
        """Empty the tracker, which the bot's own store takes as: delete every row."""
        self._call("PUT", f"/conversations/{quote(conversation_id)}/tracker/events", json=[])

    def ready(self) -> bool:
        """Ask for the status of the loaded model."""
        try:
            return bool(self._call("GET", "/status").json().get("model_file"))
        except BotUnavailableError:
            return False

    def _call(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        try:
            return self._client.request(method, path, **arguments).raise_for_status()
        except httpx.HTTPError as error:
            raise BotUnavailableError(type(error).__name__) from error


def state_of(tracker: dict[str, Any]) -> State | None:
    """Return the state that a tracker's slots and active loop stand for; None keeps the state as it was."""
    slots = tracker.get("slots") or {}
    asked, status = slots.get("requested_slot"), slots.get("status")
    if (tracker.get("active_loop") or {}).get("name") == "crisis":
        return State("crisis", asked, ended=False)
    if status in RESTING:
        return State(status, None, ended=status != "paused")
    if asked in PROBES:
        asked = (slots.get("trail") or "").split()[-1]
    topic = next((topic for topic in TOPICS if asked and asked.startswith(f"{topic}_")), None)
    return State(topic, asked, ended=False) if topic else None


def _messages(text: str | None, data: dict[str, Any]) -> Iterator[BotMessage]:
    """Yield what one message of Rasa's stands for; what it says under something shown comes after it."""
    if custom := data.get("custom"):
        if custom.get("do") == "delete_everything":
            yield BotMessage(deletes_everything=True)
        if custom.get("show"):
            yield BotMessage(show=custom["show"])
        text, data = custom.get("text"), custom
    buttons = tuple({"label": button["title"], "value": button["payload"]} for button in data.get("buttons") or ())
    paragraphs = text.split("\n\n") if text else []
    for paragraph in paragraphs:
        yield BotMessage(paragraph, buttons if paragraph is paragraphs[-1] else ())
