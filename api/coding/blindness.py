"""Who is blind to whom, while they code a story: by the rules of the collection, and by what they have seen."""

from sqlalchemy.orm import Session

from api.coding.bench import Bench
from api.database.coding_tables import StoryDone, StoryLook
from api.database.collection_tables import Story

# How the rules are put to people.
UNTIL = {
    "no": "Not at all: they see it from the start",
    "story": "Until they say that they are done with a story, or I end the blind phase",
    "end": "Until I end the blind phase",
}


def sees_people(bench: Bench, done: StoryDone | None) -> bool:
    """Return whether the rules let a coder see what other people put on a story."""
    return _sees(bench, bench.rules.blind_to_people, done)


def sees_machines(bench: Bench, done: StoryDone | None) -> bool:
    """Return whether the rules let a coder see what machines put on a story."""
    return _sees(bench, bench.rules.blind_to_machines, done)


def done_of(session: Session, bench: Bench, story: Story) -> StoryDone | None:
    """Return whether whoever has the bench open is done with a story."""
    return session.get(StoryDone, (story.id, bench.me.id))


def look_at(session: Session, bench: Bench, story: Story, people: bool, machines: bool) -> None:
    """Keep that a coder saw what people, or machines, put on a story."""
    look = look_of(session, bench, story)
    look.saw_people, look.saw_machines = look.saw_people or people, look.saw_machines or machines


def look_of(session: Session, bench: Bench, story: Story) -> StoryLook:
    """Return what a coder has seen in a story."""
    look = session.get(StoryLook, (story.id, bench.me.id))
    if look is None:
        look = StoryLook(story_id=story.id, coder_id=bench.me.id, saw_people=False, saw_machines=False)
        session.add(look)
    return look


def is_kept_apart(done: StoryDone | None, look: StoryLook) -> bool:
    """Return whether what a coder puts now counts no more: they were blind when they were done, and have seen since."""
    saw_people = done is not None and done.blind_to_people and look.saw_people
    return saw_people or (done is not None and done.blind_to_machines and look.saw_machines)


def _sees(bench: Bench, until: str, done: StoryDone | None) -> bool:
    return until == "no" or bench.rules.ended_at is not None or (until == "story" and done is not None)
