"""The interview as it stands after a message: what is answered, what is asked next, what was asked before."""

import re
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from components.pace import load_pace, topic_of

TOLD_ALREADY = "(told already)"
LEFT_OUT = "(left out)"
SKIPPED = "(skipped)"
PROBES = ("probe", "second_probe")

Values = Dict[str, Optional[str]]


class Interview:
    """The slots of the form, in its order, and what a message changes in them.

    `trail` names what was asked so far, questions and probes, in order, and first those that the person went back from,
    with a minus; `changes` are the slots that the message sets beside the one that the form fills by itself.
    """

    def __init__(self, order: Sequence[str], slots: Mapping[str, Any]) -> None:
        self._slots: Values = {slot: slots.get(slot) for slot in order}
        self.channel = slots.get("channel") or "web"
        self.trail: List[str] = (slots.get("trail") or "").split()
        self.changes: Values = {}

    @property
    def questions(self) -> List[str]:
        """The questions, without the slots of probes."""
        return [slot for slot in self._slots if slot not in PROBES]

    @property
    def open(self) -> Optional[str]:
        """The slot that is asked: the first that is empty."""
        return next((slot for slot, value in self._slots.items() if value is None), None)

    @property
    def is_about_another(self) -> bool:
        """Whether the person speaks for someone they care for."""
        words = (self._slots.get("welcome_whose_life") or "").lower()
        another = load_pace().about_another
        return bool(re.search(another["says"], words) and not re.search(another["own"], words))

    @property
    def asked_last(self) -> Optional[str]:
        """The question that was asked last, before any probe that followed it."""
        return next((name for name in reversed(self.trail) if name in self._slots), None)

    @property
    def probes_here(self) -> List[str]:
        """The probes that were asked in the topic of the last question."""
        topic = topic_of(self.asked_last) if self.asked_last else ""
        return [name for name in self.trail if name not in self._slots and name.startswith(f"{topic}_")]

    @property
    def probes_used(self) -> List[str]:
        """The probes that were asked anywhere, also those that the person went back from."""
        return [name.lstrip("-") for name in self.trail if name not in self._slots]

    @property
    def room(self) -> int:
        """How many more may be asked besides the questions that always are."""
        pace = load_pace()
        certain = [slot for slot in self._still_to_ask() if slot not in pace.if_there_is_room]
        return pace.most[self.channel] - len(self.trail) - len(certain)

    @property
    def left(self) -> int:
        """How many questions come before the play back, the open one among them."""
        before = [slot for slot in self._still_to_ask() if topic_of(slot) != "play_back"]
        optional = [slot for slot in before if slot in load_pace().if_there_is_room and not self._is_full(slot)]
        certain = [slot for slot in before if slot not in load_pace().if_there_is_room]
        return 1 + len(certain) + min(len(optional), max(self.room, 0))

    def set(self, slot: str, value: Optional[str]) -> None:
        """Change a slot."""
        self._slots[slot] = self.changes[slot] = value

    def answered(self, slot: str, words: str) -> None:
        """Take into account what the form itself keeps in a slot."""
        self._slots[slot] = words

    def told_already(self, covered: Iterable[str]) -> None:
        """Do not ask what was told already."""
        for slot in set(covered).intersection(self._unanswered()):
            self.set(slot, TOLD_ALREADY)

    def ask_probe(self, probe_id: str) -> None:
        """Ask a probe before the next question."""
        self.set(PROBES[min(len(self.probes_here), 1)], None)
        self._asks(probe_id)

    def ask_next(self) -> Optional[str]:
        """Leave out what is not to be asked, and return the next question."""
        while self.open and self._gives_way(self.open):
            self.set(self.open, LEFT_OUT)
        if self.open and self.open not in self.trail:
            self._asks(self.open)
        return self.open

    def go_back(self) -> None:
        """Ask again what was asked before, if there is something: the probe before a question, or else a question."""
        if self.open is None or not any(name in self._slots for name in self.trail[:-1]):
            return
        self._leave(self.trail.pop())
        if self.open in PROBES:
            self._close_probes()
        elif self.trail[-1] not in self._slots:
            self._reopen(PROBES[len(self.probes_here) - 1])
            return
        while self.trail[-1] not in self._slots:
            self._leave(self.trail.pop())
        self._reopen(self.trail[-1])

    def _asks(self, name: str) -> None:
        self.trail.append(name)
        self.changes["trail"] = " ".join(self.trail)

    def _reopen(self, slot: str) -> None:
        self.set(slot, None)
        self.changes["trail"] = " ".join(self.trail)

    def _leave(self, name: str) -> None:
        if name not in self._slots:
            self.trail.insert(0, f"-{name}")

    def _still_to_ask(self) -> List[str]:
        return [slot for slot in self._unanswered() if slot not in self.trail]

    def _unanswered(self) -> List[str]:
        by_text = load_pace().not_by_text if self.channel == "sms" else frozenset()
        return [slot for slot in self.questions if self._slots[slot] is None and slot not in by_text]

    def _gives_way(self, slot: str) -> bool:
        if slot in PROBES:
            return False
        if slot not in self._unanswered():
            return True
        return slot in load_pace().if_there_is_room and (self.room < 1 or self._is_full(slot))

    def _is_full(self, slot: str) -> bool:
        """Whether probes took a question's place in its topic."""
        topic = topic_of(self.asked_last) if self.asked_last else None
        return topic_of(slot) == topic and len(self.probes_here) >= load_pace().probes_a_topic

    def _close_probes(self) -> None:
        for slot in PROBES:
            if self._slots[slot] is None:
                self.set(slot, LEFT_OUT)
