"""The person's summary: the reading suggests, the person decides."""

from collections.abc import Sequence
from dataclasses import asdict

from api.audit.record import Action, record, session_of
from api.database import tables
from api.database.tables import Conversation, Turn, new_id
from api.errors import NotFoundError
from nlp.domain.finding import Finding
from nlp.summary.items import Evidence, ReadTurn, SummaryItem, add_findings

PERSON = "person"
MACHINE = "machine"


class SummaryService:
    """Adds what was found as suggestions, and does what the person says with them."""

    def suggest(self, conversation: Conversation, turn: Turn, findings: Sequence[Finding]) -> None:
        """Suggest what was found in a turn; what was said before gets more evidence, nothing decided is touched."""
        known = list(conversation.items)
        changes = add_findings([_as_said(item) for item in known], ReadTurn(turn.id, turn.text, findings))
        for change in changes:
            if change.position is None:
                conversation.items.append(_suggestion(change.item, len(conversation.items), findings))
            else:
                item = known[change.position]
                item.evidence.extend(_evidence(change.item)[len(item.evidence) :])
        if changes:
            conversation.summary_version += 1

    def as_heard(self, conversation: Conversation) -> list[SummaryItem]:
        """Return what stands in the summary as the reading knows it, for playing it back."""
        return [_as_said(item) for item in self.shown(conversation)]

    def shown(self, conversation: Conversation) -> list[tables.SummaryItem]:
        """Return what stands in the summary: all that the person has not removed."""
        return [item for item in conversation.items if item.status != "removed"]

    def change(
        self,
        conversation: Conversation,
        item_id: str,
        *,
        status: str | None = None,
        words: str | None = None,
        kind: str | None = None,
        domain: str | None = None,
    ) -> tables.SummaryItem:
        """Keep, change or remove an item as the person says; raises NotFoundError."""
        item = next((item for item in conversation.items if item.id == item_id), None)
        if item is None:
            raise NotFoundError("There is no such line in this summary.")
        item.words, item.kind, item.domain = words or item.words, kind or item.kind, domain or item.domain
        changed = bool(words or kind or domain or status == "changed")
        if changed:
            item.score = item.reason = None  # they were about the computer's suggestion, not about this
        item.status = _standing(item, status or ("changed" if changed else item.status))
        item.by = PERSON
        conversation.summary_version += 1
        _note(conversation, Action.LINE_REMOVED if item.status == "removed" else Action.LINE_CHANGED, item)
        return item

    def add(self, conversation: Conversation, *, kind: str, domain: str, words: str) -> tables.SummaryItem:
        """Add a line in the person's own words; the same once more, straight after, is one press too many."""
        last = conversation.items[-1] if conversation.items else None
        if last and last.status == "added" and (last.kind, last.domain, last.words) == (kind, domain, words):
            return last
        item = tables.SummaryItem(
            id=new_id(),
            position=len(conversation.items),
            kind=kind,
            domain=domain,
            words=words,
            status="added",
            by=PERSON,
            evidence=[],
        )
        conversation.items.append(item)
        conversation.summary_version += 1
        _note(conversation, Action.LINE_ADDED, item)
        return item


def _note(conversation: Conversation, action: Action, item: tables.SummaryItem) -> None:
    record(session_of(conversation), action, about=item, conversation_id=conversation.id)


def _standing(item: tables.SummaryItem, decided: str) -> str:
    """Return where an item stands; what the person wrote or changed stays theirs, also when it is put back."""
    if decided == "removed":
        return "removed"
    if item.status == "added" or not item.evidence:
        return "added"
    return "changed" if item.score is None else decided


def _as_said(item: tables.SummaryItem) -> SummaryItem:
    evidence = tuple(Evidence(place.turn_id, place.start, place.end, place.text) for place in item.evidence)
    return SummaryItem(item.kind, item.domain, item.words, evidence)


def _suggestion(item: SummaryItem, position: int, findings: Sequence[Finding]) -> tables.SummaryItem:
    first = item.evidence[0]
    label = (item.kind, item.domain, first.start, first.end)
    found = next(found for found in findings if (found.kind, found.domain, found.start, found.end) == label)
    return tables.SummaryItem(
        position=position,
        kind=item.kind,
        domain=item.domain,
        words=item.words,
        status="suggested",
        by=MACHINE,
        score=found.score,
        reason=found.reason,
        evidence=_evidence(item),
    )


def _evidence(item: SummaryItem) -> list[tables.Evidence]:
    return [tables.Evidence(position=at, **asdict(place)) for at, place in enumerate(item.evidence)]
