"""The listener: one message in, what was heard out."""

from concurrent.futures import ThreadPoolExecutor
from typing import Self

from nlp.domain.narrative import Narrative
from nlp.listening.asked_of_people import says_what_is_wanted, says_what_people_could_do
from nlp.listening.depth import depth_of
from nlp.listening.ears import Ears
from nlp.listening.heard import ANSWER, COMMANDS, Heard
from nlp.listening.judge import Judged
from nlp.listening.loss import tells_of_a_death
from nlp.listening.met_first import met_first
from nlp.listening.names import names_in
from nlp.listening.numbers import spelled_out
from nlp.listening.plain import plain
from nlp.listening.reflection import words_to_give_back
from nlp.listening.said_already import says_it_was_said
from nlp.listening.vague import is_vague
from nlp.listening.way_out import leaves_it_there
from nlp.listening.whose_life import names_whose_life
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
        heard_as, offers = _in_its_place(judged, plain(message), question)
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
            offers=offers,
        )

    def _read(self, narrative: Narrative) -> Reading:
        return next(self._reader.read([narrative]))

    def is_welsh(self, text: str) -> bool:
        """Return whether a message is in Welsh."""
        return self._ears.welsh.is_welsh(text)

    def tells_of_danger(self, text: str) -> bool:
        """Return whether a message speaks of danger, whatever else is in it."""
        return self._ears.danger_in(spelled_out(text, None)) is not None


def _in_its_place(judged: Judged, plain_text: str, question: str | None) -> tuple[str, str | None]:
    """Return how a message is taken and what it offers, by rules of what such words mean where they are said."""
    if not judged.danger:
        if leaves_it_there(plain_text, question) or says_it_was_said(plain_text):
            return SKIP, None
        if names_whose_life(plain_text, question):
            return ANSWER, None
        wanted = says_what_people_could_do(plain_text, question) or says_what_is_wanted(plain_text, question)
        if judged.heard_as in COMMANDS and wanted:
            return ANSWER, judged.heard_as.removeprefix("command:")
    return judged.heard_as, judged.offers
