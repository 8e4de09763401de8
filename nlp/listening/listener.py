"""The listener: one message in, what was heard out."""

from typing import Self

from nlp.domain.narrative import Narrative
from nlp.listening.danger import Danger
from nlp.listening.depth import depth_of
from nlp.listening.features import Floats, command_features, danger_features, dense
from nlp.listening.heads import Heads, sigmoid, softmax
from nlp.listening.heard import ANSWER, CRISIS, Heard
from nlp.listening.judge import judge_command, judge_danger
from nlp.listening.loss import tells_of_a_death
from nlp.listening.met_first import met_first
from nlp.listening.names import names_in
from nlp.listening.numbers import spelled_out
from nlp.listening.plain import plain
from nlp.listening.questions import question_to_the_bot
from nlp.listening.reflection import words_to_give_back
from nlp.listening.vague import is_vague
from nlp.listening.way_out import leaves_it_there
from nlp.listening.yes_no import plain_yes_or_no
from nlp.reading.encoder import Encoder
from nlp.reading.reading import Reader, Reading

STOP, SKIP = "command:stop", "command:skip"
# These words alone end contact, whatever else might be heard in them: carriers honour the same (facts on opt-out).
OPT_OUT = frozenset(["stop", "unsubscribe", "stopall", "optout", "opt out", "end", "quit", "cancel", "revoke"])


class Listener:
    """Hears one message at a time; danger before commands, commands before answers, and in doubt an answer."""

    def __init__(self, reader: Reader, encoder: Encoder, heads: Heads) -> None:
        self._reader = reader
        self._encoder = encoder
        self._heads = heads

    @classmethod
    def load(cls, reader: Reader, encoder: Encoder) -> Self:
        """Load the trained heads; raises ArtefactMissing when they have not been built."""
        return cls(reader, encoder, Heads.load())

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
        nothing = Reading(narrative_id, language, (), ())
        depth = depth_of(text)
        if plain(message) in OPT_OUT:
            return Heard(STOP, None, False, None, None, depth, nothing)
        seen = dense([message], self._encoder)
        alarm = judge_danger(message, self._dangers(message, seen), self._heads.thresholds)
        if alarm.danger:
            return Heard(CRISIS, None, False, alarm.danger, None, depth, nothing)
        asked = question_to_the_bot(message)
        if asked and asked.only:
            return Heard(asked.heard_as, None, False, None, None, depth, nothing, asks=asked.about)
        heard_as = SKIP if leaves_it_there(plain(message), question) else self._command(message, question, seen)
        if heard_as != ANSWER:
            asks = asked.about if asked and heard_as == asked.heard_as else None
            return Heard(heard_as, None, False, None, None, depth, nothing, asks=asks)
        says = plain_yes_or_no(message)
        loss = tells_of_a_death(text)
        meets = None if says or loss else met_first(text)
        reflection = None if says or loss or meets else words_to_give_back(text, reflected_lately)
        reading = nothing if says else next(self._reader.read([Narrative(narrative_id, text, question)]))
        return Heard(
            ANSWER,
            says,
            alarm.concern,
            None,
            reflection,
            depth,
            reading,
            loss,
            asks=asked.about if asked else None,
            vague=says is None and is_vague(text),
            meets=meets,
            names={} if says or loss else names_in(text),
        )

    def _dangers(self, message: str, seen: Floats) -> dict[Danger, float]:
        features = danger_features([message], seen, self._heads.scales)
        return {danger: float(sigmoid(head.logits(features))[0, 0]) for danger, head in self._heads.dangers.items()}

    def _command(self, message: str, question: str | None, seen: Floats) -> str:
        features = command_features([message], [question], seen, self._heads.scales)
        probabilities = softmax(self._heads.commands.logits(features))[0]
        return judge_command(message, probabilities, self._heads.labels, self._heads.thresholds.command)
