"""Settling where coders differ, sentence by sentence: for the owner, and those whom they name."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.coding.bench import name_of
from api.coding.comparing import done_with, stood_when_done, stories_done
from api.coding.opening import OpenStory, StoryToSettler, ToSettler
from api.coding.settling import NO_CODE, Sentence, may_see, of_story, open_to_settle, sentences_of, settle
from api.errors import InvalidInputError, NotFoundError
from api.web.pages import render, see

router = APIRouter(prefix="/collections/{collection_id}", include_in_schema=False)


@router.get("/settle")
def stories_to_settle(request: Request, opened: ToSettler) -> Response:
    """Show the stories that two or more are done with, and how much in them is open."""
    session, bench = opened.session, opened.bench
    done = done_with(session, bench)
    stood = stood_when_done(session, bench, done)
    rows = []
    for story in (one for batch in stories_done(session, done) for one in batch):
        differing = [one for one in sentences_of(session, story, of_story(bench, stood, story.id)) if one.differs]
        if differing and may_see(session, bench, story):
            rows.append((story, len(differing), sum(one.settled is None for one in differing)))
    rows.sort(key=lambda row: row[0].position)
    several = any(sum(story == other for other, _ in done) > 1 for story, _ in done)
    return render(request, "coding/settle.jinja", **opened.context(rows=rows, several=several))


@router.get("/stories/{story_id}/settle")
def story_to_settle(request: Request, opened: StoryToSettler) -> Response:
    """Show where people differ in a story."""
    return _show(request, opened, _sentences(opened))


@router.post("/stories/{story_id}/settle")
def settle_sentence(
    request: Request,
    opened: StoryToSettler,
    sentence: Annotated[int, Form()],
    seen: Annotated[str, Form()],
    codes: Annotated[list[str] | None, Form()] = None,
    other: Annotated[str, Form()] = "",
) -> Response:
    """Decide which codes a sentence has, and go on to the next that is open."""
    sentences = _sentences(opened)
    chosen = next((one for one in sentences if one.number == sentence and one.differs), None)
    if chosen is None:
        raise NotFoundError("Nobody differs about this sentence any more.")
    try:
        settle(opened.session, opened.bench, opened.story, chosen, [*(codes or []), other], seen)
    except InvalidInputError as error:
        return _show(request, opened, sentences, error)
    onward = next((one for one in sentences if one.differs and not one.settled and one.number > sentence), None)
    return see(f"{opened.path}/settle#{f's{onward.number}' if onward else 'done'}")


def _sentences(opened: OpenStory) -> list[Sentence]:
    done = {key: row for key, row in done_with(opened.session, opened.bench).items() if key[0] == opened.story.id}
    stood = stood_when_done(opened.session, opened.bench, done)
    return open_to_settle(opened.session, opened.bench, opened.story, of_story(opened.bench, stood, opened.story.id))


def _show(
    request: Request, opened: OpenStory, sentences: list[Sentence], error: InvalidInputError | None = None
) -> Response:
    differing = [one for one in sentences if one.differs]
    context = opened.context(
        error, story=opened.story, path=opened.path, sentences=differing, name_of=name_of, none_of_them=NO_CODE
    )
    return render(request, "coding/settle_story.jinja", **context)
