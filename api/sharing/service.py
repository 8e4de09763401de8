"""Sharing: a professional gives a code, a person shares with it and takes it back."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record, session_of
from api.database.tables import Conversation, Share, ShareCode, User, new_id, now
from api.errors import InvalidInputError, NotFoundError
from api.secrets import hash_secret, new_code, normal_code
from api.sharing.access import codes_for, opens_to
from api.sharing.lines import Covered, Line, as_shown, choose, cover
from api.summary.service import SummaryService

CODE_LASTS = timedelta(days=30)


class SharingService:
    """Gives out codes and keeps who may see which lines of whose summary."""

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries

    def new_code(self, session: Session, user: User, team: str | None = None) -> str:
        """Return a new code of a professional, for them alone or for their team; only a hash of it is kept.

        Raises InvalidInputError when they are not in that team.
        """
        if team is not None and team != user.team:
            raise InvalidInputError("You are not in that team.", "team")
        code = new_code()
        kept = ShareCode(
            id=new_id(),
            code_hash=hash_secret(code),
            ending=code[-4:],
            user_id=user.id,
            team=team,
            expires_at=now() + CODE_LASTS,
        )
        session.add(kept)
        record(session, Action.CODE_MADE, user, about=kept)
        return code

    def codes_of(self, session: Session, user: User) -> Sequence[ShareCode]:
        """Return the codes that a professional gave and that still work, newest first."""
        mine = (ShareCode.user_id == user.id, ShareCode.expires_at > now(), codes_for(user))
        return session.scalars(select(ShareCode).where(*mine).order_by(ShareCode.created_at.desc())).all()

    def close_code(self, session: Session, user: User, code_id: str) -> None:
        """Let a code work no more; what was shared with it stays shared."""
        code = session.get(ShareCode, code_id)
        if code is None or code.user_id != user.id:
            raise NotFoundError("There is no such code of yours.")
        code.expires_at = now()
        record(session, Action.CODE_CLOSED, user, about=code)

    def given(self, session: Session, user: User, code: str) -> ShareCode | None:
        """Return a code that a professional gave, when it still works."""
        found = self._code(session, code)
        return found if found and found.user_id == user.id and _works(found) else None

    def working_code(self, session: Session, typed: str) -> ShareCode:
        """Return a code; raises NotFoundError when it is none, has expired, or who gave it has left its team."""
        code = self._code(session, typed)
        if code is None or not _works(code):
            raise NotFoundError("That code does not work. Check each letter, or ask for a new one.", "with")
        return code

    def shared_with(self, session: Session, conversation: Conversation, typed: str) -> Share | None:
        """Return the share of a summary with a code, also where the code works no more."""
        code = self._code(session, typed)
        return next((share for share in conversation.shares if code and share.code_id == code.id), None)

    def share(
        self, session: Session, conversation: Conversation, typed: str, items: Collection[str] | None = None
    ) -> Share:
        """Share a summary as it stands, or these lines of it, with whoever the code is for.

        Raises NotFoundError as `working_code` does, and for a line that is not there.
        """
        code = self.working_code(session, typed)
        shows = self._chosen(self._offered(conversation), items)
        shared = next((share for share in conversation.shares if share.code_id == code.id), None)
        if shared is None:
            shared = Share(id=new_id(), code=code)
            conversation.shares.append(shared)
            conversation.consent_share = True  # they have just said so
        shared.shows = shows
        record(session, Action.SHARED, about=shared, conversation_id=conversation.id)
        session.flush()
        return shared

    def would_show(self, conversation: Conversation, share: Share | None = None) -> list[Line]:
        """Return every line as someone would see it from now on; those that a share shows already, as it shows them."""
        return as_shown(conversation.items, self._offered(conversation, share), _said(conversation))

    def shown(self, share: Share) -> list[Line]:
        """Return what someone sees: what the person shared, with what they have changed in it since."""
        return as_shown(share.conversation.items, share.shows, _said(share.conversation))

    def not_shown_yet(self, share: Share) -> list[Line]:
        """Return the lines that have come up since the person last decided what the share shows."""
        return [line for line in self.would_show(share.conversation, share) if line.id not in share.shows]

    def count_not_shown(self, conversation: Conversation) -> int:
        """Return how many new lines someone who sees the summary does not see yet."""
        ids = {item.id for item in self._summaries.shown(conversation)}
        return len({item for share in conversation.shares for item in ids - share.shows.keys()})

    def show_new_lines(self, share: Share) -> None:
        """Let a share show the new lines too; of those it shows already, it shows no more than before."""
        shows = {**cover(self._summaries.shown(share.conversation)), **share.shows}
        _show(share, shows, Action.SHOWED_MORE)

    def show_only(self, share: Share, items: Collection[str]) -> None:
        """Let a share show these lines and hold back the others; raises NotFoundError for a line that is not there."""
        shows = {**share.shows, **self._chosen(self._offered(share.conversation, share), items)}
        _show(share, shows, Action.LINES_CHOSEN)

    def take_back(self, session: Session, conversation: Conversation, typed: str | None) -> None:
        """Take back what was shared with a code, or all of it when none is named."""
        code = self._code(session, typed) if typed is not None else None
        if typed is not None and code is None:
            raise NotFoundError("You have not shared with that code.", "with")
        for share in list(conversation.shares):
            if code is None or share.code_id == code.id:
                self.take_back_share(conversation, share.id)

    def take_back_share(self, conversation: Conversation, share_id: str) -> None:
        """Take back one share, where there is such a one."""
        for share in [share for share in conversation.shares if share.id == share_id]:
            conversation.shares.remove(share)
            record(session_of(conversation), Action.TAKEN_BACK, about=share, conversation_id=conversation.id)

    def share_of(self, conversation: Conversation, share_id: str) -> Share:
        """Return one share of a person's; raises NotFoundError."""
        share = next((share for share in conversation.shares if share.id == share_id), None)
        if share is None:
            raise NotFoundError("You do not share with them any more.")
        return share

    def _offered(self, conversation: Conversation, share: Share | None = None) -> Covered:
        shows = share.shows if share else {}
        covered = cover(self._summaries.shown(conversation))
        return {item: places if shows.get(item) is None else shows[item] for item, places in covered.items()}

    def _chosen(self, offered: Covered, items: Collection[str] | None) -> dict[str, int | None]:
        if items is not None and set(items) - offered.keys():
            raise NotFoundError("There is no such line in this summary.", "items")
        return choose(offered, offered.keys() if items is None else items)

    def _code(self, session: Session, typed: str) -> ShareCode | None:
        return session.scalar(select(ShareCode).where(ShareCode.code_hash == hash_secret(normal_code(typed))))


def _works(code: ShareCode) -> bool:
    return code.expires_at > now() and not code.user.closed_at and opens_to(code, code.user)


def _show(share: Share, shows: dict[str, int | None], action: Action) -> None:
    if shows != share.shows:
        share.shows = shows
        record(session_of(share), action, about=share, conversation_id=share.conversation_id)


def _said(conversation: Conversation) -> dict[str, str]:
    return {turn.id: turn.text for turn in conversation.turns}
