"""What stands on a person's page, and where: lines they have decided on, placed by kind until they say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.audit.record import Action, record, session_of
from api.database.tables import Conversation, SummaryItem
from api.errors import NotFoundError
from api.summary.service import SummaryService


class Place(StrEnum):
    """Where a line stands: in one of the three parts of a one-page profile, or not on the page."""

    APPRECIATED = "appreciated"
    MATTERS = "matters"
    SUPPORT = "support"
    OFF = "off"


HEADINGS = {
    Place.APPRECIATED: "What people appreciate about me",
    Place.MATTERS: "What matters to me",
    Place.SUPPORT: "How best to support me",
}
# Strengths in these say what someone is and does; in the others they say what is good in their life.
WHO_I_AM = ("contribution", "work", "control", "health")


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    place: Place
    heading: str
    lines: Sequence[SummaryItem]


@dataclass(frozen=True)
class MyPage:
    """A person's page; `offered`: lines that the computer suggests; `left_off`: lines they do not want on it."""

    called: str | None
    sections: Sequence[Section]
    offered: Sequence[SummaryItem]
    left_off: Sequence[SummaryItem]

    @property
    def empty(self) -> bool:
        """Return whether no line is on it."""
        return not any(section.lines for section in self.sections)


class MyPageService:
    """Shows a person's page, and does what they say with it."""

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries

    def look(self, conversation: Conversation) -> MyPage:
        """Return the page as it stands."""
        lines = self._summaries.shown(conversation)
        wanted = [line for line in lines if line.place != Place.OFF]
        theirs = [line for line in wanted if line.status != "suggested"]
        sections = [
            Section(place, heading, [line for line in theirs if place_of(line) == place])
            for place, heading in HEADINGS.items()
        ]
        return MyPage(
            called=conversation.called,
            sections=sections,
            offered=[line for line in wanted if line.status == "suggested"],
            left_off=[line for line in lines if line.place == Place.OFF],
        )

    def put(self, conversation: Conversation, item_id: str, place: Place) -> None:
        """Put a line somewhere; a suggested one that goes on the page is kept by that. Raises NotFoundError."""
        line = next((line for line in self._summaries.shown(conversation) if line.id == item_id), None)
        if line is None:
            raise NotFoundError("There is no such line in this summary.")
        line.place = place
        self._record(conversation)
        if line.status == "suggested" and place != Place.OFF:
            self._summaries.change(conversation, item_id, status="kept")

    def call(self, conversation: Conversation, name: str) -> None:
        """Write what they like to be called, or nothing."""
        conversation.called = name.strip() or None
        self._record(conversation)

    def _record(self, conversation: Conversation) -> None:
        record(session_of(conversation), Action.PAGE_CHANGED, conversation_id=conversation.id)


def place_of(line: SummaryItem) -> Place:
    """Return where a line stands: where they put it, or else where lines like it stand."""
    return Place(line.place) if line.place else usual_place(line)


def usual_place(line: SummaryItem) -> Place:
    """Return where lines of its kind stand."""
    if line.kind == "need":
        return Place.SUPPORT
    return Place.APPRECIATED if line.kind == "strength" and line.domain in WHO_I_AM else Place.MATTERS
