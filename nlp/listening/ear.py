"""The ear: what a fine-tuned encoder makes of a message, before any rule."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import numpy as np

from nlp.domain.narrative import Narrative
from nlp.listening.danger import DANGERS, Danger
from nlp.listening.impression import COLUMNS, Impression, impression_of
from nlp.reading.errors import ArtefactMissing
from nlp.reading.fair_copy import Spelling
from nlp.reading.load import BUILT
from nlp.reading.segmentation import split_sentences
from nlp.reading.token_classifier import TokenClassifier
from nlp.reading.windows import Windows

LISTENER_FOLDER = Path(__file__).parents[2] / "models" / "listener"
SETTINGS = "settings.json"


@dataclass(frozen=True)
class Thresholds:
    """From which probability on a message is heard as a command, as crisis, as a concern.

    Where no danger is as probable as `surely_calm`, what was learnt is surer than a rule; where a concern is as
    probable as `heavy`, a message is no command, whatever its words.
    """

    command: float
    crisis: dict[Danger, float]
    concern: dict[Danger, float]
    surely_calm: float = 0.0
    heavy: float = 1.0

    def save(self, folder: Path) -> None:
        """Write them as JSON."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SETTINGS).write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path = LISTENER_FOLDER) -> Self:
        """Read what `save` wrote; raises ArtefactMissing when it is not there."""
        try:
            return cls(**json.loads((folder / SETTINGS).read_text(encoding="utf-8")))
        except OSError as error:
            raise ArtefactMissing(f"The listener is not in {folder}. Make it with: make train") from error


class Ear:
    """Forms an impression of one message at a time."""

    def __init__(self, voter: TokenClassifier) -> None:
        self._voter = voter
        self._windows = Windows(voter.tokenizer)
        self._spelling = Spelling.load(voter.tokenizer.get_vocab())

    @classmethod
    def load(cls, folder: Path = LISTENER_FOLDER) -> Self:
        """Load what was learnt; raises ArtefactMissing when it has to be built or trained first."""
        return cls(TokenClassifier.load(folder / BUILT))

    def impression(self, text: str, question: str | None) -> Impression:
        """Return the impression of a message, with what was asked before it.

        A message longer than the encoder sees at once is meant as its beginning is, and alarms as its worst part does.
        """
        fair = self._spelling.copy(text).text
        (windows,) = self._windows.cut([(Narrative("", fair, question), split_sentences(fair))])
        votes = self._voter.votes([window.ids for window in windows])
        parts = [
            impression_of(one[window.pieces[0].first : window.pieces[-1].end])
            for window, one in zip(windows, votes, strict=True)
        ] or [impression_of(np.zeros((0, COLUMNS), np.float32))]
        return Impression(
            parts[0].meant,
            {danger: max(part.crisis[danger] for part in parts) for danger in DANGERS},
            {danger: max(part.concern[danger] for part in parts) for danger in DANGERS},
        )
