"""What the votes of a sentence's tokens come to: kinds, domains within a kind, evidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

KINDS, DOMAINS = 4, 10
# The head's columns, side by side: each kind's evidence, attention, vote and mean; then each domain's vote and mean.
WIDTHS = {
    "evidence": KINDS,
    "attention": KINDS,
    "kind_vote": KINDS,
    "kind_mean": KINDS,
    "domain_vote": DOMAINS,
    "domain_mean": DOMAINS,
}
COLUMNS = sum(WIDTHS.values())


@dataclass(frozen=True)
class Counted:
    """A sentence's logits: kinds (4,), domains within each kind (4, 10), evidence of each kind by token (tokens, 4).

    `domain_votes` (tokens, 10) says which domain each token speaks for.
    """

    kinds: Floats
    domains: Floats
    evidence: Floats
    domain_votes: Floats


def count(votes: Floats, domain_bias: Floats) -> Counted:
    """Count the votes (tokens, COLUMNS) of one sentence; `domain_bias` (4, 10) is how common a domain is in a kind.

    A kind's attention says which tokens speak for it (softmax over the sentence); the votes of those count, and every
    token's mean vote beside them (Lin and others 2017, "A structured self-attentive sentence embedding").
    """
    if not len(votes):
        nothing = np.zeros((0, KINDS), np.float32)
        return Counted(np.full(KINDS, -np.inf, np.float32), domain_bias, nothing, np.zeros((0, DOMAINS), np.float32))
    evidence, attention, kind_vote, kind_mean, domain_vote, domain_mean = np.split(
        votes, np.cumsum(list(WIDTHS.values()))[:-1], axis=1
    )
    weight = np.exp(attention - attention.max(axis=0))
    weight /= weight.sum(axis=0)
    kinds = (weight * kind_vote).sum(axis=0) + kind_mean.mean(axis=0)
    domains = weight.T @ domain_vote + domain_mean.mean(axis=0) + domain_bias
    return Counted(kinds, domains, evidence, domain_vote)
