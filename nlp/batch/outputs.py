"""The output folder: three .jsonl files written as the results come, and the report at the very end."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nlp.batch.errors import CannotStartError
from nlp.batch.items import Noted, Outcome, Rejected

REPORT = "report.html"


class Outputs:
    """Writes to a folder; a run that is stopped leaves no report, so a report is always a whole one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Make the folder ready; raises CannotStartError when it cannot be written to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / REPORT).unlink(missing_ok=True)
            self._narratives, self._findings, self._rejected = (
                self._open.enter_context((self.folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n"))
                for name in ("narratives", "findings", "rejected")
            )
        except OSError as error:
            self._open.close()
            why = (error.strerror or "the disk gave an error").lower()
            raise CannotStartError(f"“{self.folder}” cannot be written to ({why}). Choose another --out.") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()

    def write(self, content: Outcome) -> None:
        """Write the lines of one narrative, or one rejection; a note is for the report alone."""
        if isinstance(content, Noted):
            return
        if isinstance(content, Rejected):
            fields = {"source": content.source, "line": content.line, "reason": content.reason}
            self._rejected.write(_line(fields))
            return
        reading = content.reading
        self._findings.writelines(_line(finding.as_dict()) for finding in reading.findings)
        summary = {
            "id": content.narrative.id,
            "source": content.narrative.source,
            "sentences": len(reading.sentences),
            "language": reading.language,
            "findings": len(reading.findings),
            "unsure": len(reading.unsure),
        }
        self._narratives.write(_line(summary))

    def write_report(self, page: str) -> Path:
        """Put the report in place in one step, after everything else is on the disk."""
        self._open.close()
        unfinished = self.folder / f".{REPORT}.unfinished"
        unfinished.write_text(page, encoding="utf-8")
        return unfinished.replace(self.folder / REPORT)


def _line(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"
