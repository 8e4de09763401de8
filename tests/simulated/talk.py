"""What happened in one conversation."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.simulated.people import Line, Moment, Person
from tests.simulated.questions import Question

FINISHED = "finished"
DELETED = "deleted"
CHOSEN = (FINISHED, "stopped", "paused", DELETED)


@dataclass(frozen=True)
class Exchange:
    """One message and the answer to it: `to` is the question that was open, `then` what is asked next.

    `heard` is the answer's `heard_as`, or `concern` for an answer met with concern; `seconds` is how long it took.
    """

    to: Question
    line: Line
    sent: str
    heard: str
    messages: tuple[str, ...]
    then: Question
    seconds: float


@dataclass
class Talk:
    """One whole conversation.

    `ending` is one of CHOSEN, or says what went wrong. `stored` are the person's words as the api gives them back, None
    once deleted. `shrugs` counts the questions to which the person had nothing left to say, `unplayed` are the moments
    that never came.
    """

    person: Person
    opening: tuple[str, ...]
    first: Question
    exchanges: list[Exchange] = field(default_factory=list)
    ending: str = ""
    stored: list[str] | None = None
    shrugs: int = 0
    unplayed: tuple[Moment, ...] = ()

    @property
    def now(self) -> Question:
        """Return what was asked last."""
        return self.exchanges[-1].then if self.exchanges else self.first

    @property
    def last_line(self) -> Line | None:
        """Return what the person said last."""
        return self.exchanges[-1].line if self.exchanges else None

    @property
    def sent(self) -> list[str]:
        """Return the person's words as they were sent."""
        return [exchange.sent for exchange in self.exchanges]

    @property
    def messages(self) -> list[str]:
        """Return everything the bot said."""
        return [*self.opening, *(message for one in self.exchanges for message in one.messages)]

    def script(self) -> Iterable[tuple[str, str]]:
        """Yield who said what, in order."""
        yield from (("bot", message) for message in self.opening)
        for exchange in self.exchanges:
            yield self.person.name, exchange.sent
            yield from (("bot", message) for message in exchange.messages)
