"""Fakes that stand in for the bot and the listener where a test is about something else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from api.chat.bot import BotAnswer, BotMessage, BotUnavailableError, State
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative
from nlp.listening.depth import depth_of
from nlp.listening.heard import Heard
from nlp.reading.reading import Reading

QUESTIONS = ("good_life_vision", "strengths_people", "barriers_hardest")


@dataclass
class FakeBot:
    """Asks three questions in turn; can be switched off, or lose its answer on the way."""

    up: bool = True
    loses_answers: bool = False
    heard: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    said: dict[str, tuple[str, list[BotMessage]]] = field(default_factory=dict)

    def send(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> BotAnswer:
        self._check()
        self.heard.append((conversation_id, text, metadata))
        messages = self._answer(conversation_id, metadata)
        self.said[conversation_id] = (metadata.get("turn_id", ""), messages)
        if self.loses_answers:
            raise BotUnavailableError
        return BotAnswer(messages, self.state(conversation_id))

    def replies_to(self, conversation_id: str, turn_id: str) -> BotAnswer | None:
        self._check()
        last, messages = self.said.get(conversation_id, ("", []))
        return BotAnswer(messages, self.state(conversation_id)) if last == turn_id else None

    def state(self, conversation_id: str) -> State | None:
        slot = QUESTIONS[self._asked(conversation_id) % len(QUESTIONS)]
        return State(slot.rsplit("_", 1)[0], slot, ended=False)

    def forget(self, conversation_id: str) -> None:
        self._check()
        self.forgotten.append(conversation_id)

    def ready(self) -> bool:
        return self.up

    def texts(self) -> list[str]:
        return [text for _, text, _ in self.heard if text != "start"]

    def _answer(self, conversation_id: str, metadata: dict[str, Any]) -> list[BotMessage]:
        if metadata["heard_as"] == "crisis":
            return [BotMessage(show="crisis_help"), BotMessage("Are you safe right now?")]
        if metadata["heard_as"] == "command:delete":
            return [BotMessage(deletes_everything=True)]
        return [BotMessage(f"Question {self._asked(conversation_id)}?")]

    def _asked(self, conversation_id: str) -> int:
        return sum(1 for id_, _, _ in self.heard if id_ == conversation_id)

    def _check(self) -> None:
        if not self.up:
            raise BotUnavailableError


class FakeListener:
    """Hears `stop` and the like by their first word, and a strength (`KIND`) in every text that holds a "good"."""

    KIND = ("strength", "home")

    def hear(
        self, text: str, *, question: str | None, language: str, narrative_id: str, reflected_lately: int = 0
    ) -> Heard:
        first = text.split()[0].lower()
        heard_as = {"stop": "command:stop", "delete": "command:delete", "danger": "crisis"}.get(first, "answer")
        start = text.find("good")
        found = () if start < 0 else (self._strength(text, start, narrative_id),)
        return Heard(
            heard_as=heard_as,
            says=None,
            concern=False,
            danger="self" if heard_as == "crisis" else None,
            reflection=None,
            depth=depth_of(text),
            reading=Reading(narrative_id, "en", (), found),
        )

    def is_welsh(self, text: str) -> bool:
        return "dwi" in text.split()

    def tells_of_danger(self, text: str) -> bool:
        return text.split()[0].lower() == "danger"

    def _strength(self, text: str, start: int, narrative_id: str) -> Finding:
        return Finding(narrative_id, *self.KIND, start, len(text), text[start:], 0.9, "You said it is good.")


class FakeReader:
    """Finds nothing in any text."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        return (Reading(narrative.id, "en", (), ()) for narrative in narratives)
