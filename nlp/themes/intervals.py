"""How sure a share or a difference is: 95% intervals by methods that hold for small numbers too."""

from dataclasses import dataclass
from math import sqrt

from scipy.stats import binomtest


@dataclass(frozen=True)
class Interval:
    """Where the truth may well lie: 95 of 100 intervals made so hold it."""

    low: float
    high: float


@dataclass(frozen=True)
class Share:
    """So many of so many, with the interval of the share."""

    count: int
    of: int
    interval: Interval

    @property
    def share(self) -> float:
        """Return the share, 0 to 1; of none it is 0."""
        return self.count / self.of if self.of else 0.0


def share(count: int, of: int) -> Share:
    """Return a share with its interval by Wilson's method (1927); of none, anything may be true."""
    if not of:
        return Share(0, 0, Interval(0.0, 1.0))
    found = binomtest(count, of).proportion_ci(method="wilson")
    return Share(count, of, Interval(float(found.low), float(found.high)))


def difference(one: Share, other: Share) -> Interval:
    """Return the interval of one share less another, by Newcombe's method 10 (1998)."""
    apart = one.share - other.share
    down = sqrt((one.share - one.interval.low) ** 2 + (other.interval.high - other.share) ** 2)
    up = sqrt((one.interval.high - one.share) ** 2 + (other.share - other.interval.low) ** 2)
    return Interval(apart - down, apart + up)
