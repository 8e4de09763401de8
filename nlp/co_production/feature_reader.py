"""Reading of whole stories: what another reader finds in them, and which features of co-production they show."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from nlp.co_production.story_coder import StoryCoder
from nlp.domain.narrative import Narrative
from nlp.reading.language import ENGLISH
from nlp.reading.reading import Reader, Reading

AT_ONCE = 64


class FeatureReader:
    """Reads with another reader, and adds features to the readings of what is in English."""

    def __init__(self, reader: Reader, coder: StoryCoder) -> None:
        self._reader = reader
        self._coder = coder

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order, holding only a small batch in memory."""
        waiting = iter(narratives)
        while batch := list(islice(waiting, AT_ONCE)):
            readings = list(self._reader.read(batch))
            coded = [one for one in zip(batch, readings, strict=True) if one[1].language == ENGLISH]
            features = iter(self._coder.code([(narrative, reading.sentences) for narrative, reading in coded]))
            for reading in readings:
                yield replace(reading, features=next(features)) if reading.language == ENGLISH else reading
