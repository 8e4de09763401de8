"""Gathers what is exported, when it is asked for; nothing of it is kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.database.tables import Conversation, SummaryItem, now
from api.exports.fhir.bundle import to_bundle
from api.exports.pdf import make_pdf
from api.exports.schemas import (
    CareRecord,
    Everything,
    ExportedConsent,
    ExportedLine,
    ExportedPage,
    ExportedPart,
    ExportedShare,
    ExportedTurn,
)
from api.my_page.service import MyPageService
from api.sharing.lines import Line
from api.sharing.service import SharingService
from api.web.words import ABOUT, clock_time, in_groups


class ExportService:
    """Makes every export of a person's."""

    def __init__(self, sharing: SharingService, my_pages: MyPageService) -> None:
        self._sharing = sharing
        self._my_pages = my_pages

    def everything(self, conversation: Conversation) -> Everything:
        """Return all that is kept of someone."""
        return Everything(
            **self._common(conversation, conversation.items),
            channel=conversation.channel,
            my_page=self.my_page(conversation),
            turns=[ExportedTurn.model_validate(turn) for turn in conversation.turns],
        )

    def for_care(self, conversation: Conversation) -> CareRecord:
        """Return what others may see: the lines as they would be shown to someone who helps."""
        return CareRecord(**self._common(conversation, self._sharing.would_show(conversation)))

    def my_page(self, conversation: Conversation) -> ExportedPage:
        """Return "My page" as it is printed."""
        page = self._my_pages.look(conversation)
        parts = [
            ExportedPart(heading=part.heading, lines=[line.words for line in part.lines]) for part in page.sections
        ]
        return ExportedPage(called=page.called, parts=parts)

    def as_json(self, conversation: Conversation) -> str:
        """Return everything as JSON."""
        return self.everything(conversation).model_dump_json(by_alias=True, indent=2)

    def as_fhir(self, conversation: Conversation) -> str:
        """Return what others may see as a FHIR R4 Bundle."""
        return to_bundle(self.for_care(conversation)).model_dump_json(indent=2)

    def as_pdf(self, conversation: Conversation) -> bytes:
        """Return everything as a document to read."""
        return make_pdf("everything", _to_read(self.everything(conversation)))

    def my_page_as_pdf(self, conversation: Conversation) -> bytes:
        """Return "My page" as a sheet to print."""
        page = self.my_page(conversation)
        return make_pdf("my_page", {**page.model_dump(), "language": conversation.language})

    def _common(self, conversation: Conversation, lines: Iterable[SummaryItem | Line]) -> dict[str, Any]:
        consent = ExportedConsent(keep=True, share=conversation.consent_share, research=conversation.consent_research)
        return {
            "id": conversation.id,
            "language": conversation.language,
            "begun": conversation.created_at,
            "made": now(),
            "consent": consent,
            "version": conversation.summary_version,
            "items": [ExportedLine.model_validate(line) for line in lines],
            "shares": [
                ExportedShare(
                    **{"with": share.code.user.name},
                    at=share.shared_at,
                    last_looked=share.seen_at,
                    lines=[line.id for line in self._sharing.shown(share)],
                )
                for share in conversation.shares
            ],
        }


def _to_read(record: Everything) -> Mapping[str, Any]:
    """Return everything as the document says it: in groups, with times as people tell them."""
    standing = [item for item in record.items if item.status != "removed"]
    groups = [{"name": kind.group, "lines": [_line(item) for item in items]} for kind, items in in_groups(standing)]
    return {
        "language": record.language,
        "made": clock_time(record.made),
        "begun": clock_time(record.begun),
        "consent": record.consent.model_dump(),
        "groups": groups,
        "removed": [_line(item) for item in record.items if item.status == "removed"],
        "my_page": record.my_page.model_dump(),
        "shares": [
            {
                "name": share.with_,
                "at": clock_time(share.at),
                "looked": clock_time(share.last_looked) if share.last_looked else None,
                "lines": [item.words for item in standing if item.id in share.lines],
            }
            for share in record.shares
        ],
        "turns": [
            {"mine": turn.speaker == "citizen", "at": clock_time(turn.at), "text": turn.text} for turn in record.turns
        ],
    }


def _line(item: ExportedLine) -> dict[str, Any]:
    said = list(dict.fromkeys(place.text for place in item.evidence if place.text.strip() != item.words.strip()))
    return {"words": item.words, "about": ABOUT[item.domain], "status": item.status, "said": said}
