"""What goes in and out of the conversation calls, as in the contracts."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.storable import Storable

LONGEST_MESSAGE = 20_000


def _words(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    if "\x00" in text:
        raise ValueError("holds a character that cannot be stored")
    return text


Words = Annotated[Storable, Field(max_length=LONGEST_MESSAGE), AfterValidator(_words)]


class Consent(BaseModel):
    """Three separate choices; without `keep` there can be no conversation."""

    keep: Literal[True]
    share: bool
    research: bool


class NewConversation(BaseModel):
    """How a conversation is opened."""

    channel: Literal["web", "sms"] = "web"
    language: Literal["en", "cy"] = "en"
    consent: Consent


class ButtonOut(BaseModel):
    """A ready answer: `value` is sent as the text when it is pressed."""

    label: str
    value: str


class MessageOut(BaseModel):
    """One message of the bot."""

    id: str
    text: str
    buttons: list[ButtonOut] | None = Field(default=None, exclude_if=lambda buttons: buttons is None)


class StateOut(BaseModel):
    """Where the conversation is."""

    model_config = ConfigDict(from_attributes=True)

    topic: Literal[
        "welcome",
        "good_life",
        "strengths",
        "barriers",
        "working_together",
        "play_back",
        "finished",
        "paused",
        "stopped",
        "crisis",
    ]
    asked: str | None
    ended: bool


class KeyOut(BaseModel):
    """A conversation and the token that is its only key now."""

    id: str
    token: str


class OpenedOut(BaseModel):
    """A new conversation, with the token that is its only key."""

    id: str
    token: str
    messages: list[MessageOut]
    state: StateOut


class SayIn(BaseModel):
    """One message of the citizen; `client_message_id` makes sending it again harmless."""

    text: Words
    client_message_id: str = Field(min_length=1, max_length=200)


class AnswerOut(BaseModel):
    """How a message was heard, and the answer to it."""

    heard_as: str
    concern: bool
    messages: list[MessageOut]
    state: StateOut


class TurnOut(BaseModel):
    """One turn of the transcript."""

    id: str
    speaker: Literal["citizen", "bot"] = Field(serialization_alias="from")
    text: str
    at: datetime


class TranscriptOut(BaseModel):
    """The whole conversation, in order."""

    id: str
    state: StateOut
    turns: list[TurnOut]
