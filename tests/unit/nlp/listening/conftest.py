"""A real listener over a reader that only counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative
from nlp.listening.ear import Ear, Thresholds
from nlp.listening.ears import Ears
from nlp.listening.listener import Listener
from nlp.listening.welsh_ear import WELSH_FOLDER, WelshEar
from nlp.reading.reading import Reading


@dataclass
class CountingReader:
    """Finds one thing in all it is given, and remembers that."""

    given: list[Narrative] = field(default_factory=list)

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        for narrative in narratives:
            self.given.append(narrative)
            whole = Finding(
                narrative.id, "strength", "home", 0, len(narrative.text), narrative.text, 0.9, "You said it."
            )
            yield Reading(narrative.id, "en", (), (whole,))


@pytest.fixture(scope="session")
def ear() -> Ear:
    return Ear.load()


@pytest.fixture(scope="session")
def ears(ear) -> Ears:
    return Ears(ear, WelshEar.load(), Thresholds.load(), Thresholds.load(WELSH_FOLDER))


@pytest.fixture
def reader() -> CountingReader:
    return CountingReader()


@pytest.fixture
def listener(reader, ears) -> Listener:
    return Listener(reader, ears)


@pytest.fixture
def hear(listener):
    def hear(text, question="What gets in the way?", **more):
        return listener.hear(text, question=question, narrative_id="t1", **more)

    return hear
