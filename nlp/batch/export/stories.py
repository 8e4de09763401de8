"""The stories of a finished run with what was found in them: taken in again from the inputs, and redacted if wanted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from nlp.batch.errors import CannotStartError
from nlp.batch.export.finished import Finished
from nlp.batch.export.found import Found
from nlp.batch.export.whole import whole
from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import find_sources
from nlp.batch.intake import take_in
from nlp.batch.items import Accepted
from nlp.batch.outputs import REPLACED_IN_EXPORT
from nlp.batch.redacting import AT_ONCE, redact_readings, replaced_row
from nlp.batch.turns import turns_of
from nlp.deidentification.finder import Finder
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reading

Told = tuple[Narrative, list[Finding]]


def stories_of(run: Finished, found: Found, redact: bool) -> Iterator[Told]:
    """Yield each story that was read, with its findings; raises CannotStartError where the inputs have changed."""
    if run.redacted and not redact:
        raise CannotStartError(f"The files in “{run.folder}” were redacted, so the words as written are not there.")
    told = _checked(_redacted_before(run) if run.redacted else _taken_in(run), found, run)
    return _redacted_now(told, run.folder / REPLACED_IN_EXPORT) if redact and not run.redacted else told


def _redacted_before(run: Finished) -> Iterator[Narrative]:
    for row in run.rows("redacted"):
        turns = turns_of(json.loads(row["turns"])) if row["turns"] else ()
        source, group, date = (row.get(name) or "" for name in ("source", "group", "date"))  # older folders have none
        yield Narrative(row["id"], row["text"], row["question"] or None, source, group or None, date or None, turns)


def _taken_in(run: Finished) -> Iterator[Narrative]:
    """Yield the stories as they were taken in; where a file lies on somebody's machine is nobody else's business."""
    with UniqueIds() as ids:
        for item in take_in(find_sources(run.inputs, run.folder), run.wanted, ids):
            if isinstance(item.content, Accepted) and not item.content.provenance.no_story:
                yield replace(item.content.narrative, source=Path(item.content.narrative.source).name)


def _checked(stories: Iterator[Narrative], found: Found, run: Finished) -> Iterator[Told]:
    for story in stories:
        findings = found.of(story.id)
        if findings is None:  # it came into the inputs after they were read
            continue
        if any(story.text[one.start : one.end] != one.text for one in findings):
            raise _changed(f"The words of “{story.id}” are no longer where they were found", run)
        yield story, findings
    if found.left:
        raise _changed(f"{found.left:,} of the stories that were read are no longer there", run)


def _changed(what: str, run: Finished) -> CannotStartError:
    inputs = ", ".join(f"“{path}”" for path in run.inputs)
    return CannotStartError(f"{what}: {inputs} changed since they were read. Run `goodlife analyse` again.")


def _redacted_now(told: Iterator[Told], replaced: Path) -> Iterator[Told]:
    finder = Finder.load()
    with whole(replaced) as file:
        while batch := list(islice(told, AT_ONCE)):
            readings = (Reading(story.id, "", (), tuple(findings)) for story, findings in batch)
            for redacted in redact_readings([story for story, _ in batch], readings, finder):
                for where, one in redacted.replaced:
                    row = replaced_row(redacted.narrative_id, where, one)
                    file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
                yield redacted.narrative, list(redacted.findings)
