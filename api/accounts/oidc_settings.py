"""The settings of logging in through an organisation's own identity provider; without an issuer there is none."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class OidcSettings(BaseSettings):
    """What the provider has given us, and where it says what someone may do."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)  # secrets stay out of the log of a failed start

    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_role_claim: str = Field(default="roles", description="the claim that names professional, researcher or admin")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed with OIDC_ISSUER")
        return self
