"""Collections for programs: which there are, how far each is, and its end. Files come from the page's addresses."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from api.collections.access import OwnCollection, Researcher
from api.collections.progress import progress_of
from api.database.collection_tables import Collection
from api.dependencies import ServicesDep, SessionDep
from api.web.documented import errors

router = APIRouter(prefix="/api/collections", tags=["collections"], responses=errors(401, 403))


class CollectionOut(BaseModel):
    """A collection and how far it is; `seconds_left` is null while nobody can tell."""

    id: str
    name: str
    state: str
    done: int
    total: int
    seconds_left: float | None
    says: str
    created_at: datetime

    @classmethod
    def of(cls, collection: Collection) -> "CollectionOut":
        """Return a collection as it is given out."""
        progress = progress_of(collection)
        return cls(
            id=collection.id,
            name=collection.name,
            state=progress.state,
            done=progress.done,
            total=progress.total,
            seconds_left=progress.left,
            says=progress.says,
            created_at=collection.created_at,
        )


@router.get("")
def collections(user: Researcher, services: ServicesDep, session: SessionDep) -> list[CollectionOut]:
    """Return your collections, the newest first."""
    return [CollectionOut.of(collection) for collection in services.collections.of(session, user)]


@router.get("/{collection_id}", responses=errors(404, 422))
def collection(collection: OwnCollection) -> CollectionOut:
    """Return one collection and how far it is."""
    return CollectionOut.of(collection)


@router.delete("/{collection_id}", status_code=204, responses=errors(404, 422))
def delete_collection(collection: OwnCollection, user: Researcher, services: ServicesDep) -> None:
    """Delete a collection and all that belongs to it."""
    services.collections.delete(user, collection.id)
