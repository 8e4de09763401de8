"""A person who talks to the trained bot as the api would: each message comes with how it was heard."""

import asyncio
from typing import Any, Dict, List, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

Said = Dict[str, Any]


class Conversation:
    """One conversation; `said` holds the bot's answer to the latest message."""

    def __init__(self, agent: Agent, sender: str, channel: str = "web", language: str = "en") -> None:
        self.agent = agent
        self.sender = sender
        self.always = {"contract": 1, "channel": channel, "language": language}
        self.said: List[Said] = []

    def say(self, text: str, heard_as: str = "answer", **heard: Any) -> List[Said]:
        """Say something, heard in this way, and return what the bot answers."""
        return self.send(text, {**self.always, "heard_as": heard_as, **heard})

    def send(self, text: str, metadata: Optional[Dict[str, Any]]) -> List[Said]:
        """Send a message with just this metadata."""
        channel = CollectingOutputChannel()
        message = UserMessage(text, channel, self.sender, metadata=metadata)
        asyncio.run(self.agent.handle_message(message))
        self.said = channel.messages
        return self.said

    def command(self, name: str) -> List[Said]:
        return self.say(name, f"command:{name}")

    def yes(self) -> List[Said]:
        return self.say("Yes", says="yes")

    def no(self) -> List[Said]:
        return self.say("No", says="no")

    def start(self) -> List[Said]:
        return self.say("start", "start")

    def answer_until(self, question: str) -> "Conversation":
        """Start, and answer each question with its own name until this one is asked."""
        self.start()
        while self.asked != question:
            if self.asked is None:
                raise LookupError(f"{question} was never asked")
            self.say(f"words for {self.asked}")
        return self

    @property
    def tracker(self) -> DialogueStateTracker:
        tracker = asyncio.run(self.agent.tracker_store.retrieve(self.sender))
        assert tracker is not None
        return tracker

    @property
    def asked(self) -> Optional[str]:
        return self.tracker.get_slot("requested_slot")

    @property
    def status(self) -> str:
        return self.tracker.get_slot("status")

    @property
    def loop(self) -> Optional[str]:
        return self.tracker.active_loop_name

    def kept(self, question: str) -> Optional[str]:
        """What is in the slot of a question."""
        return self.tracker.get_slot(question)

    @property
    def texts(self) -> List[str]:
        return [message["text"] for message in self.said if "text" in message]

    @property
    def shown(self) -> List[Dict[str, Any]]:
        return [message["custom"] for message in self.said if "custom" in message]
