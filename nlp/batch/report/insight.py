"""What the report says beyond counts: themes, what is told together, groups, time, and people's own view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from nlp.batch.report.tally import Tally
from nlp.domain.codebook import Codebook
from nlp.reading.encoder import Encoder
from nlp.reading.errors import ReadingError
from nlp.themes.comparing import Comparison, compare
from nlp.themes.counts import Measure
from nlp.themes.find import Encode, Refusal, Themes, find_themes
from nlp.themes.in_their_view import Aspect, in_their_view
from nlp.themes.over_time import OverTime, over_time
from nlp.themes.together import Together, told_together
from nlp.themes.told import Told

LEAST = 5


@dataclass(frozen=True)
class Asked:
    """What the person asked to have compared: the columns of group and date, and the smallest number to be shown."""

    group: str | None = None
    date: str | None = None
    least: int = LEAST


@dataclass(frozen=True)
class Insight:
    """Each part of it, None where nobody asked for it; `looked_at` are the stories that themes and view come from.

    `people` are those who told: all answers of one row are one person's, and count once here.
    """

    asked: Asked
    looked_at: int
    people: int
    themes: Themes | Refusal
    together: Together
    view: tuple[Aspect, ...]
    comparison: Comparison | None
    time: OverTime | None


def understand(tally: Tally, asked: Asked, codebook: Codebook, encode: Encode) -> Insight:
    """Look at what was gathered; `encode` is called only where there is enough to look for themes."""
    told, kinds = tally.sample.told(), list(codebook.kinds)
    measures: list[Measure] = [(kind,) for kind in kinds]
    measures += [(kind, domain) for kind in kinds for domain in codebook.domains]
    return Insight(
        asked,
        len(tally.sample),
        tally.counts.stories,
        _themes(told, encode, asked.least),
        told_together(tally.counts, asked.least),
        in_their_view(told),
        compare(tally.counts, measures, asked.least) if asked.group else None,
        over_time(tally.counts, kinds, asked.least) if asked.date else None,
    )


def _themes(told: Sequence[Told], encode: Encode, least: int) -> Themes | Refusal:
    """Look for themes; that the encoder is not built must not undo hours of reading."""
    try:
        return find_themes(told, encode, least)
    except ReadingError as error:
        return Refusal(f"Themes were not looked for. {error}")


def encode_with_shipped(texts: Sequence[str]) -> NDArray[Any]:
    """Encode with the small encoder, loaded when it is first needed: most small readings never do."""
    return Encoder.load().encode(texts)
