"""What an export can be."""

from enum import StrEnum


class Format(StrEnum):
    """What an export is written as."""

    QDPX = "qdpx"
    QDC = "qdc"
    DOCBIN = "docbin"
    TRAINING = "training"
    CSV = "csv"
