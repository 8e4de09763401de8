"""Sharing: a professional gives a code, a person shares with it and takes it back."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.tables import Conversation, Share, ShareCode, User, now
from api.errors import NotFoundError
from api.secrets import hash_secret, new_code, normal_code

CODE_LASTS = timedelta(days=30)


class SharingService:
    """Gives out codes and keeps who may see whose summary."""

    def new_code(self, session: Session, user: User) -> str:
        """Return a new code of a professional; it can be read this once."""
        code = new_code()
        expires_at = now() + CODE_LASTS
        session.add(ShareCode(code_hash=hash_secret(code), ending=code[-4:], user_id=user.id, expires_at=expires_at))
        return code

    def codes_of(self, session: Session, user: User) -> Sequence[ShareCode]:
        """Return the codes of a professional that still work, newest first."""
        mine = (ShareCode.user_id == user.id, ShareCode.expires_at > now())
        return session.scalars(select(ShareCode).where(*mine).order_by(ShareCode.created_at.desc())).all()

    def close_code(self, session: Session, user: User, code_id: str) -> None:
        """Let a code work no more; what was shared with it stays shared."""
        code = session.get(ShareCode, code_id)
        if code is None or code.user_id != user.id:
            raise NotFoundError("There is no such code of yours.")
        code.expires_at = now()

    def owner(self, session: Session, typed: str) -> User:
        """Return who gave a code; raises NotFoundError when it is no code, or has expired."""
        return self._working_code(session, typed).user

    def share(self, session: Session, conversation: Conversation, typed: str) -> Share:
        """Share a summary with whoever gave the code; raises NotFoundError when it is no code, or has expired."""
        code = self._working_code(session, typed)
        shared = next((share for share in conversation.shares if share.code_id == code.id), None)
        if shared is None:
            shared = Share(code=code)
            conversation.shares.append(shared)
            conversation.consent_share = True  # they have just said so
            session.flush()
        return shared

    def take_back(self, session: Session, conversation: Conversation, typed: str | None) -> None:
        """Take back what was shared with a code, or all of it when none is named."""
        code = self._code(session, typed) if typed is not None else None
        if typed is not None and code is None:
            raise NotFoundError("You have not shared with that code.", "with")
        conversation.shares[:] = [share for share in conversation.shares if code and share.code_id != code.id]

    def take_back_share(self, conversation: Conversation, share_id: str) -> None:
        """Take back one share."""
        conversation.shares[:] = [share for share in conversation.shares if share.id != share_id]

    def _working_code(self, session: Session, typed: str) -> ShareCode:
        code = self._code(session, typed)
        if code is None or code.expires_at <= now():
            raise NotFoundError("That code does not work. Check each letter, or ask for a new one.", "with")
        return code

    def _code(self, session: Session, typed: str) -> ShareCode | None:
        return session.scalar(select(ShareCode).where(ShareCode.code_hash == hash_secret(normal_code(typed))))
