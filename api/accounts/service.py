"""Accounts: names, roles, passwords, and the sessions and tokens that stand for a login."""

from collections.abc import Sequence
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.oidc import Identity
from api.accounts.roles import Role
from api.audit.record import NOBODY, SYSTEM, Action, record
from api.database.collection_tables import Collection
from api.database.engine import Sessions
from api.database.tables import LoginSession, ShareCode, User, now
from api.errors import GoodLifeError, InvalidInputError, NotAllowedError
from api.limits.limits import Limits
from api.plan.service import leave_team
from api.secrets import hash_secret, new_token
from api.sharing.leaving import end_sharing

SHORTEST_PASSWORD = 10
BROWSER_SESSION = timedelta(hours=12)
API_TOKEN = timedelta(days=365)


class WrongLoginError(GoodLifeError):
    """The name or the password is wrong; which of them, nobody is told."""

    status = InvalidInputError.status
    code = "wrong_login"


class AccountService:
    """Adds people, checks their passwords, and knows them again."""

    def __init__(self, sessions: Sessions, limits: Limits) -> None:
        self._sessions = sessions
        self._limits = limits
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(new_token())

    def add(self, session: Session, name: str, role: Role, password: str, team: str | None = None) -> User:
        """Add someone.

        Raises InvalidInputError when the name is taken or empty, the password too short, or the team not for them.
        """
        name = name.strip()
        if not name:
            raise InvalidInputError("Give a name.", "name")
        hashed = self._hash(password)
        if self._named(session, name):
            raise InvalidInputError(f"There is already someone called {name}.", "name")
        user = User(name=name, role=role.value, password_hash=hashed)
        user.team = self._team(session, user, team)
        session.add(user)
        session.flush()
        record(session, Action.USER_ADDED, SYSTEM, about=user)
        return user

    def move(self, session: Session, name: str, team: str | None) -> User:
        """Put a professional in a team, or in none; what is shared with the team they leave is closed to them at once.

        Raises InvalidInputError for an unknown name, or when a team is not for them.
        """
        user = self._known(session, name)
        new = self._team(session, user, team)
        if new != user.team:
            user.team = new
            leave_team(session, user)
            record(session, Action.USER_MOVED, SYSTEM, about=user)
        return user

    def close(self, session: Session, name: str) -> User:
        """Let someone in no more, at once: their sessions, tokens and codes end, and they are in no team.

        What was shared with them alone is with nobody. Raises InvalidInputError for an unknown name.
        """
        user = self.move(session, name, None)
        self._end_all(session, user)  # also what was begun while it was closed before
        end_sharing(session, user)
        if user.closed_at is None:
            user.closed_at = now()
            record(session, Action.USER_CLOSED, SYSTEM, about=user)
        return user

    def reopen(self, session: Session, name: str) -> User:
        """Let someone in again, with the password they had and in no team.

        Raises InvalidInputError for an unknown name.
        """
        user = self._known(session, name)
        if user.closed_at:
            user.closed_at = None
            record(session, Action.USER_REOPENED, SYSTEM, about=user)
        return user

    def set_password(self, session: Session, name: str, password: str) -> User:
        """Give someone a new password; whoever is logged in as them, with a browser or a token, is no more.

        Raises InvalidInputError for an unknown name, or when the password is too short.
        """
        user = self._known(session, name)
        user.password_hash = self._hash(password)
        self._end_all(session, user)
        record(session, Action.PASSWORD_CHANGED, SYSTEM, about=user)
        return user

    def everyone(self, session: Session) -> Sequence[User]:
        """Return all who log in or did, by name."""
        return sorted(session.scalars(select(User)), key=lambda user: user.name.casefold())

    def collections_of(self, session: Session, user: User) -> int:
        """Return how many collections of stories someone has, which nobody else can open."""
        owned = select(func.count()).select_from(Collection).where(Collection.owner_id == user.id)
        return session.scalar(owned) or 0

    def log_in(self, name: str, password: str, address: str) -> str:
        """Check a password and return the token of a new session; raises WrongLoginError, or TooManyError.

        A name that nobody has is made to wait as any other, and a try that had to wait is not checked.
        """
        name = name.strip()
        self._limits.login_failures_by_address.check(address)
        self._limits.login_failures.take(name.casefold())
        with self._sessions.begin() as session:
            named = self._named(session, name)
            user = self._checked(named, password)
            if user:
                self._limits.login_failures.clear(name.casefold())
                return self.begin_session(session, user)
            record(session, Action.LOGIN_FAILED, NOBODY, about=named)
        self._limits.login_failures_by_address.take(address)
        raise WrongLoginError("That name and password do not go together. Check both and try again.", "password")

    def known_by(self, session: Session, identity: Identity) -> User:
        """Return the user that a provider vouches for, added where new; their role is what it says today.

        Raises NotAllowedError when their login is closed.
        """
        user = session.scalar(select(User).where(User.subject == identity.subject))
        if user and user.closed_at:
            raise NotAllowedError("Your login is closed. Ask the people who look after Good Life where you work.")
        if user is None:
            # A name of their own, never that of somebody who is here already; and a password that nobody has.
            name = next((name for name in identity.names if not self._named(session, name)), identity.subject)
            user = self.add(session, name, identity.role, new_token())
            user.subject = identity.subject
        if user.role != identity.role:
            user.role = identity.role.value
            record(session, Action.ROLE_CHANGED, SYSTEM, about=user)
        return user

    def begin_session(self, session: Session, user: User) -> str:
        """Log someone in whose identity has been shown; returns the token of the new session."""
        record(session, Action.LOGGED_IN, user)
        return self._issue(session, user, BROWSER_SESSION)

    def new_api_token(self, session: Session, name: str) -> str:
        """Return a token with which a program may act for someone.

        Raises InvalidInputError for an unknown name, or a login that is closed.
        """
        user = self._known(session, name)
        if user.closed_at:
            raise InvalidInputError(f"The login of {user.name} is closed.", "name")
        record(session, Action.TOKEN_MADE, SYSTEM, about=user)
        return self._issue(session, user, API_TOKEN)

    def who(self, session: Session, token: str) -> User | None:
        """Return whose token this is, as long as it is valid."""
        found = session.scalar(select(LoginSession).where(LoginSession.token_hash == hash_secret(token)))
        return found.user if found and found.expires_at > now() and not found.user.closed_at else None

    def log_out(self, session: Session, token: str) -> None:
        """End the session of a token."""
        user = self.who(session, token)
        session.execute(delete(LoginSession).where(LoginSession.token_hash == hash_secret(token)))
        if user:
            record(session, Action.LOGGED_OUT, user)

    def _checked(self, user: User | None, password: str) -> User | None:
        """Return the user whose password it is, where they can log in, or None."""
        try:
            # Someone unknown costs as much time as someone known, so that names cannot be guessed by the clock.
            self._hasher.verify(user.password_hash if user else self._nobody, password)
        except VerificationError:
            return None
        return user if user and not user.closed_at else None

    def _hash(self, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise InvalidInputError(f"The password needs at least {SHORTEST_PASSWORD} characters.", "password")
        return self._hasher.hash(password)

    def _end_all(self, session: Session, user: User) -> None:
        session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))

    def _known(self, session: Session, name: str) -> User:
        user = self._named(session, name)
        if user is None:
            raise InvalidInputError(f"There is nobody called {name}.", "name")
        return user

    def _team(self, session: Session, user: User, team: str | None) -> str | None:
        """Return a team as it was spelt first, in whatever capitals it comes; it is one team, whoever types it."""
        team = (team or "").strip()
        if not team:
            return None
        if user.role != Role.PROFESSIONAL:
            raise InvalidInputError("Only a professional can be in a team.", "team")
        # Of codes too: what is shared with a team that nobody is in at the moment is for whoever comes into it.
        known = [*session.scalars(select(User.team).distinct()), *session.scalars(select(ShareCode.team).distinct())]
        return next((one for one in known if one and one.casefold() == team.casefold()), team)

    def _named(self, session: Session, name: str) -> User | None:
        """Return who goes by a name, in whatever capitals; of two who differ in capitals alone, the one it is."""
        # Done here, since SQLite knows the capitals of English letters only, and those who log in are few.
        same = [user for user in session.scalars(select(User)) if user.name.casefold() == name.casefold()]
        return min(same, key=lambda user: user.name != name, default=None)

    def _issue(self, session: Session, user: User, lasts: timedelta) -> str:
        token = new_token()
        session.add(LoginSession(token_hash=hash_secret(token), user_id=user.id, expires_at=now() + lasts))
        return token
