"""Published weights and learnt adapters become one encoder, without torch."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]


def merge(published: Mapping[str, Array], adapters: Mapping[str, Array]) -> dict[str, Array]:
    """Return the published weights, each projection changed by its adapter: weight + up @ down."""
    merged = dict(published)
    for name, down in adapters.items():
        projection, _, part = name.rpartition(".")
        if part == "down":
            change = adapters[f"{projection}.up"].astype(np.float32) @ down.astype(np.float32)
            merged[f"{projection}.weight"] = published[f"{projection}.weight"].astype(np.float32) + change
    return merged
