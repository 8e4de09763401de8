"""Features of co-production on their way from the reader to the files and the report."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.batch.engines.worker import LoadReader
from nlp.batch.journal import RESULTS
from nlp.batch.readers.columns import Wanted
from nlp.batch.redacting import RedactedReading
from nlp.batch.run import Settings, run
from nlp.co_production.codebook import load_codes
from nlp.domain.feature import Feature
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reader, Reading
from nlp.reading.tier import Tier
from tests.unit.nlp.batch.fakes import load_keyword_reader

STORIES = [
    {"id": "a", "text": "My neighbour. Five of us meet at Jan Puw's, no staff."},
    {"id": "b", "text": "My garden."},
    {"id": "c", "text": "Now we meet on Mondays."},
]


class MeetingReader:
    """Sees peers where people meet."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        told = list(narratives)
        for narrative, reading in zip(told, self._reader.read(told), strict=True):
            at = narrative.text.find("meet")
            words = narrative.text[at:]
            seen = Feature(narrative.id, "peer_networks", at, len(narrative.text), words, 0.8)
            yield replace(reading, features=(seen,) if at >= 0 else ())


def load_meeting_reader(threads: int | None) -> Reader:
    return MeetingReader(load_keyword_reader(threads))


def analysed(tmp_path: Path, redact: bool | None, load: LoadReader = load_meeting_reader) -> Path:
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(story) + "\n" for story in STORIES))
    run([tmp_path / "s.jsonl"], Settings(tmp_path / "out", Wanted(), redact=redact), load)
    return tmp_path / "out"


def features(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "features.jsonl").read_text().splitlines()]


def test_they_are_written_with_their_words(tmp_path: Path) -> None:
    rows = features(analysed(tmp_path, redact=False))
    assert [(row["narrative_id"], row["code"]) for row in rows] == [("a", "peer_networks"), ("c", "peer_networks")]
    assert rows[0]["text"] == "meet at Jan Puw's, no staff." == STORIES[0]["text"][rows[0]["start"] : rows[0]["end"]]


def test_they_are_carried_over_when_stories_are_redacted(tmp_path: Path) -> None:
    out = analysed(tmp_path, redact=True)
    redacted = {row["id"]: row["text"] for row in map(json.loads, (out / "redacted.jsonl").read_text().splitlines())}
    rows = features(out)
    assert rows[0]["text"] == "meet at [Person 1]'s, no staff."
    assert all(redacted[row["narrative_id"]][row["start"] : row["end"]] == row["text"] for row in rows)


@pytest.mark.parametrize("redact", [None, True, False])
def test_the_report_counts_and_quotes_them(tmp_path: Path, redact: bool | None) -> None:
    page = (analysed(tmp_path, redact) / "report.html").read_text()
    section = page[page.index('<section id="co-production"') :].split("</section>")[0]
    assert all(code.name in section for code in load_codes().values())
    assert "on Mondays" in section
    assert ("Jan Puw" in section) == (redact is False)


NOT_THERE = [(Tier.FAST, "was not looked for: that needs"), (Tier.ACCURATE, "There was no story in English to look")]


@pytest.mark.parametrize(("tier", "said"), NOT_THERE)
def test_the_report_says_why_there_are_none(tmp_path: Path, tier: Tier, said: str) -> None:
    (tmp_path / "s.jsonl").write_text('{"text": "Mae pobl yn cwrdd."}\n')
    out = tmp_path / "out"
    run([tmp_path / "s.jsonl"], Settings(out, Wanted(), tier=tier), load_keyword_reader)
    page = (out / "report.html").read_text()
    assert [other in page for _, other in NOT_THERE] == [said == other for _, other in NOT_THERE]
    assert features(out) == []


def test_where_stories_were_looked_through_the_report_says_neither(tmp_path: Path) -> None:
    page = (analysed(tmp_path, None) / "report.html").read_text()
    assert not any(said in page for _, said in NOT_THERE)


@pytest.mark.parametrize("looked_for", [(), None, (Feature("n", "reciprocity", 0, 2, "We", 0.7),)])
def test_the_journal_of_a_run_remembers_them(looked_for: tuple[Feature, ...] | None) -> None:
    plain = Reading("n", "en", (), (), features=looked_for)
    redacted = RedactedReading("n", "en", (), (), features=looked_for, narrative=Narrative("n", "We"), replaced=())
    assert RESULTS.validate_json(RESULTS.dump_json([plain, redacted, "why"])) == [plain, redacted, "why"]
