"""The listener: one message in, what was heard out."""

from concurrent.futures import ThreadPoolExecutor
from typing import Self

from nlp.domain.narrative import Narrative
from nlp.listening.depth import depth_of
from nlp.listening.ears import Ears
from nlp.listening.heard import ANSWER, Heard
from nlp.listening.loss import tells_of_a_death
from nlp.listening.met_first import met_first
from nlp.listening.names import names_in
from nlp.listening.numbers import spelled_out
from nlp.listening.plain import plain
from nlp.listening.reflection import words_to_give_back
from nlp.listening.vague import is_vague
from nlp.listening.way_out import leaves_it_there
from nlp.listening.yes_no import plain_yes_or_no
from nlp.reading.reading import Reader, Reading

SKIP = "command:skip"


class Listener:
    """Hears one message at a time; danger before commands, commands before answers, and in doubt an answer."""

    def __init__(self, reader: Reader, ears: Ears) -> None:
        self._reader = reader
        self._ears = ears
        self._beside = ThreadPoolExecutor(1, "reading")

    @classmethod
    def load(cls, reader: Reader) -> Self:
        """Load what was learnt; raises ArtefactMissing when it has not been built."""
        return cls(reader, Ears.load())

    def hear(
        self,
        text: str,
        *,
        question: str | None,
        language: str = "en",
        narrative_id: str,
        reflected_lately: int = 0,
    ) -> Heard:
        """Hear a message: `question` is what the bot said last, `language` the conversation's (ISO 639-1).

        `reflected_lately` counts the answers in a row that were given back just before. Findings bear `narrative_id`;
        their offsets are code points into `text`.
        """
        message = spelled_out(text, question)
        says = plain_yes_or_no(message)
        # Both encoders at once: on two cores nobody waits for one after the other.
        reading = None if says else self._beside.submit(self._read, Narrative(narrative_id, text, question))
        judged = self._ears.judge(message, question)
        depth, nothing = depth_of(text), Reading(narrative_id, language, (), ())
        heard_as = judged.heard_as
        if not judged.danger and leaves_it_there(plain(message), question):
            heard_as = SKIP
        if heard_as != ANSWER:
            return Heard(heard_as, None, False, judged.danger, None, depth, nothing, asks=judged.asks)
        loss = tells_of_a_death(text)
        meets = None if says or loss else met_first(text)
        vague = says is None and is_vague(text)
        reflection = None if says or loss or meets or vague else words_to_give_back(text, reflected_lately)
        return Heard(
            ANSWER,
            says,
            judged.concern,
            None,
            reflection,
            depth,
            reading.result() if reading else nothing,
            loss,
            asks=judged.asks,
            vague=vague,
            meets=meets,
            names={} if says or loss else names_in(text),
            offers=judged.offers,
        )

    def _read(self, narrative: Narrative) -> Reading:
        return next(self._reader.read([narrative]))

    def is_welsh(self, text: str) -> bool:
        """Return whether a message is in Welsh."""
        return self._ears.welsh.is_welsh(text)

    def tells_of_danger(self, text: str) -> bool:
        """Return whether a message speaks of danger, whatever else is in it."""
        return self._ears.danger_in(spelled_out(text, None)) is not None
