"""How often what may be done, from the environment: `60/minute;600/hour`, every part of which must hold."""

from limits import parse_many
from pydantic import field_validator
from pydantic_settings import BaseSettings


class LimitSettings(BaseSettings):
    """Generous enough for a family, a day centre or a ward behind one address; each name is an environment variable.

    Several windows make whoever goes on wait longer each time: seconds first, then minutes, then most of an hour.
    """

    limit_openings: str = "120/minute;1200/hour"  # conversations, for each address
    limit_messages: str = "120/minute"  # for each conversation
    limit_analyses: str = "120/minute"  # texts or collections of them, for each person who logs in
    limit_exports: str = "20/minute;100/hour"  # files to download, for each conversation
    limit_login_failures: str = "5/minute;10/15 minutes;20/hour"  # for each name
    limit_login_failures_by_address: str = "30/minute;60/15 minutes;120/hour"
    limit_codes: str = "20/minute;60/hour"  # tried, right or wrong, for each conversation
    limit_codes_by_address: str = "60/minute;300/hour"
    limit_unsigned_texts: str = "60/minute"  # not from a provider, for each address; what a provider signs has no limit

    @field_validator("*")
    @classmethod
    def _can_be_read(cls, limit: str) -> str:
        try:
            parse_many(limit)
        except ValueError as error:
            raise ValueError(f"{limit} is no limit; write it like 60/minute;600/hour") from error
        return limit
