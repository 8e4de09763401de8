"""What the pages of coding ask for: the collection in the address, open to who asks; and the story in it."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends
from sqlalchemy.orm import Session

from api.accounts.login import ReaderOfNarratives
from api.coding.bench import Bench, need_owner, need_settler, open_bench, story_of
from api.database.collection_tables import Story
from api.database.tables import User
from api.dependencies import SessionDep
from api.errors import GoodLifeError


@dataclass(frozen=True)
class Open:
    """A collection that is open to someone."""

    session: Session
    user: User
    bench: Bench

    def context(self, error: GoodLifeError | None = None, **more: Any) -> dict[str, Any]:
        """Return what a page of it is rendered with; an `error` is told at its field."""
        at, problem = (error.field or "", error.message) if error else ("", None)
        return {"user": self.user, "bench": self.bench, "at": at, "problem": problem, **more}


@dataclass(frozen=True)
class OpenStory(Open):
    """A story of it."""

    story: Story

    @property
    def path(self) -> str:
        """Return where its pages are."""
        return f"/collections/{self.bench.id}/stories/{self.story.id}"


def to_coder(collection_id: str, user: ReaderOfNarratives, session: SessionDep) -> Open:
    """Open a collection to its owner and those who code it."""
    return Open(session, user, open_bench(session, user, collection_id))


def to_owner(opened: Annotated[Open, Depends(to_coder)]) -> Open:
    """Open it to its owner alone."""
    need_owner(opened.bench)
    return opened


def to_settler(opened: Annotated[Open, Depends(to_coder)]) -> Open:
    """Open it to its owner and those who settle."""
    need_settler(opened.bench)
    return opened


def story_to_coder(opened: Annotated[Open, Depends(to_coder)], story_id: str) -> OpenStory:
    """Open a story to its owner and those who code it."""
    return OpenStory(**vars(opened), story=story_of(opened.session, opened.bench, story_id))


def story_to_settler(opened: Annotated[Open, Depends(to_settler)], story_id: str) -> OpenStory:
    """Open a story to its owner and those who settle."""
    return OpenStory(**vars(opened), story=story_of(opened.session, opened.bench, story_id))


ToCoder = Annotated[Open, Depends(to_coder)]
ToOwner = Annotated[Open, Depends(to_owner)]
ToSettler = Annotated[Open, Depends(to_settler)]
StoryToCoder = Annotated[OpenStory, Depends(story_to_coder)]
StoryToSettler = Annotated[OpenStory, Depends(story_to_settler)]
