"""How well findings agree with a gold file: precision, recall and F1 over sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.reading import Reader


@dataclass(frozen=True)
class GoldSentence:
    """What two readers of the codebook both gave: any listed domain is right; `unsure` kinds are not scored."""

    span: Span
    kinds: Mapping[str, frozenset[str]]
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True)
class GoldNarrative:
    """A narrative with its gold sentences."""

    narrative: Narrative
    sentences: tuple[GoldSentence, ...]


@dataclass
class Counts:
    """Sentences found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the wanted that is found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 when nothing was wanted and nothing found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass
class Scores:
    """The counts of one comparison, by kind, by domain, and for kind and domain together."""

    kinds: dict[str, Counts]
    domains: dict[str, Counts]
    pairs: Counts = field(default_factory=Counts)
    sentences: int = 0
    covers: list[float] = field(default_factory=list)

    @property
    def total(self) -> Counts:
        """The counts of all kinds together."""
        return sum(self.kinds.values(), Counts())

    def summary(self) -> dict[str, float]:
        """Return the figures in one line, named as every report names them."""
        return {
            "macro_f1": sum(counts.f1 for counts in self.kinds.values()) / len(self.kinds),
            "micro_f1": self.total.f1,
            "domain_accuracy": self.pairs.right / max(1, self.total.right),
            "kind_domain_micro_f1": self.pairs.f1,
            "evidence_cover": sum(self.covers) / max(1, len(self.covers)),
        }


def read_all(reader: Reader, narratives: Iterable[Narrative]) -> list[Finding]:
    """Return every finding of every narrative."""
    return [finding for reading in reader.read(narratives) for finding in reading.findings]


def score(
    gold: Iterable[GoldNarrative], findings: Iterable[Finding], kinds: Sequence[str], domains: Sequence[str]
) -> Scores:
    """Compare findings with a gold file; a finding counts for the sentence that holds its midpoint."""
    scores = Scores({kind: Counts() for kind in kinds}, {domain: Counts() for domain in domains})
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.narrative_id].append(finding)
    for narrative in gold:
        for sentence in narrative.sentences:
            _add(scores, sentence, [one for one in found[narrative.narrative.id] if _within(one, sentence.span)])
    return scores


def _within(finding: Finding, span: Span) -> bool:
    return span.start <= (finding.start + finding.end) / 2 < span.end


def _add(scores: Scores, sentence: GoldSentence, findings: Sequence[Finding]) -> None:
    length = max(1, sentence.span.end - sentence.span.start)
    scores.sentences += 1
    scores.covers += [min(1.0, (finding.end - finding.start) / length) for finding in findings]
    for kind, counts in scores.kinds.items():
        if kind not in sentence.unsure:
            wanted = sentence.kinds.get(kind, frozenset())
            found = {finding.domain for finding in findings if finding.kind == kind}
            _count(counts, bool(wanted), bool(found))
            _count_pair(scores.pairs, wanted, found)
            _count_domains(scores.domains, wanted, found)


def _count(counts: Counts, wanted: bool, found: bool) -> None:
    counts.right += wanted and found
    counts.wrong += found and not wanted
    counts.missed += wanted and not found


def _count_pair(counts: Counts, wanted: frozenset[str], found: set[str]) -> None:
    hit = bool(wanted & found)
    counts.right += hit
    counts.wrong += bool(found) and not hit
    counts.missed += bool(wanted) and not hit


def _count_domains(domains: dict[str, Counts], wanted: frozenset[str], found: set[str]) -> None:
    """Count each domain within a kind; where several are right, one that was found is enough."""
    missed = set() if wanted & found else wanted
    for domain, counts in domains.items():
        counts.right += domain in wanted & found
        counts.wrong += domain in found - wanted
        counts.missed += domain in missed
