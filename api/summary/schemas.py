"""What goes in and out of the summary calls, as in the contracts."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from api.chat.schemas import Words
from nlp.domain.codebook import load_codebook


def _kind(kind: str) -> str:
    if kind not in load_codebook().kinds:
        raise ValueError(f"must be one of {', '.join(load_codebook().kinds)}")
    return kind


def _domain(domain: str) -> str:
    if domain not in load_codebook().domains:
        raise ValueError(f"must be one of {', '.join(load_codebook().domains)}")
    return domain


KindName = Annotated[str, AfterValidator(_kind)]
DomainName = Annotated[str, AfterValidator(_domain)]


class EvidenceOut(BaseModel):
    """The words that show an item: a run of one turn."""

    model_config = ConfigDict(from_attributes=True)

    turn_id: str
    start: int
    end: int
    text: str


class ItemOut(BaseModel):
    """One line of a summary."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    kind: str
    domain: str
    words: str
    evidence: list[EvidenceOut]
    status: Literal["suggested", "kept", "changed", "removed", "added"]
    by: str


class SummaryOut(BaseModel):
    """A summary; `version` grows with every change."""

    version: int
    items: list[ItemOut]


class ItemChange(BaseModel):
    """What the person changes in an item; what is left out stays as it is."""

    status: Literal["kept", "changed", "removed"] | None = None
    words: Words | None = None
    kind: KindName | None = None
    domain: DomainName | None = None


class NewItem(BaseModel):
    """An item in the person's own words."""

    words: Words
    kind: KindName
    domain: DomainName
