"""The person's summary: the reading suggests, the person decides."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.database.tables import Conversation, Evidence, SummaryItem
from api.errors import NotFoundError
from nlp.domain.finding import Finding

PERSON = "person"
MACHINE = "machine"


class SummaryService:
    """Adds what was found as suggestions, and does what the person says with them."""

    def suggest(self, session: Session, conversation: Conversation, turn_id: str, findings: Sequence[Finding]) -> None:
        """Suggest what was found in a turn; what was said before gets more evidence, nothing decided is touched."""
        raise AssertionError

    def shown(self, conversation: Conversation) -> list[SummaryItem]:
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
    ) -> SummaryItem:
        """Keep, change or remove an item as the person says; raises NotFoundError."""
        item = next((item for item in conversation.items if item.id == item_id), None)
        if item is None:
            raise NotFoundError("There is no such line in this summary.")
        item.words, item.kind, item.domain = words or item.words, kind or item.kind, domain or item.domain
        changed = "changed" if words or kind or domain else item.status
        # What the person has added stays theirs: kept or reworded, it is still "added".
        decided = status or changed
        item.status = "added" if item.status == "added" and decided != "removed" else decided
        item.by = PERSON
        conversation.summary_version += 1
        return item

    def add(self, conversation: Conversation, *, kind: str, domain: str, words: str) -> SummaryItem:
        """Add a line in the person's own words."""
        item = SummaryItem(
            position=len(conversation.items), kind=kind, domain=domain, words=words, status="added", by=PERSON, evidence=[]
        )
        conversation.items.append(item)
        conversation.summary_version += 1
        return item
