"""What the report counts, gathered while the stories stream by; its size does not grow with their number."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.batch.items import Noted, Outcome, Read, Rejected
from nlp.batch.report.quotes import Shelf, cut
from nlp.domain.finding import Finding
from nlp.themes.counts import Counts
from nlp.themes.sample import Sample
from nlp.themes.told import Told

MOST_REASONS = 40
MOST_NOTES = 40
OTHER = "other reasons, listed beside this report"
Cell = tuple[str, str]


@dataclass
class Tally:
    """Counts by story, by finding, by language and by reason, a shelf of quotes, and a sample of what was told.

    `narratives` and `all_findings` are all that was written; the rest leaves out copies and answers without a story.
    `features` were looked for in those `coded`.
    """

    narratives: int = 0
    all_findings: int = 0
    stories: int = 0
    sentences: int = 0
    words: int = 0
    findings: int = 0
    with_findings: int = 0
    rejected: int = 0
    repeated_ids: int = 0
    copies: int = 0
    no_stories: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    cells: Counter[Cell] = field(default_factory=Counter)
    coded: int = 0
    features: Counter[str] = field(default_factory=Counter)
    findings_by_cell: Counter[Cell] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    notes: list[Noted] = field(default_factory=list)
    noted_again: Counter[str] = field(default_factory=Counter)
    unlisted_notes: int = 0
    quotes: Shelf = field(default_factory=Shelf)
    counts: Counts = field(default_factory=Counts)
    sample: Sample = field(default_factory=Sample)

    def add(self, content: Outcome) -> None:
        """Count one step of the stream."""
        if isinstance(content, Read):
            self._add_read(content)
        elif isinstance(content, Rejected):
            self.rejected += 1
            known = content.reason in self.reasons or len(self.reasons) < MOST_REASONS
            self.reasons[content.reason if known else OTHER] += 1
        elif any(noted.note == content.note for noted in self.notes):
            self.noted_again[content.note] += 1
        elif len(self.notes) < MOST_NOTES:
            self.notes.append(content)
        else:
            self.unlisted_notes += 1

    def _add_read(self, read: Read) -> None:
        """Count a story once however often it was handed in, and what is none apart."""
        self.narratives += 1
        self.all_findings += len(read.reading.findings)
        if no_story := read.provenance.no_story:
            self.no_stories[no_story] += 1
        elif read.provenance.same_as:
            self.copies += 1
        else:
            self._add_reading(read)

    def _add_reading(self, read: Read) -> None:
        reading = read.reading
        here = Counter((finding.kind, finding.domain) for finding in reading.findings)
        words = len(read.narrative.told.split())
        self.stories += 1
        self.sentences += len(reading.sentences)
        self.words += words
        self.findings += len(reading.findings)
        self.with_findings += bool(reading.findings)
        self.languages[reading.language] += 1
        self.kinds.update({kind for kind, _ in here})
        self.cells.update(here.keys())
        self.findings_by_cell.update(here)
        self.coded += reading.features is not None
        self.features.update(feature.code for feature in reading.features or ())
        self.quotes.offer(read)
        narrative = read.narrative
        self.counts.add(here.keys(), _apart(reading.findings), words, narrative.group, narrative.date, read.row)
        if here and self.sample.wants(read.narrative.id):
            self.sample.keep(read.narrative.id, [_told(finding, read) for finding in reading.findings])


def _apart(findings: Sequence[Finding]) -> set[Cell]:
    """Return the cells without strengths whose words also tell of a change: one thing with two labels is no pair."""
    changes = [finding for finding in findings if finding.kind == "outcome_achieved"]
    return {
        (finding.kind, finding.domain)
        for finding in findings
        if finding.kind != "strength"
        or not any(finding.start < change.end and change.start < finding.end for change in changes)
    }


def _told(finding: Finding, read: Read) -> Told:
    quote = cut(finding, read)
    return Told(
        quote.story, quote.evidence, finding.kind, finding.domain, quote.before, quote.after, finding.score, read.row
    )
