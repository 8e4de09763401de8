"""How a reading was made: version, date, settings, and how well the reader did when it was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from nlp.batch.report.measured import Measured


@dataclass(frozen=True)
class About:
    """What a reader of the report needs to know to trust it or to make it again."""

    version: str
    made: datetime
    seconds: float
    settings: Sequence[tuple[str, str]]
    measured: Measured | None


def about(seconds: float, settings: Sequence[tuple[str, str]], measured: Measured | None) -> About:
    """Gather what is known of a run that ends now."""
    return About(_version(), datetime.now(UTC), seconds, settings, measured)


def _version() -> str:
    try:
        return version("goodlife")
    except PackageNotFoundError:
        return "unknown, run from source"
