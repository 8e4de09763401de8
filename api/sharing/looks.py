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
    """Return when one professional looked last at the summary that is shared, and at what."""
    return next((look for look in share.looks if look.user_id == user.id and look.mark), None)


def note_look(session: Session, share: Share, user: User, mark: str | None = None) -> None:
    """Keep that a professional looks at what is shared now, once a sitting.

    `mark`: that of what they see of the summary, None where they look at the plan alone.
    """
    theirs = select(ShareView).where(ShareView.conversation_id == share.conversation_id, ShareView.user_id == user.id)
    view = session.scalars(theirs.order_by(ShareView.at.desc()).limit(1)).first()
    if view and now() - view.at <= SITTING:
        view.at = now()  # of a look that goes on, the person is told its end
    else:
        session.add(ShareView(conversation_id=share.conversation_id, user_id=user.id))
    last = next((look for look in share.looks if look.user_id == user.id), None)
    if last is None:
        last = ShareLook(user_id=user.id, mark="")
        share.looks.append(last)
    if mark is not None or not last.mark:
        last.at, last.mark = now(), mark or ""


def last_look(looks: Looks, look: ShareLook) -> datetime:
    """Return when someone who looked at a summary looked last, at it or at the plan; `looks`: those of `looks_at`."""
    return max([look.at, *looks.get(look.user, [])])


def looks_at(session: Session, conversation: Conversation) -> Looks:
    """Return when each professional looked at a summary, newest first, also where it was taken back since."""
    mine = select(ShareView).where(ShareView.conversation_id == conversation.id)
    looks: dict[User, list[datetime]] = {}
    for view in session.scalars(mine.order_by(ShareView.at.desc())):
        looks.setdefault(view.user, []).append(view.at)
    return looks
