"""The four groups of the report, each with its domains, from the tally."""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.batch.report.quotes import Quote
from nlp.batch.report.tally import Tally
from nlp.domain.codebook import Codebook, Domain, Kind

DOMAINS_QUOTED = 3
QUOTES_EACH = 3


@dataclass(frozen=True)
class Row:
    """One domain in one group: in how many stories it was heard, and how many findings that makes."""

    domain: Domain
    stories: int
    findings: int
    share: float


@dataclass(frozen=True)
class Quoted:
    """A domain with people's own words about it."""

    domain: Domain
    quotes: list[Quote]


@dataclass(frozen=True)
class Group:
    """One of the four groups; `rows` has every domain, most heard first; `share` is of all stories read, 0 to 1."""

    kind: Kind
    stories: int
    share: float
    rows: list[Row]
    quoted: list[Quoted]

    @property
    def heard(self) -> list[Row]:
        """Return the domains that were heard at all."""
        return [row for row in self.rows if row.stories]

    def of(self, domain: Domain) -> Row:
        """Return the row of one domain."""
        return next(row for row in self.rows if row.domain == domain)


def build_groups(tally: Tally, codebook: Codebook) -> list[Group]:
    """Build the groups in the codebook's order; no story is quoted twice where others can be."""
    taken: set[str] = set()
    return [_group(kind, tally, codebook, taken) for kind in codebook.kinds.values()]


def _group(kind: Kind, tally: Tally, codebook: Codebook, taken: set[str]) -> Group:
    rows = [_row(kind, domain, tally) for domain in codebook.domains.values()]
    rows.sort(key=lambda row: -row.stories)
    quoted = list(_quoted(kind, rows, tally, taken))
    return Group(kind, tally.kinds[kind.id], _share(tally.kinds[kind.id], tally), rows, quoted)


def _row(kind: Kind, domain: Domain, tally: Tally) -> Row:
    cell = (kind.id, domain.id)
    return Row(domain, tally.cells[cell], tally.findings_by_cell[cell], _share(tally.cells[cell], tally))


def _share(stories: int, tally: Tally) -> float:
    return stories / tally.stories if tally.stories else 0.0


def _quoted(kind: Kind, rows: list[Row], tally: Tally, taken: set[str]) -> Iterator[Quoted]:
    for row in rows[:DOMAINS_QUOTED]:
        if quotes := tally.quotes.choose((kind.id, row.domain.id), QUOTES_EACH, taken):
            yield Quoted(row.domain, quotes)
