"""The settings of text messages, from the environment: providers, keys, and how long to wait."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.database.encryption import DEVELOPMENT_KEY, Cipher
from api.sms.joining import Waits
from api.sms.numbers import Numbers

DEVELOPMENT_HASH_KEY = "development-only"


class SmsSettings(BaseSettings):
    """What may differ in text messages; a provider whose secret is not set is not listened to."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)  # secrets stay out of the log of a failed start

    sms_hash_key: str = Field(default=DEVELOPMENT_HASH_KEY, description="makes the hash that a number is known by")
    sms_number_keys: str = Field(
        default=DEVELOPMENT_KEY, description="Fernet keys for numbers, the newest first, between commas"
    )
    sms_about: str = Field(default="Good Life", description="who answers, and how to reach them, as HELP tells")
    sms_wait_seconds: float = Field(default=2.0, description="after a text, for another before both are answered")
    sms_unfinished_seconds: float = Field(default=20.0, description="after a text that fills its segments")
    sms_missing_seconds: float = Field(default=180.0, description="for a part that others say there is, (1/3)")
    sms_retry_seconds: float = Field(default=5.0, description="before the first new try; each wait is twice the last")

    public_url: str = Field(default="", description="the address that providers call, where a proxy stands before us")
    twilio_auth_token: str = ""
    twilio_api_url: str = "https://api.twilio.com"
    notify_bearer_token: str = ""
    notify_api_key: str = ""
    notify_template_id: str = ""
    notify_api_url: str = "https://api.notifications.service.gov.uk"

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        self.numbers()
        if self.notify_bearer_token and not (self.notify_api_key and self.notify_template_id):
            raise ValueError(
                "NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID are needed with NOTIFY_BEARER_TOKEN: without, no reply"
            )
        return self

    @property
    def in_use(self) -> bool:
        """Return whether a provider is listened to."""
        return bool(self.twilio_auth_token or self.notify_bearer_token)

    @property
    def keys_are_safe(self) -> bool:
        """Return whether both keys are the installation's own."""
        return self.sms_hash_key != DEVELOPMENT_HASH_KEY and DEVELOPMENT_KEY not in self.sms_number_keys

    @property
    def waits(self) -> Waits:
        """Return how long to wait for more."""
        return Waits(self.sms_wait_seconds, self.sms_unfinished_seconds, self.sms_missing_seconds)

    def numbers(self) -> Numbers:
        """Return what hashes and encrypts numbers; raises ValueError when a key cannot be used."""
        return Numbers(self.sms_hash_key, Cipher(self.sms_number_keys))
