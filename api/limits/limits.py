"""Counting what is done, in memory: this is one process, and nothing about who tried what is worth keeping."""

import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from api.errors import TooManyError
from api.limits.settings import LimitSettings
from api.secrets import hash_secret


class Limit:
    """How often one thing may be done, counted for each key. A window begins with the first time in it."""

    def __init__(self, limiter: FixedWindowRateLimiter, name: str, limit: str) -> None:
        self._limiter = limiter
        self._name = name
        self._windows = parse_many(limit)

    def take(self, key: str) -> None:
        """Count one more; raises TooManyError when it is one too many."""
        self.check(key)  # what is refused is not counted, so nobody waits longer for having been impatient
        name = self._known_as(key)
        self._refuse([window for window in self._windows if not self._limiter.hit(window, *name)], name)

    def check(self, key: str) -> None:
        """Raise TooManyError when one more would be too many; nothing is counted."""
        name = self._known_as(key)
        self._refuse([window for window in self._windows if not self._limiter.test(window, *name)], name)

    def clear(self, key: str) -> None:
        """Begin anew for a key."""
        for window in self._windows:
            self._limiter.clear(window, *self._known_as(key))

    def _refuse(self, refused: list[RateLimitItem], name: tuple[str, str]) -> None:
        if refused:
            until = max(self._limiter.get_window_stats(window, *name).reset_time for window in refused)
            raise TooManyError(max(1, math.ceil(until - time.time())))

    def _known_as(self, key: str) -> tuple[str, str]:
        return self._name, hash_secret(key)  # a name may be as long as someone likes to type


class Limits:
    """Everything that is limited."""

    def __init__(self, settings: LimitSettings) -> None:
        limiter = FixedWindowRateLimiter(MemoryStorage())
        self.openings = Limit(limiter, "openings", settings.limit_openings)
        self.messages = Limit(limiter, "messages", settings.limit_messages)
        self.analyses = Limit(limiter, "analyses", settings.limit_analyses)
        self.exports = Limit(limiter, "exports", settings.limit_exports)
        self.login_failures = Limit(limiter, "login failures", settings.limit_login_failures)
        self.login_failures_by_address = Limit(
            limiter, "login failures by address", settings.limit_login_failures_by_address
        )
        self.codes = Limit(limiter, "codes", settings.limit_codes)
        self.codes_by_address = Limit(limiter, "codes by address", settings.limit_codes_by_address)
        self.unsigned_texts = Limit(limiter, "unsigned texts", settings.limit_unsigned_texts)

    def take_code(self, conversation_id: str, address: str) -> None:
        """Count one more code that someone tried, right or wrong; raises TooManyError."""
        self.codes.take(conversation_id)
        self.codes_by_address.take(address)
