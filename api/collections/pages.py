"""What a researcher sees: their collections, how one is added, and one with its progress, results and stories."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.coding.bench import benches_of, open_bench
from api.coding.blindness import is_blind_to_machines, look_at, look_at_all, may_see_machines, need_sight
from api.collections.access import OwnCollection, OwnStory, Researcher
from api.collections.downloads import DOWNLOADS, FORMATS, without_names
from api.collections.progress import progress_of
from api.collections.stories import (
    READ,
    count_copies,
    count_findings,
    count_no_stories,
    count_rejected,
    features_of,
    findings_of,
    neighbours,
    remarks_of,
)
from api.database.collection_tables import Collection, CollectionRemark, Story
from api.database.tables import User
from api.dependencies import ServicesDep, SessionDep
from api.errors import NotFoundError
from api.web.pages import render, see
from api.web.words import kinds_in_order
from nlp.co_production.codebook import load_codes
from nlp.domain.codebook import load_codebook

router = APIRouter(prefix="/collections", include_in_schema=False)

ON_A_PAGE = 50
REMARKS_SHOWN = 20
# The report is a page of its own, that loads nothing and runs nothing; its styles are in it.
REPORT_RULES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"


@router.get("")
def your_collections(request: Request, user: Researcher, services: ServicesDep, session: SessionDep) -> Response:
    """Show someone's collections."""
    found = services.collections.of(session, user)
    coded = [one for one in benches_of(session, user) if one.owner_id != user.id]
    return render(request, "collections/list.jinja", user=user, collections=found, coded=coded)


@router.get("/{collection_id}")
def collection(request: Request, user: Researcher, collection: OwnCollection, session: SessionDep) -> Response:
    """Show how far a collection is, or what was found in it."""
    if collection.state == "columns":
        return see(f"/collections/{collection.id}/columns")
    record(session, Action.COLLECTION_OPENED, user, about=collection)
    return render(request, "collections/collection.jinja", user=user, **_results(session, user, collection))


@router.post("/{collection_id}/stop")
def stop(user: Researcher, collection: OwnCollection, services: ServicesDep) -> Response:
    """Stop the reading; what is read stays."""
    services.collections.stop(user, collection.id)
    return see(f"/collections/{collection.id}")


@router.post("/{collection_id}/go-on")
def go_on(user: Researcher, collection: OwnCollection, services: ServicesDep) -> Response:
    """Go on with the reading."""
    services.collections.go_on(user, collection.id)
    return see(f"/collections/{collection.id}")


@router.get("/{collection_id}/delete")
def ask_before_deleting(request: Request, user: Researcher, collection: OwnCollection) -> Response:
    """Ask once more before a collection is deleted."""
    return render(request, "collections/delete.jinja", user=user, collection=collection)


@router.post("/{collection_id}/delete")
def delete(user: Researcher, collection: OwnCollection, services: ServicesDep) -> Response:
    """Delete a collection and all that belongs to it."""
    services.collections.delete(user, collection.id)
    return see("/collections")


@router.get("/{collection_id}/report")
def report(user: Researcher, collection: OwnCollection, session: SessionDep) -> Response:
    """Show the report, a page that can be saved and passed on."""
    if collection.report is None:
        raise NotFoundError("There is no report yet. It is made when all stories are read.")
    _see_findings(session, user, collection)
    record(session, Action.COLLECTION_OPENED, user, about=collection)
    return HTMLResponse(collection.report, headers={"Content-Security-Policy": REPORT_RULES})


@router.get("/{collection_id}/download/{what}.{ending}")
def download(
    user: Researcher,
    collection: OwnCollection,
    services: ServicesDep,
    session: SessionDep,
    what: Literal["findings", "features", "narratives", "rejected", "replaced"],
    ending: Literal["csv", "jsonl", "parquet"],
) -> Response:
    """Give out a file of what is kept, as it is at this moment."""
    if what in ("findings", "features", "narratives"):  # the narratives tell how many findings each has
        _see_findings(session, user, collection)
    record(session, Action.COLLECTION_DOWNLOADED, user, about=collection)
    file, (media_type, written) = DOWNLOADS[what], FORMATS[ending]
    quotes_names = what == "rejected" and collection.redact

    def content() -> Iterator[bytes]:
        with services.sessions() as reading:  # its own: it is sent after the request's transaction has ended
            rows = file.rows(reading, collection)
            yield from written(file.columns, without_names(rows, services.find_identifiers) if quotes_names else rows)

    as_file = {"Content-Disposition": f'attachment; filename="{what}.{ending}"'}
    return StreamingResponse(content(), media_type=media_type, headers=as_file)


@router.get("/{collection_id}/stories")
def stories(
    request: Request,
    user: Researcher,
    collection: OwnCollection,
    session: SessionDep,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """List the stories that have been read."""
    theirs = select(Story).where(Story.collection_id == collection.id, READ).order_by(Story.position)
    found = session.scalars(theirs.offset((page - 1) * ON_A_PAGE).limit(ON_A_PAGE + 1)).all()
    record(session, Action.COLLECTION_OPENED, user, about=collection)
    shown: dict[str, Any] = {
        "stories": found[:ON_A_PAGE],
        "more": len(found) > ON_A_PAGE,
        "page": page,
        "on_a_page": ON_A_PAGE,
        "blind": is_blind_to_machines(open_bench(session, user, collection.id)),
    }
    return render(request, "collections/stories.jinja", user=user, collection=collection, **shown)


@router.get("/{collection_id}/stories/{story_id}")
def story(
    request: Request, user: Researcher, collection: OwnCollection, story: OwnStory, session: SessionDep
) -> Response:
    """Show a story with what was found in it, and why."""
    bench = open_bench(session, user, collection.id)
    sees = may_see_machines(session, bench, story)
    findings = findings_of(story) if sees else []
    features = features_of(story) if sees else ()
    look_at(session, bench, story, people=False, machines=bool(findings or features))
    record(session, Action.STORY_OPENED, user, about=story)
    shown: dict[str, Any] = {"story": story, "findings": findings, "codebook": load_codebook(), "blind": not sees}
    shown |= {"features": features, "codes": load_codes()}
    earlier, later = neighbours(session, story)
    return render(
        request, "collections/story.jinja", user=user, collection=collection, earlier=earlier, later=later, **shown
    )


def _see_findings(session: Session, user: User, collection: Collection) -> None:
    """Keep that someone has all that the reader found, who may code it too; raises NotAllowedError to who is blind."""
    bench = open_bench(session, user, collection.id)
    need_sight(bench, people=False)
    look_at_all(session, bench, people=False)


def _results(session: Session, user: User, collection: Collection) -> dict[str, Any]:
    counts = count_findings(session, collection)
    with_report = select(Collection.report.is_not(None)).where(Collection.id == collection.id)
    return {
        "collection": collection,
        "progress": progress_of(collection),
        "kinds": [(kind, counts.get(kind.id, 0)) for kind in kinds_in_order()],
        "blind": is_blind_to_machines(open_bench(session, user, collection.id)),
        "has_report": session.scalar(with_report),
        "rejected": count_rejected(session, collection),
        "copies": count_copies(session, collection),
        "no_stories": count_no_stories(session, collection),
        "reasons": remarks_of(session, collection.id, CollectionRemark.rejected.is_(True), most=REMARKS_SHOWN),
        "notes": remarks_of(session, collection.id, CollectionRemark.rejected.is_(False), most=REMARKS_SHOWN),
    }
