"""Gathers what is exported, when it is asked for; nothing of it is kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from api.audit.record import session_of
from api.database.review_tables import ReviewNote
from api.database.tables import Conversation, SummaryItem, now
from api.exports.fhir.bundle import to_bundle
from api.exports.pdf import make_pdf
from api.exports.schemas import (
    CareRecord,
    Everything,
    ExportedConsent,
    ExportedLine,
    ExportedLook,
    ExportedNote,
    ExportedPage,
    ExportedPart,
    ExportedShare,
    ExportedTurn,
)
from api.exports.to_read import to_read
from api.my_page.service import MyPageService
from api.plan.out import plan_out, suggestions_in
from api.plan.service import PlanService
from api.review.notes import NoteService, is_about
from api.sharing.lines import Line
from api.sharing.looks import last_look, looks_at
from api.sharing.service import SharingService


class ExportService:
    """Makes every export of a person's."""

    def __init__(
        self, sharing: SharingService, notes: NoteService, plans: PlanService, my_pages: MyPageService
    ) -> None:
        self._sharing = sharing
        self._notes = notes
        self._plans = plans
        self._my_pages = my_pages

    def everything(self, conversation: Conversation) -> Everything:
        """Return all that is kept of someone."""
        session, notes = session_of(conversation), self._notes_on(conversation)
        plan = self._plans.of(session, conversation)
        return Everything(
            **self._common(conversation),
            items=[
                _exported(item, [_note(note, about=note.about) for note in notes[item.id]])
                for item in conversation.items
            ],
            plan_suggestions=suggestions_in(plan) if plan else [],
            looks=[
                ExportedLook(name=user.name, at=at)
                for user, times in looks_at(session, conversation).items()
                for at in times
            ],
            channel=conversation.channel,
            my_page=self.my_page(conversation),
            turns=[ExportedTurn.model_validate(turn) for turn in conversation.turns],
        )

    def for_care(self, conversation: Conversation) -> CareRecord:
        """Return what others may see: lines as they would be shown, with the notes on these very words; the plan."""
        notes, lines = self._notes_on(conversation), self._sharing.would_show(conversation)
        items = [
            _exported(line, [_note(note) for note in notes[line.id] if is_about(note, line.words)]) for line in lines
        ]
        return CareRecord(**self._common(conversation), items=items)

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
        return make_pdf("everything", to_read(self.everything(conversation)))

    def my_page_as_pdf(self, conversation: Conversation) -> bytes:
        """Return "My page" as a sheet to print."""
        page = self.my_page(conversation)
        return make_pdf("my_page", {**page.model_dump(), "language": conversation.language})

    def _notes_on(self, conversation: Conversation) -> Mapping[str, list[ReviewNote]]:
        """Return what was said about each line, oldest first."""
        threads = self._notes.about(session_of(conversation), [item.id for item in conversation.items])
        notes = {item: [note for thread in about for note in thread.notes] for item, about in threads.items()}
        return defaultdict(list, {item: sorted(said, key=lambda note: note.at) for item, said in notes.items()})

    def _common(self, conversation: Conversation) -> dict[str, Any]:
        plan = self._plans.of(session_of(conversation), conversation)
        looks = looks_at(session_of(conversation), conversation)
        consent = ExportedConsent(keep=True, share=conversation.consent_share, research=conversation.consent_research)
        return {
            "id": conversation.id,
            "language": conversation.language,
            "begun": conversation.created_at,
            "made": now(),
            "consent": consent,
            "version": conversation.summary_version,
            "shares": [
                ExportedShare(
                    **{"with": share.code.name},
                    given_by=share.code.given_by,
                    at=share.shared_at,
                    last_looked=max((last_look(looks, look) for look in share.looks), default=None),
                    lines=[line.id for line in self._sharing.shown(share)],
                )
                for share in conversation.shares
            ],
            "plan": plan_out(conversation, plan) if plan else None,
        }


def _exported(line: SummaryItem | Line, notes: Sequence[ExportedNote]) -> ExportedLine:
    return ExportedLine.model_validate(line).model_copy(update={"notes": notes})


def _note(note: ReviewNote, about: str | None = None) -> ExportedNote:
    return ExportedNote(
        id=note.id,
        kind=note.kind,
        words=note.words,
        name=note.user.name,
        at=note.at,
        answer=note.answer,
        answer_words=note.answer_words,
        answered_at=note.answered_at,
        about=about,
    )
