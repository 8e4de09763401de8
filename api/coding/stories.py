"""The stories of a collection, a page at a time, with how far a coder is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.coding.bench import Bench
from api.collections.stories import READ
from api.database.coding_tables import StoryCoding, StoryDone
from api.database.collection_tables import Story

ON_A_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Some stories; `mine` counts the tags a coder has put on each, `onward` is the first they are not done with."""

    number: int
    stories: Sequence[Story]
    of: int
    mine: Mapping[str, int]
    done: frozenset[str]
    done_in_all: int
    onward: str | None

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.of // ON_A_PAGE))

    @property
    def first(self) -> int:
        """Return the number of the first story on this page."""
        return (self.number - 1) * ON_A_PAGE + 1


def page_of(session: Session, bench: Bench, number: int) -> Page:
    """Return a page of the stories; the first is 1."""
    all_of = select(Story).where(Story.collection_id == bench.id)
    begin = (number - 1) * ON_A_PAGE
    stories = session.scalars(all_of.order_by(Story.position).offset(begin).limit(ON_A_PAGE)).all()
    done = select(StoryDone.story_id).where(StoryDone.coder_id == bench.me.id)
    open_ones = select(Story.id).where(Story.collection_id == bench.id, Story.id.not_in(done), READ)
    return Page(
        number=number,
        stories=stories,
        of=session.scalar(select(func.count()).where(Story.collection_id == bench.id)) or 0,
        mine=_counts(session, bench, stories),
        done=frozenset(session.scalars(done.where(StoryDone.story_id.in_([story.id for story in stories])))),
        done_in_all=session.scalar(select(func.count()).where(StoryDone.coder_id == bench.me.id)) or 0,
        onward=session.scalar(open_ones.order_by(Story.position).limit(1)),
    )


def _counts(session: Session, bench: Bench, stories: Sequence[Story]) -> Mapping[str, int]:
    mine = select(StoryCoding.story_id, func.count()).where(
        StoryCoding.story_id.in_([story.id for story in stories]),
        StoryCoding.coder_id == bench.me.id,
        StoryCoding.ended.is_(None),
        StoryCoding.rejected.is_(False),
    )
    return {story_id: int(count) for story_id, count in session.execute(mine.group_by(StoryCoding.story_id))}
