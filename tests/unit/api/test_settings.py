"""The service does not start for real people with secrets that everyone knows."""

import pytest
from cryptography.fernet import Fernet
from pydantic import ValidationError

from api.database.encryption import DEVELOPMENT_KEY
from api.settings import Settings

OWN = {"bot_token": "a secret of our own", "text_keys": Fernet.generate_key().decode(), "audit_key": "another secret"}


def test_it_starts_with_secrets_of_its_own():
    assert Settings(environment="production", **OWN).secure_cookies


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"bot_token": "development-only"}, "BOT_TOKEN"),
        ({"text_keys": DEVELOPMENT_KEY}, "TEXT_KEYS"),
        ({"text_keys": f"{OWN['text_keys']},{DEVELOPMENT_KEY}"}, "TEXT_KEYS"),
        ({"audit_key": "development-only"}, "AUDIT_KEY"),
        ({"audit_key": "development-only", "environment": "development"}, "AUDIT_KEY"),
        ({"text_keys": "short"}, "Fernet key"),
    ],
)
def test_it_refuses_what_everyone_knows_and_says_what_to_set(changed, named):
    with pytest.raises(ValidationError, match=named) as raised:
        Settings(**{"environment": "production", **OWN, **changed})
    assert OWN["text_keys"] not in str(raised.value)


def test_on_a_developers_machine_nothing_needs_to_be_set():
    assert Settings(environment="development").text_keys == DEVELOPMENT_KEY
