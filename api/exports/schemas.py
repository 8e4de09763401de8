"""What an export holds: lines with evidence and notes, the plan, who sees what; for the person, everything."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.plan.schemas import PlanOut, Suggestion
from api.review.notes import Answer, NoteKind
from api.summary.schemas import ItemOut


class ExportedConsent(BaseModel):
    """What they agreed to."""

    model_config = ConfigDict(from_attributes=True)

    keep: bool
    share: bool
    research: bool


class ExportedNote(BaseModel):
    """What a professional said about a line, and what the person answered; fields as in `ReviewNote`.

    `about`: the line as it stood then, which its owner alone reads.
    """

    id: str
    kind: NoteKind
    words: str | None
    name: str
    at: datetime
    answer: Answer | None
    answer_words: str | None
    answered_at: datetime | None
    about: str | None = None


class ExportedLine(ItemOut):
    """One line, with how sure the computer was of its suggestion, and why, while it is the computer's.

    `notes`: what professionals said about it, oldest first.
    """

    score: float | None
    reason: str | None
    notes: list[ExportedNote] = Field(default_factory=list)


class ExportedShare(BaseModel):
    """Someone who may see the summary, since when, when they last looked, and which lines they see, by id.

    `given_by`: who gave the code, where it is a team; then the last look is that of whoever in it looked last.
    """

    with_: str = Field(alias="with")
    given_by: str | None = None
    at: datetime
    last_looked: datetime | None
    lines: list[str]


class CareRecord(BaseModel):
    """What someone who helps may see, which is what the FHIR bundle says.

    A line that was taken out is not in it, nor a note about words that a line does not have any more.
    """

    id: str
    language: str
    begun: datetime
    made: datetime
    consent: ExportedConsent
    version: int
    items: list[ExportedLine]
    shares: list[ExportedShare]
    plan: PlanOut | None = None


class ExportedTurn(BaseModel):
    """One thing said, and how it was heard."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    speaker: str = Field(serialization_alias="from")
    text: str
    at: datetime
    heard_as: str | None
    concern: bool


class ExportedPart(BaseModel):
    """One part of "My page"."""

    heading: str
    lines: list[str]


class ExportedPage(BaseModel):
    """ "My page" as it is printed."""

    called: str | None
    parts: list[ExportedPart]


class ExportedLook(BaseModel):
    """That a professional looked at the summary, and when."""

    name: str
    at: datetime


class Everything(CareRecord):
    """All that is kept of someone, for themselves: every line, those they took out too, and all that was said.

    `plan_suggestions`: what stands beside the plan until the other one says yes to it.
    """

    channel: str
    plan_suggestions: list[Suggestion]
    looks: list[ExportedLook]
    my_page: ExportedPage
    turns: list[ExportedTurn]
