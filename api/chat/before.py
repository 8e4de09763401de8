"""What stands before a turn in its conversation: what the bot asked, what it gave back lately, what was met."""

from collections.abc import Sequence
from typing import Any

from api.database.tables import Turn


def asked_last(turns: Sequence[Turn]) -> Turn | None:
    """Return what the bot said last; what was said about the person's own pages is not its."""
    ours = {turn.metadata_["pages"]["text"] for turn in turns if turn.metadata_ and turn.metadata_.get("pages")}
    return next((turn for turn in reversed(turns) if turn.speaker == "bot" and turn.text not in ours), None)


def answered_last(turns: Sequence[Turn]) -> dict[str, Any]:
    """Return how the citizen's last turn that has been heard was heard, as the bot was told it."""
    heard = (turn.metadata_ for turn in reversed(turns) if turn.speaker == "citizen" and turn.metadata_)
    return next(heard, {})


def reflected_lately(turns: Sequence[Turn]) -> int:
    """Count the latest answers in a row to which the bot said something in the person's own words."""
    count, said = 0, ""
    for turn in reversed(turns):
        if turn.speaker == "bot":
            said = f"{turn.text.lower()}\n{said}"
        elif turn.metadata_:
            if not any(words.lower() in said for words in _given_to_say_back(turn.metadata_)):
                break
            count, said = count + 1, ""
    return count


def _given_to_say_back(metadata: dict[str, Any]) -> list[str]:
    named = (metadata.get("names") or {}).values()
    linked = (words for told in (metadata.get("told") or {}).values() for words in told)
    return [words.strip(" .,;:!?") for words in (metadata.get("reflection"), *named, *linked) if words]


def heavy_turns(turns: Sequence[Turn]) -> set[str]:
    """Return the ids of the turns in which something was met first: a sorrow, a death, anger, pain."""
    heavy = ("concern", "loss", "meets")
    return {turn.id for turn in turns if any((turn.metadata_ or {}).get(name) for name in heavy)}
