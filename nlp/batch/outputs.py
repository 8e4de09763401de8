"""The output folder: files written as the results come, and the report at the very end."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nlp.batch.errors import CannotStartError
from nlp.batch.items import Noted, Outcome, Read, Rejected
from nlp.batch.redacting import redact_said, replaced_row
from nlp.batch.turns import offsets_of
from nlp.batch.writers.columns import FILES
from nlp.batch.writers.writer import FileFormat, Writer, file_name, open_writer
from nlp.deidentification.labels import FindIn
from nlp.deidentification.redaction import Replacement

REPORT, RECORD = "report.html", "run.json"
REPLACED_IN_EXPORT = "replaced_in_export.jsonl"
"""What was there before an export: it stays in the folder of the run, for a person to check."""
REJECTED = "rejected"
MADE = (REPORT, RECORD, REPLACED_IN_EXPORT, *(file_name(name, one) for name in FILES for one in FileFormat))
"""All that a run may make, in whatever format, and what was there before an export of it."""
SAYS_OURS = {"version", "codebook", "tier"}
"""What the record of a run has, and hardly another file of its name."""
ALWAYS = ("narratives", "findings", "features", REJECTED)


class Outputs:
    """Writes to a folder; a run that is stopped leaves no report, so a report is always a whole one.

    `find` finds what is taken out of the reasons of what was rejected; None leaves them as they are.
    """

    def __init__(self, folder: Path, file_format: FileFormat = FileFormat.JSONL, find: FindIn | None = None) -> None:
        self.folder = folder
        self._format = file_format
        self._find = find
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Make the folder ready, which must be ours; raises CannotStartError when it cannot be written to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear()
            self._narratives, self._findings, self._features, self._rejected = map(self._opened, ALWAYS)
        except OSError as error:
            self._open.close()
            raise CannotStartError(cannot_write(self.folder, error)) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()

    def _clear(self) -> None:
        """Take away what an earlier run made."""
        for name in MADE:
            (self.folder / name).unlink(missing_ok=True)

    def _opened(self, name: str) -> Writer:
        writer = open_writer(self.folder, name, self._format)
        self._open.callback(writer.close)
        return writer

    def write(self, content: Outcome) -> None:
        """Write the rows of one narrative, or one rejection; a note is for the report alone."""
        if isinstance(content, Noted):
            return
        if isinstance(content, Rejected):
            self._write_rejected(content)
            return
        if content.replaced is not None:
            self._write_redacted(content)
        elif content.provenance.extracted and not content.provenance.no_story:
            self._texts.write({"id": content.narrative.id, "text": content.narrative.text})
        reading = content.reading
        for finding in reading.findings:
            self._findings.write(finding.as_dict())
        for feature in reading.features or ():
            self._features.write(feature.as_dict())
        self._narratives.write(
            {
                "id": content.narrative.id,
                "source": content.narrative.source,
                "sentences": len(reading.sentences),
                "language": reading.language,
                "findings": len(reading.findings),
                "unsure": len(reading.unsure),
                "no_story": content.provenance.no_story,
                "same_as": content.provenance.same_as,
            }
        )

    def _write_rejected(self, rejected: Rejected) -> None:
        reason = rejected.reason
        if self._find:
            redaction = redact_said(reason, self._find)
            reason = redaction.text
            for one in redaction.replacements:
                self.note_replaced(rejected.source, REJECTED, one)
        self._rejected.write({"source": rejected.source, "line": rejected.line, "reason": reason})

    def _write_redacted(self, read: Read) -> None:
        narrative = read.narrative
        turns = json.dumps(offsets_of(narrative.turns)) if narrative.turns else None
        self._redacted.write(
            {
                "id": narrative.id,
                "text": narrative.text,
                "question": narrative.question,
                "turns": turns,
                "source": Path(narrative.source).name,  # it may be passed on: no folder of this machine
                "group": narrative.group,
                "date": narrative.date,
            }
        )
        for where, one in read.replaced or ():
            self.note_replaced(narrative.id, where, one)

    def note_replaced(self, narrative_id: str, where: str, one: Replacement) -> None:
        """Write down what was replaced, for a person to check; the original stands in this list alone."""
        self._replaced.write(replaced_row(narrative_id, where, one))

    @cached_property
    def _redacted(self) -> Writer:
        return self._opened("redacted")

    @cached_property
    def _replaced(self) -> Writer:
        return self._opened("replaced")

    @cached_property
    def _texts(self) -> Writer:
        return self._opened("texts")

    def finish(self, record: Mapping[str, Any], page: str) -> Path:
        """Put the record of the run and then the report in place, each in one step, after everything else is there."""
        self._open.close()
        self._put(RECORD, json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        return self._put(REPORT, page)

    def _put(self, name: str, content: str) -> Path:
        unfinished = self.folder / f".{name}.unfinished"
        unfinished.write_text(content, encoding="utf-8")
        return unfinished.replace(self.folder / name)


def refuse_others(folder: Path) -> None:
    """Raise CannotStartError when a folder has files of such names as ours, and no record of a run that made them."""
    there = [name for name in MADE if (folder / name).exists()]
    if there and not _is_recorded(folder):
        raise CannotStartError(
            f"“{folder}” has files that Good Life would write over, and nothing says that it made them: "
            f"{', '.join(there)}. Choose another --out, or move them first."
        )


def _is_recorded(folder: Path) -> bool:
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.keys() >= SAYS_OURS


def cannot_write(folder: Path, error: OSError) -> str:
    """Say why nothing can be written to a folder, and what to do."""
    why = (error.strerror or "the disk gave an error").lower()
    return f"“{folder}” cannot be written to ({why}). Choose another --out."
