"""A finished run as a coded collection: the machine is its one coder, each finding a coding."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nlp.batch.errors import CannotStartError
from nlp.batch.export.finished import Finished
from nlp.batch.export.stories import Told
from nlp.domain.codebook import Codebook
from nlp.domain.coding import Code, Coder, Coding
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.exchange.guids import stable_guid
from nlp.exchange.our_codes import MACHINE, our_codes


@dataclass
class CodedRun:
    """What a run found, story by story; counts them as they are asked for."""

    name: str
    about: str
    codes: Sequence[Code]
    told: Iterator[Told]
    at: datetime
    advance: Callable[[int, int], object]
    coders: Sequence[Coder] = (MACHINE,)
    stories: int = 0
    codings: int = 0

    def each(self) -> Iterator[tuple[Narrative, Sequence[Coding]]]:
        """Yield every story with its codings, once."""
        code_of = {code.label: code.id for code in self.codes}
        for story, findings in self.told:
            codings = [_coding(finding, code_of[f"{finding.kind}/{finding.domain}"], self.at) for finding in findings]
            self.stories += 1
            self.codings += len(codings)
            yield story, codings
            self.advance(1, self.stories)


def codes_of(run: Finished, codebook: Codebook) -> tuple[Code, ...]:
    """Return the codes of a run; raises CannotStartError when it was read by another codebook."""
    if run.record["codebook"] != codebook.version:
        raise CannotStartError(
            f"“{run.folder}” was read by version {run.record['codebook']} of the codebook, and this is version "
            f"{codebook.version}. Run `goodlife analyse` again."
        )
    return our_codes(codebook)


def _coding(finding: Finding, code: str, at: datetime) -> Coding:
    label = f"{finding.kind}/{finding.domain}"
    id_ = stable_guid("finding", finding.narrative_id, label, str(finding.start), str(finding.end))
    note = f"{finding.reason} Score {finding.score:.2f}."
    return Coding(id_, finding.narrative_id, code, MACHINE.id, Span(finding.start, finding.end), at, note)
