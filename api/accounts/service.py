"""Accounts: names, roles, passwords, and the sessions and tokens that stand for a login."""

from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.roles import Role
from api.database.tables import LoginSession, User, now
from api.errors import GoodLifeError, InvalidInputError
from api.secrets import hash_secret, new_token

SHORTEST_PASSWORD = 10
BROWSER_SESSION = timedelta(hours=12)
API_TOKEN = timedelta(days=365)


class WrongLoginError(GoodLifeError):
    """The name or the password is wrong; which of them, nobody is told."""

    status = InvalidInputError.status
    code = "wrong_login"


class AccountService:
    """Adds people, checks their passwords, and knows them again."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(new_token())

    def add(self, session: Session, name: str, role: Role, password: str) -> User:
        """Add someone; raises InvalidInputError when the name is taken or empty, or the password too short."""
        name = name.strip()
        if not name:
            raise InvalidInputError("Give a name.", "name")
        if len(password) < SHORTEST_PASSWORD:
            raise InvalidInputError(f"The password needs at least {SHORTEST_PASSWORD} characters.", "password")
        if self._named(session, name):
            raise InvalidInputError(f"There is already someone called {name}.", "name")
        user = User(name=name, role=role.value, password_hash=self._hasher.hash(password))
        session.add(user)
        session.flush()
        return user

    def log_in(self, session: Session, name: str, password: str) -> str:
        """Check a password and return the token of a new session; raises WrongLoginError."""
        user = self._named(session, name.strip())
        try:
            # Someone unknown costs as much time as someone known, so that names cannot be guessed by the clock.
            self._hasher.verify(user.password_hash if user else self._nobody, password)
        except VerificationError:
            user = None
        if user is None:
            raise WrongLoginError("That name and password do not go together. Check both and try again.", "password")
        return self._issue(session, user, BROWSER_SESSION)

    def new_api_token(self, session: Session, name: str) -> str:
        """Return a token with which a program may act for someone; raises InvalidInputError for an unknown name."""
        user = self._named(session, name)
        if user is None:
            raise InvalidInputError(f"There is nobody called {name}.", "name")
        return self._issue(session, user, API_TOKEN)

    def who(self, session: Session, token: str) -> User | None:
        """Return whose token this is, as long as it is valid."""
        found = session.scalar(select(LoginSession).where(LoginSession.token_hash == hash_secret(token)))
        return found.user if found and found.expires_at > now() else None

    def log_out(self, session: Session, token: str) -> None:
        """End the session of a token."""
        session.execute(delete(LoginSession).where(LoginSession.token_hash == hash_secret(token)))

    def _named(self, session: Session, name: str) -> User | None:
        """Return who goes by a name, in whatever capitals; of two who differ in capitals alone, the one it is."""
        # Done here, since SQLite knows the capitals of English letters only, and those who log in are few.
        same = [user for user in session.scalars(select(User)) if user.name.casefold() == name.casefold()]
        return min(same, key=lambda user: user.name != name, default=None)

    def _issue(self, session: Session, user: User, lasts: timedelta) -> str:
        token = new_token()
        session.add(LoginSession(token_hash=hash_secret(token), user_id=user.id, expires_at=now() + lasts))
        return token
