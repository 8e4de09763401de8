"""Everything as the document says it: in groups, with times and notes as people tell them."""

from collections.abc import Mapping
from typing import Any

from api.exports.plan_to_read import plan_to_read
from api.exports.schemas import Everything, ExportedLine, ExportedNote
from api.web.words import ABOUT, clock_time, in_groups, plain_day, whom

_SAYS = {"agree": "agrees", "amend": "suggests", "question": "asks"}


def to_read(record: Everything) -> Mapping[str, Any]:
    """Return what the template of the document draws."""
    standing = [item for item in record.items if item.status != "removed"]
    groups = [{"name": kind.group, "lines": [_line(item) for item in items]} for kind, items in in_groups(standing)]
    return {
        "language": record.language,
        "made": clock_time(record.made),
        "begun": clock_time(record.begun),
        "consent": record.consent.model_dump(),
        "groups": groups,
        "removed": [_line(item) for item in record.items if item.status == "removed"],
        "plan": plan_to_read(record.plan, record.plan_suggestions) if record.plan else None,
        "my_page": record.my_page.model_dump(),
        "shares": [
            {
                "name": whom(share.with_, share.given_by),
                "at": clock_time(share.at),
                "looked": clock_time(share.last_looked) if share.last_looked else None,
                "lines": [item.words for item in standing if item.id in share.lines],
            }
            for share in record.shares
        ],
        "looks": [{"name": look.name, "at": clock_time(look.at)} for look in record.looks],
        "turns": [
            {"mine": turn.speaker == "citizen", "at": clock_time(turn.at), "text": turn.text} for turn in record.turns
        ],
    }


def _line(item: ExportedLine) -> dict[str, Any]:
    said = list(dict.fromkeys(place.text for place in item.evidence if place.text.strip() != item.words.strip()))
    notes = [_note(note, item.words) for note in item.notes]
    return {"words": item.words, "about": ABOUT[item.domain], "status": item.status, "said": said, "notes": notes}


def _note(note: ExportedNote, words: str) -> dict[str, Any]:
    return {
        "says": f"{note.name} {_SAYS[note.kind]}",
        "words": note.words,
        "on": plain_day(note.at),
        "about": note.about if note.about != words else None,
        "answer": note.answer,
        "answer_words": note.answer_words,
    }
