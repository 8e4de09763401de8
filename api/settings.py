"""Settings, from the environment alone."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.accounts.oidc_settings import OidcSettings
from api.collections.settings import CollectionSettings
from api.database.encryption import DEVELOPMENT_KEY, Cipher
from api.limits.settings import LimitSettings
from api.sms.settings import SmsSettings
from nlp.reading.tier import Tier

DEVELOPMENT_AUDIT_KEY = "development-only"
DEVELOPMENT_TOKEN = "development-only"  # noqa: S105  refused in production


class Settings(BaseSettings):
    """What may differ from one installation to the next; every name is an environment variable."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)  # secrets stay out of the log of a failed start

    environment: Literal["development", "production"] = "development"
    goodlife_home: Path = Path("var")
    database_url: str = ""
    text_keys: str = Field(
        default=DEVELOPMENT_KEY, description="Fernet keys for people's words, the newest first, between commas"
    )
    audit_key: str = Field(
        default=DEVELOPMENT_AUDIT_KEY, description="makes the hash by which the audit log knows a conversation"
    )
    port: int = 8000
    tier: Tier = Field(default=Tier.ACCURATE, description="which reader reads what people say")
    bot_url: str = "http://127.0.0.1:5005"
    bot_token: str = DEVELOPMENT_TOKEN
    bot_seconds: float = Field(default=10.0, description="how long one answer of the bot may take")
    limits: LimitSettings = Field(default_factory=LimitSettings)
    collections: CollectionSettings = Field(default_factory=CollectionSettings)
    oidc: OidcSettings = Field(default_factory=OidcSettings)
    sms: SmsSettings = Field(default_factory=SmsSettings)

    @model_validator(mode="after")
    def _ready_to_start(self) -> Self:
        self.cipher()
        if not self.database_url:
            self.database_url = f"sqlite:///{self.goodlife_home.absolute() / 'goodlife.db'}"
        if self.environment == "production" and self.bot_token == DEVELOPMENT_TOKEN:
            raise ValueError("BOT_TOKEN must be set to a secret of your own when ENVIRONMENT is production")
        if self.environment == "production" and DEVELOPMENT_KEY in self.text_keys:
            raise ValueError("TEXT_KEYS must be set to keys of your own when ENVIRONMENT is production")
        if self.environment == "production" and self.audit_key == DEVELOPMENT_AUDIT_KEY:
            raise ValueError("AUDIT_KEY must be set to a secret of your own when ENVIRONMENT is production")
        if DEVELOPMENT_KEY not in self.text_keys and self.audit_key == DEVELOPMENT_AUDIT_KEY:
            # Of one command that has only some of the keys, `goodlife purge` would take for unused what is in use.
            raise ValueError("AUDIT_KEY must be set to a secret of your own where TEXT_KEYS are")
        if self.environment == "production" and self.oidc.oidc_issuer.startswith("http:"):
            raise ValueError("OIDC_ISSUER must begin with https when ENVIRONMENT is production")
        if self.environment == "production" and self.sms.in_use and not self.sms.keys_are_safe:
            raise ValueError("SMS_HASH_KEY and SMS_NUMBER_KEYS must be keys of your own when ENVIRONMENT is production")
        return self

    def cipher(self) -> Cipher:
        """Return what encrypts people's words and hashes ids; raises ValueError when a key cannot be used."""
        return Cipher(self.text_keys, self.audit_key)

    @property
    def secure_cookies(self) -> bool:
        """Cookies travel over https alone, except where a developer serves plain http on loopback."""
        return self.environment == "production"
