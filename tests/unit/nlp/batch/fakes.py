"""A reader that knows a handful of words, for tests that are not about reading."""

import os
import re
import time
from collections.abc import Iterable, Iterator

from nlp.batch.items import Read
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.errors import ArtefactMissing
from nlp.reading.reading import Reading
from nlp.reading.tier import Tier

WORDS = {
    "garden": ("strength", "learning_leisure"),
    "neighbour": ("strength", "relationships"),
    "pain": ("need", "health"),
    "stairs": ("need", "home"),
    "hope": ("outcome_wanted", "control"),
    "again": ("outcome_achieved", "health"),
}
WORD = re.compile("|".join(WORDS))
SENTENCE = re.compile(r"[^.!?\s][^.!?]*[.!?]*")


class KeywordReader:
    """Finds its words; a text can ask it to fail, to take its time, or to take its whole process down."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        for narrative in narratives:
            if "FAIL" in narrative.text:
                raise ValueError("this text brings the reader down")
            if "SLOW" in narrative.text:
                time.sleep(0.3)
            if "DIE" in narrative.text:
                os._exit(1)
            yield read_one(narrative)


def read_one(narrative: Narrative) -> Reading:
    """Return the reading of one narrative; one that begins in Welsh is in Welsh."""
    sentences = tuple(Span(*match.span()) for match in SENTENCE.finditer(narrative.text))
    findings = tuple(
        Finding(narrative.id, *WORDS[match.group()], *match.span(), match.group(), 0.8, "names it")
        for match in WORD.finditer(narrative.text)
    )
    return Reading(narrative.id, "cy" if narrative.text.startswith("Mae") else "en", sentences, findings)


def read_text(text: str, id_: str = "n-1", source: str = "stories.csv") -> Read:
    """Return a text with its reading, as the engine gives it."""
    narrative = Narrative(id_, text, source=source)
    return Read(narrative, read_one(narrative))


def load_keyword_reader(threads: int | None) -> KeywordReader:
    """Load the reader of words."""
    return KeywordReader()


def load_nothing(threads: int | None) -> KeywordReader:
    """Fail as a reader does whose model is absent."""
    raise ArtefactMissing("The reader is not there. Train it.")


def load_keyword_reader_of(tier: Tier, threads: int | None) -> KeywordReader:
    """Load the reader of words in the place of a shipped one."""
    return KeywordReader()
