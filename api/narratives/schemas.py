"""What goes in and out of reading narratives."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from api.storable import Storable
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative

MOST_NARRATIVES = 1_000
LONGEST_NARRATIVE = 100_000


NarrativeText = Annotated[Storable, Field(max_length=LONGEST_NARRATIVE)]


class NarrativeIn(BaseModel):
    """One narrative; `question` is what the interviewer asked before it."""

    id: Storable
    text: NarrativeText
    question: NarrativeText | None = None


class AnalyseIn(BaseModel):
    """Either one `text`, or many `narratives`."""

    text: NarrativeText | None = None
    narratives: list[NarrativeIn] | None = Field(default=None, max_length=MOST_NARRATIVES)

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.text is None) == (self.narratives is None):
            raise ValueError("send either text or narratives")
        return self

    def as_narratives(self) -> Sequence[Narrative]:
        """Return what is to be read; a lone text has the id `1`."""
        if self.narratives is None:
            return [Narrative("1", self.text or "")]
        return [Narrative(given.id, given.text, given.question) for given in self.narratives]


class NarrativeOut(BaseModel):
    """One narrative, read."""

    id: str
    language: str
    findings: list[Finding]


class AnalyseOut(BaseModel):
    """All of them, in the order they came."""

    narratives: list[NarrativeOut]
