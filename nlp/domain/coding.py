"""Coded collections: stories, a codebook, and who put which code on which words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nlp.domain.narrative import Narrative, Span


@dataclass(frozen=True)
class Code:
    """A label of a codebook; `parent` is the id of the code it belongs under, `colour` as `#rrggbb`.

    `label` is the kind, or the kind and domain as `need/health`, of a code that is in our own codebook. A code that is
    not `codable` only holds other codes together.
    """

    id: str
    name: str
    description: str = ""
    colour: str = "#505a5f"
    parent: str | None = None
    label: str | None = None
    codable: bool = True


@dataclass(frozen=True)
class Coder:
    """Who codes: a person, or a machine, which is a coder with a name and never mixed up with people."""

    id: str
    name: str
    machine: bool = False


@dataclass(frozen=True)
class Coding:
    """A code on some words of a story: `story`, `code` and `coder` are ids, `span` a run of the story's text.

    `at` is a time with its zone.
    """

    id: str
    story: str
    code: str
    coder: str
    span: Span
    at: datetime
    note: str = ""


class Coded(Protocol):
    """What can be written out, its stories one after another: they need not all be in memory."""

    @property
    def name(self) -> str:
        """What people call the collection."""

    @property
    def about(self) -> str:
        """How it was made, for those who want to make it again."""

    @property
    def codes(self) -> Sequence[Code]:
        """Every code, parents before what is under them."""

    @property
    def coders(self) -> Sequence[Coder]:
        """Everyone who codes."""

    def each(self) -> Iterator[tuple[Narrative, Sequence[Coding]]]:
        """Yield every story with its codings, in order."""


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
    about: str = ""

    def each(self) -> Iterator[tuple[Narrative, Sequence[Coding]]]:
        """Yield every story with its codings, in order."""
        by_story: defaultdict[str, list[Coding]] = defaultdict(list)
        for coding in self.codings:
            by_story[coding.story].append(coding)
        for story in self.stories:
            yield story, by_story[story.id]
