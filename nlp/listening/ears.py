"""Both ears: each message is heard by the one that knows its language, with that one's thresholds."""

from dataclasses import dataclass
from typing import Protocol, Self

from nlp.listening.danger import Danger
from nlp.listening.ear import Ear, Thresholds
from nlp.listening.impression import Impression
from nlp.listening.judge import Judged, danger_in, judge
from nlp.listening.welsh_ear import WELSH_FOLDER, WelshEar


class FormsImpressions(Protocol):
    """What an ear does."""

    def impression(self, text: str, question: str | None) -> Impression:
        """Return the impression of a message, with what was asked before it."""
        ...


@dataclass(frozen=True)
class Ears:
    """The ear for English, the ear for Welsh, and the thresholds of each."""

    english: Ear
    welsh: WelshEar
    thresholds: Thresholds
    welsh_thresholds: Thresholds

    @classmethod
    def load(cls) -> Self:
        """Load what was learnt; raises ArtefactMissing when it has not been built."""
        return cls(Ear.load(), WelshEar.load(), Thresholds.load(), Thresholds.load(WELSH_FOLDER))

    def judge(self, text: str, question: str | None) -> Judged:
        """Return how a message is taken."""
        ear, thresholds = self._for(text)
        return judge(text, ear.impression(text, question), thresholds)

    def danger_in(self, text: str) -> Danger | None:
        """Return the danger that a message speaks of, whatever was asked before it."""
        ear, thresholds = self._for(text)
        return danger_in(text, ear.impression(text, None), thresholds)

    def _for(self, text: str) -> tuple[FormsImpressions, Thresholds]:
        return (self.welsh, self.welsh_thresholds) if self.welsh.is_welsh(text) else (self.english, self.thresholds)
