"""Who is blind to whom, while they code a story: by the rules of the collection, and by what they have seen."""

from sqlalchemy import insert, literal, select, update
from sqlalchemy.orm import Session

from api.coding.bench import Bench
from api.database.coding_tables import StoryDone, StoryLook
from api.database.collection_tables import Story
from api.errors import NotAllowedError

BLIND = (
    "You code these stories blind, and this shows what others put. On the page “Coders” you can end the blind phase, "
    "or code no more yourself."
)
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


def is_blind_to_people(bench: Bench) -> bool:
    """Return whether someone codes a collection without seeing, from the start, what other people put."""
    return bench.me.active and not sees_people(bench, None)


def is_blind_to_machines(bench: Bench) -> bool:
    """Return whether someone codes a collection without seeing, from the start, what machines put."""
    return bench.me.active and not sees_machines(bench, None)


def need_sight(bench: Bench, people: bool = True) -> None:
    """Raise NotAllowedError to a blind coder who asks for what machines, and people, put on all stories."""
    if is_blind_to_machines(bench) or (people and is_blind_to_people(bench)):
        raise NotAllowedError(BLIND)


def may_see_machines(session: Session, bench: Bench, story: Story) -> bool:
    """Return whether whoever has the bench open may see what machines put on a story."""
    return not bench.me.active or sees_machines(bench, done_of(session, bench, story))


def look_at_all(session: Session, bench: Bench, people: bool) -> None:
    """Keep that a coder has what machines, and people, put on every story: they are blind to them no more."""
    saw = {"saw_machines": True, **({"saw_people": True} if people else {})}
    mine = StoryLook.coder_id == bench.me.id
    session.execute(update(StoryLook).where(mine).values(**saw))
    unseen = Story.id.not_in(select(StoryLook.story_id).where(mine))
    rows = select(Story.id, literal(bench.me.id), literal(people), literal(True))
    columns = ["story_id", "coder_id", "saw_people", "saw_machines"]
    session.execute(insert(StoryLook).from_select(columns, rows.where(Story.collection_id == bench.id, unseen)))


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
