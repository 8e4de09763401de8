"""What stands in a plan: as it is shown, as a version of it is kept, and as the calls return it."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

By = Literal["person", "professional"]
Who = Literal["person", "professional", "family", "community"]
StageName = Literal["map_assets", "share_goals", "co_design", "do_it", "celebrate"]


class Entry(BaseModel):
    """One thing that someone wrote; `name` is the professional's."""

    id: str
    words: str
    by: By
    name: str | None
    at: datetime


class Level(Entry):
    """What a result looks like at one level of the Goal Attainment Scale, -2 to +2; 0 is what the person hopes for."""

    level: int


class Now(Entry):
    """The level where the person is today."""

    level: int


class Strength(Entry):
    """A strength to build on, with the line of the summary it is."""

    item: str


class Action(Entry):
    """Who does what, by when."""

    who: Who
    due: date | None
    done_at: datetime | None


class ReviewDay(Entry):
    """The day on which both look back."""

    day: date


class Goal(Entry):
    """An outcome in the person's words, with the line of the summary it comes from, and all that belongs to it."""

    item: str
    levels: list[Level]
    now: Now | None
    strengths: list[Strength]
    first_step: Entry | None
    actions: list[Action]

    def at_level(self, level: int) -> Level | None:
        """Return what the person wrote of a level."""
        return next((one for one in self.levels if one.level == level), None)


class Suggestion(Entry):
    """What one of the two suggests, for a `part` of a plan, in place of the entry `instead_of` where one stands."""

    part: str
    goal: str | None
    level: int | None
    who: Who | None
    due: date | None
    instead_of: str | None


class Content(BaseModel):
    """All that stands in a plan."""

    goals: list[Goal]
    review_day: ReviewDay | None


class YesOut(BaseModel):
    """Someone's yes; `stands` until the plan changes."""

    by: By
    name: str | None
    at: datetime
    stands: bool


class VersionOut(BaseModel):
    """A plan as both agreed it."""

    number: int
    agreed_at: datetime
    with_: str = Field(serialization_alias="with")
    content: Content


class ReviewOut(BaseModel):
    """How a goal went, on the scale and in words."""

    goal: str
    level: int
    words: str
    by: By
    name: str | None
    at: datetime


class RecordOut(BaseModel):
    """What Year of Care counts: that goals were discussed and a plan was agreed, when and with whom."""

    what: Literal["discussed_goals", "agreed_plan"]
    on: date
    with_: str = Field(serialization_alias="with")


class StageOut(BaseModel):
    """One of the five stages, and whether it has been reached."""

    name: StageName
    reached: bool


class PlanOut(BaseModel):
    """A plan as it stands; `agreed` when it is, as it stands, the last version; `with` who can see it now."""

    with_: str | None = Field(serialization_alias="with")
    agreed: bool
    stage: StageName | None
    stages: list[StageOut]
    content: Content
    yeses: list[YesOut]
    versions: list[VersionOut]
    reviews: list[ReviewOut]
    records: list[RecordOut]
