"""Coded collections: stories, a codebook, and who put which code on which words."""

from dataclasses import dataclass
from datetime import datetime

from nlp.domain.narrative import Narrative, Span


@dataclass(frozen=True)
class Code:
    """A label of a codebook; `parent` is the id of the code it belongs under, `colour` as `#rrggbb`.

    `label` is the kind, or the kind and domain as `need/health`, of a code that is in our own codebook.
    """

    id: str
    name: str
    description: str = ""
    colour: str = "#505a5f"
    parent: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Coder:
    """Who codes: a person, or a machine, which is a coder with a name and never mixed up with people."""

    id: str
    name: str
    machine: bool = False


@dataclass(frozen=True)
class Coding:
    """A code on some words of a story: `story`, `code` and `coder` are ids, `span` a run of the story's text."""

    id: str
    story: str
    code: str
    coder: str
    span: Span
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class CodedCollection:
    """All of it, in the order in which people see it.

    Ids are UUIDs in text; those of stories are what their collection calls them.
    """

    name: str
    codes: tuple[Code, ...]
    coders: tuple[Coder, ...]
    stories: tuple[Narrative, ...]
    codings: tuple[Coding, ...]
