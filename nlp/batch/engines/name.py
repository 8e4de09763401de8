"""Which engines there are."""

from enum import StrEnum


class EngineName(StrEnum):
    """What reads: this machine, or a cluster of Dask or Ray."""

    LOCAL = "local"
    DASK = "dask"
    RAY = "ray"
