"""Who sees what is shared with a code: who gave it or, where it is for a team, everyone who is in that team now."""

from sqlalchemy import ColumnElement, and_, or_

from api.database.tables import ShareCode, User


def opens_to(code: ShareCode, user: User) -> bool:
    """Return whether someone sees what is shared with a code."""
    return code.team == user.team if code.team else code.user_id == user.id


def lead_to_one(code: ShareCode, other: ShareCode) -> bool:
    """Return whether somebody sees what is shared with either of two codes."""
    if code.team and code.team == other.team:
        return True  # also when whoever gave them has left it
    return any(opens_to(code, user) and opens_to(other, user) for user in (code.user, other.user))


def codes_for(user: User) -> ColumnElement[bool]:
    """Return the condition of codes that open to someone; it says of each code what `opens_to` says."""
    own = and_(ShareCode.team.is_(None), ShareCode.user_id == user.id)
    # Who has no team is in none: compared with NULL, their team would be that of every code that is for nobody's.
    return or_(own, ShareCode.team == user.team) if user.team else own
