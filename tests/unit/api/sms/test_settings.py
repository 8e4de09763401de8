"""Settings that are unsafe or do not fit together are refused, and say so without giving a secret away."""

import pytest
from cryptography.fernet import Fernet
from pydantic import ValidationError

from api.settings import Settings
from api.sms.settings import SmsSettings

OWN = {"sms_hash_key": "a key of our own", "sms_number_keys": Fernet.generate_key().decode()}


def production(**sms):
    text_keys = Fernet.generate_key().decode()
    return Settings(
        environment="production",
        bot_token="secret of our own",
        audit_key="another",
        text_keys=text_keys,
        sms=SmsSettings(**sms),
    )


def test_outside_development_a_provider_needs_keys_of_our_own():
    with pytest.raises(ValidationError, match="SMS_HASH_KEY and SMS_NUMBER_KEYS"):
        production(twilio_auth_token="token")
    with pytest.raises(ValidationError, match="SMS_HASH_KEY and SMS_NUMBER_KEYS"):
        production(twilio_auth_token="token", sms_hash_key="a key of our own")
    assert production(twilio_auth_token="token", **OWN).sms.in_use


def test_the_default_key_is_refused_also_behind_a_new_one():
    both = f"{OWN['sms_number_keys']},{SmsSettings().sms_number_keys}"
    with pytest.raises(ValidationError, match="SMS_HASH_KEY and SMS_NUMBER_KEYS"):
        production(twilio_auth_token="token", sms_hash_key="a key of our own", sms_number_keys=both)


def test_without_a_provider_nothing_is_asked_for():
    assert not production().sms.in_use


def test_in_development_the_defaults_do():
    assert Settings(sms=SmsSettings(twilio_auth_token="token")).sms.in_use


def test_notify_needs_what_it_takes_to_reply():
    with pytest.raises(ValidationError, match="NOTIFY_API_KEY"):
        SmsSettings(notify_bearer_token="bearer")


def test_a_refused_secret_is_not_repeated():
    with pytest.raises(ValidationError) as refused:
        SmsSettings(sms_number_keys="my-secret-that-is-no-key")
    assert "my-secret" not in str(refused.value)


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "from the environment")
    assert Settings().sms.twilio_auth_token == "from the environment"
