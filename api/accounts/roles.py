"""What someone who logs in may do."""

from enum import StrEnum


class Role(StrEnum):
    """The three roles; a citizen needs none, their link is their key."""

    PROFESSIONAL = "professional"
    RESEARCHER = "researcher"
    ADMIN = "admin"
