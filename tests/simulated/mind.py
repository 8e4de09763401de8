"""What a simulated citizen says next: never by turn, always by what was asked."""

import re
from collections.abc import Iterable
from itertools import cycle

from tests.simulated.people import Line, Person
from tests.simulated.questions import Question, all_subjects, shrugs

ANYTHING_ELSE = "more"
GO_ON = Line("yes, please go on", hear=("answer", "smalltalk"))
LET_ME_GO = Line("STOP", hear=("command:stop",), leaves=True)


class Mind:
    """What one person has still to say; each line is said once."""

    def __init__(self, person: Person) -> None:
        self.moments = list(person.moments)
        self.shrugs = 0
        self._says = {subject: list(lines) for subject, lines in person.says.items()}
        self._on = {word: list(lines) for word, lines in person.on.items()}
        self._shrug = cycle(Line(words, hear=("answer", "command:skip")) for words in shrugs())
        self._insisted = False

    def replies(self, question: Question) -> Line:
        """Return what the person says to a question."""
        return self._moment(question) or self._choice(question) or self._told(question) or self._shrugged()

    def comes_back(self, question: Question) -> Line:
        """Return what the person says after days away."""
        return self._take(["back"]) or self.replies(question)

    def goes_on(self) -> Line:
        """Return what the person says when they were stopped and did not ask for it."""
        return GO_ON

    def insists(self) -> Line | None:
        """Return what the person says when they were not let go; a second time they just leave."""
        first, self._insisted = not self._insisted, True
        return LET_ME_GO if first else None

    def adds(self) -> Line | None:
        """Return what the person adds when all is over, if anything."""
        return self._take(["finished"])

    def _moment(self, question: Question) -> Line | None:
        due = (moment for moment in self.moments if question.of_the_interview and moment.at in question.about)
        moment = next(due, None)
        if moment is None:
            return None
        self.moments.remove(moment)
        return moment.line

    def _choice(self, question: Question) -> Line | None:
        chosen = next((subject for subject in all_subjects() if subject.name == question.subject), None)
        if chosen is None or chosen.says is None:
            return None
        return self._take([chosen.name]) or Line(chosen.says)

    def _told(self, question: Question) -> Line | None:
        named = [lines for word, lines in self._on.items() if re.search(rf"\b{word}\b", question.words, re.IGNORECASE)]
        return _first(named) or self._take([question.subject or "", *_near(question), ANYTHING_ELSE])

    def _shrugged(self) -> Line:
        self.shrugs += 1
        return next(self._shrug)

    def _take(self, subjects: Iterable[str]) -> Line | None:
        return _first(self._says.get(subject, []) for subject in subjects)


def _near(question: Question) -> list[str]:
    """Return the subjects with which a question is answered when nothing is left to say of its own."""
    if any(subject.alone for subject in all_subjects() if subject.name == question.subject):
        return []
    return [subject.name for subject in all_subjects() if subject.topic == question.topic and not subject.alone]


def _first(pools: Iterable[list[Line]]) -> Line | None:
    """Take the first line that is left."""
    return next((lines.pop(0) for lines in pools if lines), None)
