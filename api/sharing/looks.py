"""Who looked at a summary, and when, for its owner to know."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.review_tables import ShareView
from api.database.tables import Conversation, Share, ShareLook, User, now

# Whoever comes back to a page sooner, after each thing they say there, is still at the same look.
SITTING = timedelta(minutes=30)

Looks = Mapping[User, list[datetime]]


def look_of(share: Share, user: User) -> ShareLook | None:
    """Return when one professional looked last at what is shared."""
    return next((look for look in share.looks if look.user_id == user.id), None)


def note_look(session: Session, share: Share, user: User, mark: str) -> None:
    """Keep that a professional looks at a summary now, once a sitting, and the mark of what they see."""
    last = look_of(share, user)
    if last is None or now() - last.at > SITTING:
        session.add(ShareView(conversation_id=share.conversation_id, user_id=user.id))
    else:
        theirs = select(ShareView).where(
            ShareView.conversation_id == share.conversation_id, ShareView.user_id == user.id
        )
        if view := session.scalars(theirs.order_by(ShareView.at.desc()).limit(1)).first():
            view.at = now()  # of a look that goes on, the person is told its end
    if last is None:
        last = ShareLook(user_id=user.id)
        share.looks.append(last)
    last.at, last.mark = now(), mark


def looks_at(session: Session, conversation: Conversation) -> Looks:
    """Return when each professional looked at a summary, newest first, also where it was taken back since."""
    mine = select(ShareView).where(ShareView.conversation_id == conversation.id)
    looks: dict[User, list[datetime]] = {}
    for view in session.scalars(mine.order_by(ShareView.at.desc())):
        looks.setdefault(view.user, []).append(view.at)
    return looks
