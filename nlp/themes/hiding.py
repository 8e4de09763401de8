"""Small numbers are hidden, and as many others as it takes that nobody can work them out."""

from collections.abc import Collection, Mapping, Sequence

Numbers = Mapping[str, int]


def hidden(counts: Numbers, least: int, sizes: Numbers | None = None) -> frozenset[str]:
    """Return the parts whose number must not be shown beside the others, where the sum of all is known.

    A number is small from 1 to `least` - 1; with `sizes`, so is what is left of its part: "all but two" tells of two.
    One hidden number could be worked out from the sum, and so could several that have few between them. The next
    smallest is hidden too until neither is so.
    """
    told = [counts] if sizes is None else [counts, {name: sizes[name] - count for name, count in counts.items()}]
    hide = {name for name in counts if any(0 < numbers[name] < least for numbers in told)}
    others = sorted(counts.keys() - hide, key=lambda name: (counts[name], name))
    while hide and others and _can_be_worked_out(hide, told, least):
        hide.add(others.pop(0))
    return frozenset(hide)


def _can_be_worked_out(hide: Collection[str], told: Sequence[Numbers], least: int) -> bool:
    return len(hide) < 2 or any(sum(numbers[name] for name in hide) < least for numbers in told)
