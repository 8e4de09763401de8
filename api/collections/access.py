"""Who may see a collection: whoever put it in. To others it is not there; who codes it sees its stories at /coding."""

from typing import Annotated

from fastapi import Depends

from api.accounts.login import need_role
from api.accounts.roles import Role
from api.database.collection_tables import Collection, Story
from api.database.tables import User
from api.dependencies import SessionDep
from api.errors import NotFoundError

Researcher = Annotated[User, Depends(need_role(Role.RESEARCHER))]


def own_collection(collection_id: str, user: Researcher, session: SessionDep) -> Collection:
    """Return a collection that the caller put in; raises NotFoundError."""
    collection = session.get(Collection, collection_id)
    if collection is None or collection.owner_id != user.id:
        raise NotFoundError("There is no such collection, or it is somebody else's.")
    return collection


def own_story(story_id: str, collection: Annotated[Collection, Depends(own_collection)], session: SessionDep) -> Story:
    """Return a story that has been read, of a collection that the caller put in; raises NotFoundError."""
    story = session.get(Story, story_id)
    if story is None or story.collection_id != collection.id or story.language is None:
        raise NotFoundError(
            "There is no such story in this collection. It may have been taken back by whoever told it."
        )
    return story


OwnCollection = Annotated[Collection, Depends(own_collection)]
OwnStory = Annotated[Story, Depends(own_story)]
