"""What each file of a run holds: its columns, in order, and the type of each."""

from collections.abc import Mapping

Columns = Mapping[str, type[str] | type[int] | type[float]]

NARRATIVES: Columns = {
    "id": str, "source": str, "sentences": int, "language": str, "findings": int, "unsure": int, "no_story": str,
    "same_as": str,
}  # fmt: skip
FINDINGS: Columns = {
    "narrative_id": str, "kind": str, "domain": str, "start": int, "end": int, "text": str, "score": float,
    "reason": str,
}  # fmt: skip
FEATURES: Columns = {"narrative_id": str, "code": str, "start": int, "end": int, "text": str, "score": float}
REJECTED: Columns = {"source": str, "line": int, "reason": str}
TEXTS: Columns = {"id": str, "text": str}
REDACTED: Columns = {
    "id": str, "text": str, "question": str, "turns": str, "source": str, "group": str, "date": str,
}  # fmt: skip
REPLACED: Columns = {
    "narrative_id": str, "where": str, "start": int, "end": int, "kind": str, "replacement": str, "original": str,
}  # fmt: skip

FILES: Mapping[str, Columns] = {
    "narratives": NARRATIVES,
    "findings": FINDINGS,
    "features": FEATURES,
    "rejected": REJECTED,
    "texts": TEXTS,
    "redacted": REDACTED,
    "replaced": REPLACED,
}
"""Texts are those of files such as .docx, in which nobody could find the offsets of findings otherwise.

Redacted stories are as they may be passed on; what was replaced in them stays with who made them. `turns` is a list in
JSON: of each turn of the teller its start and end, then those of the question; nothing where all is the teller's.
"""
