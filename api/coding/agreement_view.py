"""Agreement as pages and programs read it: names for ids, and every figure with what it means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from api.audit.record import Action, record
from api.coding.bench import EXAMPLES, Bench, name_of
from api.coding.comparing import Comparison, compare, done_with
from api.coding.opening import Open
from api.coding.suggesting import examples_of
from nlp.coding.agreement import Compared, Pair
from nlp.coding.figures import SAMPLES, SEED
from nlp.coding.meaning import meaning, worth

ALL_CODES = "All codes together"


class ComparedOut(BaseModel):
    """One code between coders; `value` is null when it cannot be told, and `means` says why."""

    code: str
    stories: int
    sentences: int
    put_on: int
    same: float
    prevalence: float
    value: float | None
    low: float | None
    high: float | None
    means: str
    worth: str


class PairOut(BaseModel):
    """Two coders. `blind`: on how many stories neither had seen the other's tags; a machine never sees any.

    `accepted`: tags of the person that they took over from the machine.
    """

    one: str
    other: str
    stories: int
    blind: int
    accepted: int
    kappa: list[ComparedOut]


class AgreementOut(BaseModel):
    """Agreement in a collection; units are sentences, intervals 95% by resampling stories."""

    unit: str = "sentence"
    samples: int = SAMPLES
    seed: int = SEED
    done: dict[str, int]
    people: list[PairOut]
    machines: list[PairOut]
    alpha: list[ComparedOut]


def agreement_of(opened: Open) -> AgreementOut:
    """Compare the coders of a collection, and note that it was seen."""
    bench, comparison = opened.bench, compare(opened.session, opened.bench)
    finished = Counter(coder for _, coder in done_with(opened.session, bench))
    record(opened.session, Action.AGREEMENT_SEEN, opened.user, about=bench.collection)
    pairs = [told for pair in comparison.agreement.pairs if (told := _that_both_can_put(bench, pair)).compared]
    return AgreementOut(
        done={name_of(coder): finished[coder.id] for coder in bench.people},
        people=[_pair(bench, comparison, pair) for pair in pairs if not pair.machine],
        machines=[_pair(bench, comparison, pair) for pair in pairs if pair.machine],
        alpha=_compared(bench, comparison.agreement.together),
    )


def _that_both_can_put(bench: Bench, pair: Pair) -> Pair:
    """Return a pair with the codes that both can put: from examples a machine puts those that have some, no other."""
    if pair.other != bench.machine(EXAMPLES).id:
        return pair
    return replace(pair, compared=[one for one in pair.compared if one.code in examples_of(bench)])


def _pair(bench: Bench, comparison: Comparison, pair: Pair) -> PairOut:
    blind = comparison.blind_to_machines(pair.one) if pair.machine else comparison.blind(pair.one, pair.other)
    return PairOut(
        one=name_of(bench.coder_by_id[pair.one]),
        other=name_of(bench.coder_by_id[pair.other]),
        stories=pair.compared[0].stories,
        blind=blind,
        accepted=comparison.accepted.get((pair.one, pair.other), 0),
        kappa=_compared(bench, pair.compared),
    )


def _compared(bench: Bench, compared: Sequence[Compared]) -> list[ComparedOut]:
    """Return all codes together first, then each in the order of the codebook; codes that nobody put are left out."""
    order = {code.id: at for at, code in enumerate(bench.codes)}
    told = sorted((one for one in compared if one.yes), key=lambda one: -1 if one.code is None else order[one.code])
    return [
        ComparedOut(
            code=ALL_CODES if one.code is None else bench.full_name(bench.code_by_id[one.code]),
            stories=one.stories,
            sentences=one.sentences,
            put_on=one.yes,
            same=one.same,
            prevalence=one.common,
            value=one.figure.value,
            low=one.figure.low,
            high=one.figure.high,
            means=meaning(one.figure),
            worth=worth(one.figure),
        )
        for one in told
    ]
