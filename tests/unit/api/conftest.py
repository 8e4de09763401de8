"""Gives these tests a whole service in memory."""

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from tests.world import world

__all__ = ["world"]


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """Passwords are made to be slow to check; here that would be most of what the machine does."""
    monkeypatch.setattr("api.accounts.service.PasswordHasher", lambda: PasswordHasher.from_parameters(CHEAPEST))
