"""What an export holds: lines with their evidence, what was agreed to, who sees what; for the person, everything."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from api.summary.schemas import ItemOut


class ExportedConsent(BaseModel):
    """What they agreed to."""

    model_config = ConfigDict(from_attributes=True)

    keep: bool
    share: bool
    research: bool


class ExportedLine(ItemOut):
    """One line, with how sure the computer was of its suggestion, and why, while it is the computer's."""

    score: float | None
    reason: str | None


class ExportedShare(BaseModel):
    """Someone who may see the summary, since when, when they last looked, and which lines they see, by id."""

    with_: str = Field(alias="with")
    at: datetime
    last_looked: datetime | None
    lines: list[str]


class CareRecord(BaseModel):
    """What someone who helps may see, which is what the FHIR bundle says; a line that was taken out is not in it.

    The plan joins the exports here, as a field `plan`; from it `fhir/bundle.py` makes the CarePlan, and
    `everything.typ` a part of the PDF.
    """

    id: str
    language: str
    begun: datetime
    made: datetime
    consent: ExportedConsent
    version: int
    items: list[ExportedLine]
    shares: list[ExportedShare]


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


class Everything(CareRecord):
    """All that is kept of someone, for themselves: every line, those they took out too, and all that was said."""

    channel: str
    my_page: ExportedPage
    turns: list[ExportedTurn]
