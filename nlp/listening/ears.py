"""Both ears: each message is heard by the one that knows its language, with that one's thresholds."""

from dataclasses import dataclass
from typing import Protocol, Self

from nlp.listening.danger import Danger
from nlp.listening.ear import Ear, Thresholds
from nlp.listening.heard import CRISIS
from nlp.listening.impression import Impression
from nlp.listening.judge import Judged, danger_in, judge
from nlp.listening.parts import parts_of
from nlp.listening.welsh_ear import WELSH_FOLDER, WelshEar
from nlp.reading.segmentation import split_sentences

# Fewer words than these, in a message in the other language, are names or thanks.
ENOUGH_WORDS = 4


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
        """Return how a message is taken; danger in a part of it that is in the other language counts."""
        welsh = self.welsh.is_welsh(text)
        ear, thresholds = self._for(welsh)
        judged = judge(text, ear.impression(text, question), thresholds)
        danger = None if judged.danger else self._danger_in_the_other_language(text, welsh)
        return Judged(CRISIS, danger) if danger else judged

    def danger_in(self, text: str) -> Danger | None:
        """Return the danger that a message speaks of, whatever was asked before it."""
        welsh = self.welsh.is_welsh(text)
        return self._danger_in(text, welsh) or self._danger_in_the_other_language(text, welsh)

    def _for(self, welsh: bool) -> tuple[FormsImpressions, Thresholds]:
        return (self.welsh, self.welsh_thresholds) if welsh else (self.english, self.thresholds)

    def _danger_in(self, text: str, welsh: bool) -> Danger | None:
        ear, thresholds = self._for(welsh)
        return danger_in(text, ear.impression(text, None), thresholds)

    def _danger_in_the_other_language(self, text: str, welsh: bool) -> Danger | None:
        spans = split_sentences(text)
        sentences = [one for span in spans if len((one := span.of(text)).split()) >= ENOUGH_WORDS]
        if len(spans) < 2 or not sentences:
            return None
        told = zip(sentences, self.welsh.are_welsh(sentences), strict=True)
        parts = parts_of("\n".join(sentence for sentence, is_welsh in told if is_welsh != welsh))
        return next((danger for part in parts if (danger := self._danger_in(part, not welsh))), None)
