"""The output folder: .jsonl files written as the results come, and the report at the very end."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from nlp.batch.errors import CannotStartError
from nlp.batch.items import Noted, Outcome, Read, Rejected
from nlp.deidentification.redaction import Replacement

REPORT = "report.html"
ALWAYS = ("narratives", "findings", "rejected")
REDACTED, REPLACED = "redacted", "replaced"
"""The stories as they may be passed on, and the one list that says what was there: it stays with who made it."""
TEXTS = "texts"
"""The texts that were taken out of files such as .docx, where nobody could find the offsets of findings otherwise."""


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
            for name in (REDACTED, REPLACED, TEXTS):
                (self.folder / f"{name}.jsonl").unlink(missing_ok=True)
            self._narratives, self._findings, self._rejected = map(self._opened, ALWAYS)
        except OSError as error:
            self._open.close()
            why = (error.strerror or "the disk gave an error").lower()
            raise CannotStartError(f"“{self.folder}” cannot be written to ({why}). Choose another --out.") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()

    def _opened(self, name: str) -> TextIO:
        file = (self.folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")
        return self._open.enter_context(file)

    def write(self, content: Outcome) -> None:
        """Write the lines of one narrative, or one rejection; a note is for the report alone."""
        if isinstance(content, Noted):
            return
        if isinstance(content, Rejected):
            fields = {"source": content.source, "line": content.line, "reason": content.reason}
            self._rejected.write(_line(fields))
            return
        if content.replaced is not None:
            self._write_redacted(content)
        elif content.provenance.extracted and not content.provenance.no_story:
            self._texts.write(_line({"id": content.narrative.id, "text": content.narrative.text}))
        reading = content.reading
        self._findings.writelines(_line(finding.as_dict()) for finding in reading.findings)
        summary = {
            "id": content.narrative.id,
            "source": content.narrative.source,
            "sentences": len(reading.sentences),
            "language": reading.language,
            "findings": len(reading.findings),
            "unsure": len(reading.unsure),
            "no_story": content.provenance.no_story,
            "same_as": content.provenance.same_as,
        }
        self._narratives.write(_line(summary))

    def _write_redacted(self, read: Read) -> None:
        narrative = read.narrative
        self._redacted.write(_line({"id": narrative.id, "text": narrative.text, "question": narrative.question}))
        for where, one in read.replaced or ():
            self.note_replaced(narrative.id, where, one)

    def note_replaced(self, narrative_id: str, where: str, one: Replacement) -> None:
        """Write down what was replaced, for a person to check; the original stands in this list alone."""
        place = {"narrative_id": narrative_id, "where": where, "start": one.span.start, "end": one.span.end}
        self._replaced.write(
            _line({**place, "kind": one.kind, "replacement": one.replacement, "original": one.original})
        )

    @cached_property
    def _redacted(self) -> TextIO:
        return self._opened(REDACTED)

    @cached_property
    def _replaced(self) -> TextIO:
        return self._opened(REPLACED)

    @cached_property
    def _texts(self) -> TextIO:
        return self._opened(TEXTS)

    def write_report(self, page: str) -> Path:
        """Put the report in place in one step, after everything else is on the disk."""
        self._open.close()
        unfinished = self.folder / f".{REPORT}.unfinished"
        unfinished.write_text(page, encoding="utf-8")
        return unfinished.replace(self.folder / REPORT)


def _line(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"
