"""How much may be put in at once, and where the work that waits is kept, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings

MEGABYTE = 1024 * 1024


class CollectionSettings(BaseSettings):
    """Each name is an environment variable."""

    collection_files: int = Field(default=100, ge=1, description="files in one collection")
    collection_megabytes: int = Field(default=200, ge=1, description="of all files of one collection together")
    jobs_url: str = Field(default="", description="redis://... where SQLite under GOODLIFE_HOME is not enough")
    jobs_at_once: int = Field(default=1, ge=1, description="collections that are read at the same time")

    @property
    def most_bytes(self) -> int:
        """Return how many bytes all files of one collection may have."""
        return self.collection_megabytes * MEGABYTE
