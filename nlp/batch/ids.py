"""Ids that occur once, in memory that does not grow: a private database on disk remembers them."""

from nlp.batch.scratch import Scratch


class UniqueIds(Scratch):
    """Makes every id unique: one that comes again gets `#2`, `#3` and so on; `repeated` counts them.

    >>> with UniqueIds() as ids:
    ...     ids.unique("a"), ids.unique("b"), ids.unique("a"), ids.repeated
    ('a', 'b', 'a#2', 1)
    """

    def __init__(self) -> None:
        self.repeated = 0
        super().__init__("CREATE TABLE seen (id TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;")

    def unique(self, id_: str) -> str:
        """Return the id, changed only if it was given before."""
        times = self._count(id_)
        if times == 1:
            return id_
        self.repeated += 1
        while self._count(changed := f"{id_}#{times}") > 1:
            times += 1
        return changed

    def _count(self, id_: str) -> int:
        row = self._database.execute(
            "INSERT INTO seen VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1 RETURNING times", (id_,)
        ).fetchone()
        return int(row[0])
