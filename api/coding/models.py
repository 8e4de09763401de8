"""The models that coding asks for, loaded when they are first needed: most collections need neither."""

from collections.abc import Sequence
from threading import Lock

from api.errors import NotReadyError
from nlp.coding.suggestions import Floats
from nlp.deidentification.finder import Finder
from nlp.deidentification.identifier import Identifier
from nlp.reading.encoder import Encoder
from nlp.reading.errors import ArtefactMissing


class LazyEncoder:
    """Texts to vectors, one caller at a time; raises NotReadyError when the encoder is not built."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None
        self._alone = Lock()

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length one for each text."""
        with self._alone:
            try:
                self._encoder = self._encoder or Encoder.load()
            except ArtefactMissing as error:
                raise NotReadyError("Nothing can be suggested, since a model is missing. Run: make setup") from error
            return self._encoder.encode(texts)


class LazyFinder:
    """What in texts tells who someone is, one caller at a time."""

    def __init__(self) -> None:
        self._finder: Finder | None = None
        self._alone = Lock()

    def __call__(self, texts: Sequence[str]) -> list[list[Identifier]]:
        """Return the identifiers of each text, in order, none of which overlap."""
        with self._alone:
            self._finder = self._finder or Finder.load()
            return list(self._finder.find(texts))
