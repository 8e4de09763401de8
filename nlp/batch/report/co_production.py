"""The features of co-production in the report: in how many stories each was seen, with people's own words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.batch.report.quotes import FEATURE, Quote
from nlp.batch.report.tally import Tally
from nlp.co_production.codebook import Code, load_codes
from nlp.co_production.load import CODER_FOLDER, tells_features
from nlp.reading.tier import Tier

QUOTES_EACH = 3
METRICS_FILE = CODER_FOLDER / "metrics.json"


@dataclass(frozen=True)
class Seen:
    """One code: how many stories show it, some of their words; and when it was measured, how many given were right."""

    code: Code
    stories: int
    quotes: list[Quote]
    right: int
    given: int


def build_seen(tally: Tally, tier: Tier, file: Path = METRICS_FILE) -> list[Seen] | None:
    """Return the codes in their codebook's order, no story quoted twice.

    There are none where no story was in English, and None where the tier does not look for them.
    """
    if not tally.coded:
        return [] if tells_features(tier) else None
    measured: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["ordinary"]
    return list(_seen(tally, measured))


def _seen(tally: Tally, measured: dict[str, Any]) -> Iterator[Seen]:
    taken: set[str] = set()
    for code, said in load_codes().items():
        quotes = tally.quotes.choose((FEATURE, code), QUOTES_EACH, taken)
        right = measured[code]["right"]
        yield Seen(said, tally.features[code], quotes, right["count"], right["of"])
