"""Who looked at a summary, and when, for its owner to know."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.review_tables import ShareView
from api.database.tables import Conversation, Share, User, now

# Whoever comes back to a page sooner, after each thing they say there, is still at the same look.
SITTING = timedelta(minutes=30)

Looks = Mapping[User, list[datetime]]


def note_look(session: Session, share: Share, user: User) -> None:
    """Keep that a professional looks at a summary now, once a sitting."""
    if share.seen_at is None or now() - share.seen_at > SITTING:
        session.add(ShareView(conversation_id=share.conversation_id, user_id=user.id))


def looks_at(session: Session, conversation: Conversation) -> Looks:
    """Return when each professional looked at a summary, newest first, also where it was taken back since."""
    mine = select(ShareView).where(ShareView.conversation_id == conversation.id)
    looks: dict[User, list[datetime]] = {}
    for view in session.scalars(mine.order_by(ShareView.at.desc())):
        looks.setdefault(view.user, []).append(view.at)
    return looks
