"""What was found in each story, in memory that does not grow: a private database on disk remembers it.

A cluster writes findings in whatever order they come, so those of one story can stand anywhere in the file.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from nlp.batch.scratch import Scratch
from nlp.domain.finding import Finding


class Found(Scratch):
    """Gives back the findings of each story that was read; `left` are the stories that nobody has asked for yet.

    What holds no story ("n/a") was not read, and stays where it is.
    """

    def __init__(self, narratives: Iterable[Mapping[str, Any]], findings: Iterable[Mapping[str, Any]]) -> None:
        super().__init__(
            "CREATE TABLE read (id TEXT PRIMARY KEY, asked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
            "CREATE TABLE found (story TEXT NOT NULL, finding TEXT NOT NULL);"
        )
        self._database.executemany(
            "INSERT INTO read (id) VALUES (?)", ((row["id"],) for row in narratives if not row["no_story"])
        )
        rows = ((row["narrative_id"], json.dumps(dict(row))) for row in findings)
        self._database.executemany("INSERT INTO found VALUES (?, ?)", rows)
        self._database.execute("CREATE INDEX by_story ON found (story)")

    @property
    def left(self) -> int:
        """Return how many stories were read that nobody has asked for yet."""
        return int(self._database.execute("SELECT count(*) FROM read WHERE NOT asked").fetchone()[0])

    def of(self, story: str) -> list[Finding] | None:
        """Return the findings of a story in the order of its words, or None when it was not read."""
        if self._database.execute("UPDATE read SET asked = 1 WHERE id = ?", (story,)).rowcount == 0:
            return None
        rows = self._database.execute("SELECT finding FROM found WHERE story = ?", (story,))
        return sorted((_finding(json.loads(row)) for (row,) in rows), key=lambda finding: (finding.start, finding.end))


def _finding(row: dict[str, Any]) -> Finding:
    """Return a finding from a row, whose numbers are text where the file is a table."""
    return Finding(**row | {"start": int(row["start"]), "end": int(row["end"]), "score": float(row["score"])})
