"""A sample of stories that does not grow: who is in it is drawn by lot, and the same whatever comes first."""

import heapq
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from nlp.themes.told import Told

MOST_STORIES = 500
MOST_OF_A_STORY = 40
"""Findings kept of one story, the surest: a very long one must not fill the sample."""


class Sample:
    """The stories whose ids draw the lowest lots: a simple random sample in bounded memory (bottom-k sampling)."""

    def __init__(self, most: int = MOST_STORIES) -> None:
        self._most = most
        self._kept: list[tuple[int, str, tuple[Told, ...]]] = []  # a heap, the highest lot first

    def wants(self, story: str) -> bool:
        """Say whether a story would be kept, before anything is made of it."""
        return len(self._kept) < self._most or (-_lot(story), story) > self._kept[0][:2]

    def keep(self, story: str, told: Sequence[Told]) -> None:
        """Keep what one story told, and let the highest lot go when there are too many."""
        surest = tuple(sorted(told, key=lambda one: (-one.score, one))[:MOST_OF_A_STORY])
        heapq.heappush(self._kept, (-_lot(story), story, surest))
        if len(self._kept) > self._most:
            heapq.heappop(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def kept(self) -> list[Told]:
        """Return all that the sample's stories told, story by story."""
        return [one for _, _, told in self._kept for one in told]

    def replace(self, told: Iterable[Told]) -> None:
        """Put others in the place of `kept`, in the same order."""
        waiting = iter(told)
        self._kept = [(lot, story, tuple(next(waiting) for _ in kept)) for lot, story, kept in self._kept]

    def told(self) -> list[Told]:
        """Return all that the sample's stories told, in one order whatever came first."""
        return sorted(self.kept)


def _lot(story: str) -> int:
    return int.from_bytes(blake2b(story.encode("utf-8", "surrogatepass"), digest_size=8).digest())
