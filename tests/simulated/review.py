"""What came of one conversation."""

from dataclasses import asdict, dataclass
from typing import Any

from tests.simulated.asked import questions_put
from tests.simulated.faults import FAULTS, words_given_back
from tests.simulated.people import ANSWER, CONCERN, CRISIS
from tests.simulated.questions import all_subjects
from tests.simulated.talk import Talk

LIFE = ("good_life", "strengths", "barriers", "working_together", "play_back")


@dataclass(frozen=True)
class Review:
    """One conversation, judged.

    `questions` counts all that had to be answered to get on, without what was asked again on the person's wish.
    `topics` are those of which the person told something, `given_back` their words in the bot's mouth. `shrugs` counts
    the questions to which they had nothing left to say, `seconds` is the time of each turn. `faults` has examples by
    name.
    """

    name: str
    who: str
    manner: str
    channel: str
    ending: str
    turns: int
    questions: int
    topics: list[str]
    given_back: list[str]
    shrugs: int
    seconds: list[float]
    faults: dict[str, list[str]]
    script: list[tuple[str, str]]

    def as_json(self) -> dict[str, Any]:
        """Return all of it as plain values."""
        return asdict(self)


def review(talk: Talk) -> Review:
    """Judge a conversation."""
    person = talk.person
    return Review(
        name=person.name,
        who=person.who,
        manner=person.manner,
        channel=person.channel,
        ending=talk.ending,
        turns=len(talk.exchanges),
        questions=sum(put.how != "wished" for put in questions_put(talk)),
        topics=_topics(talk),
        given_back=words_given_back(talk),
        shrugs=talk.shrugs,
        seconds=[round(one.seconds, 3) for one in talk.exchanges],
        faults={name: list(look(talk)) for name, look in FAULTS.items()},
        script=list(talk.script()),
    )


def _topics(talk: Talk) -> list[str]:
    topic_of = {subject.name: subject.topic for subject in all_subjects()}
    # Words that were taken for danger answered the question too: it is not asked again.
    answers = [one for one in talk.exchanges if one.line.is_answer and one.heard in (ANSWER, CONCERN, CRISIS)]
    told = {one.to.topic for one in answers} | {topic_of[name] for one in answers for name in one.line.tells}
    return [topic for topic in LIFE if topic in told]
