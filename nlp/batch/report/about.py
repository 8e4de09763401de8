"""How a reading was made: version, date, settings, and how well the reader did when it was measured."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

METRICS_FILE = Path(__file__).parents[3] / "models" / "reader" / "metrics.json"


@dataclass(frozen=True)
class About:
    """What a reader of the report needs to know to trust it or to make it again."""

    version: str
    made: datetime
    seconds: float
    settings: Sequence[tuple[str, str]]
    metrics: dict[str, Any] | None


def about(seconds: float, settings: Sequence[tuple[str, str]], metrics_file: Path = METRICS_FILE) -> About:
    """Gather what is known of this run and of the reader; without measured figures, `metrics` is None."""
    metrics = json.loads(metrics_file.read_text(encoding="utf-8")) if metrics_file.exists() else None
    return About(_version(), datetime.now(UTC), seconds, settings, metrics)


def _version() -> str:
    try:
        return version("goodlife")
    except PackageNotFoundError:
        return "unknown, run from source"
