"""The one reader of the process, shared by conversations and researchers."""

from collections.abc import Iterable, Iterator
from threading import Lock

from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reader, Reading


class SharedReader:
    """Lets one thread read at a time, a narrative each, so that nobody's chat waits for a whole collection."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._reading = Lock()  # spaCy's pipeline is not for several threads at once

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order."""
        for narrative in narratives:
            with self._reading:
                (reading,) = self._reader.read([narrative])
            yield reading
