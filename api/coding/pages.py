"""Coding a story: its words with the tags on them, by keyboard, by mouse, and by forms alone."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from api.accounts.login import ReaderOfNarratives
from api.coding.bench import benches_of, name_of
from api.coding.choosing import chosen_code, chosen_span, typed_span
from api.coding.opening import OpenStory, StoryToCoder, ToCoder
from api.coding.stories import page_of
from api.coding.suggesting import suggest_in
from api.coding.tagging import Hand, Put, tag_to_act_on
from api.coding.tags import Tag
from api.coding.view import view_story
from api.collections.stories import told_in
from api.database.collection_tables import Story
from api.dependencies import ServicesDep, SessionDep
from api.errors import InvalidInputError
from api.web.forms import Typed
from api.web.pages import render, see
from nlp.domain.narrative import Span

router = APIRouter(include_in_schema=False)

LONGEST_NOTE = 2_000

# What was done, as the page says it when it is shown again.
DID = {
    "added": "Tag added.",
    "accept": "Accepted. It is a tag of yours now, and remembers where it came from.",
    "reject": "Rejected. It is kept below, under what you rejected.",
    "remove": "Removed.",
    "change": "Changed.",
    "undone": "Undone.",
    "nothing": "There is nothing that can be undone.",
    "done": "You are done with this story.",
    "open": "This story is open again.",
}


class Chosen(BaseModel):
    """What a form says of a tag: a code, and words by their offsets, or as someone typed them."""

    code: str = ""
    start: int | Literal[""] = ""
    end: int | Literal[""] = ""
    sentence: int | Literal[""] = ""
    words: Typed = ""
    note: Typed = ""

    def put(self, opened: OpenStory, instead_of: Tag | None = None) -> Put:
        """Return what it says to put on a story, in place of a tag where one is given; raises InvalidInputError."""
        if len(self.note) > LONGEST_NOTE:
            raise InvalidInputError(f"A note has room for {LONGEST_NOTE:,} letters.", "note")
        code = chosen_code(opened.bench, self.code)
        return Put(code, self._span(opened.story, instead_of), self.note.strip())

    def _span(self, story: Story, instead_of: Tag | None) -> Span:
        text = story.text
        if self.start != "" and self.end != "":
            return chosen_span(text, self.start, self.end)
        if instead_of and self.words.split() == instead_of.span.of(text).split():
            return instead_of.span
        return typed_span(text, told_in(story), self.sentence or None, self.words)


@router.get("/coding")
def collections(request: Request, user: ReaderOfNarratives, session: SessionDep) -> Response:
    """Show which collections someone may code."""
    return render(request, "coding/collections.jinja", user=user, collections=benches_of(session, user))


@router.get("/collections/{collection_id}/code")
def stories(request: Request, opened: ToCoder, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> Response:
    """Show the stories of a collection, and how far one is with them."""
    shown = page_of(opened.session, opened.bench, page)
    return render(request, "coding/stories.jinja", **opened.context(page=shown))


@router.get("/collections/{collection_id}/stories/{story_id}/code")
def code(request: Request, opened: StoryToCoder, services: ServicesDep, did: str = "") -> Response:
    """Show a story to be coded."""
    suggest_in(opened.session, opened.bench, opened.story, services.encode)
    return _show(request, opened, did=did)


@router.post("/collections/{collection_id}/stories/{story_id}/tags")
def add(request: Request, opened: StoryToCoder, chosen: Annotated[Chosen, Form()]) -> Response:
    """Put a code on some words."""
    try:
        tag_id = Hand(opened).add(chosen.put(opened))
    except InvalidInputError as error:
        return _show(request, opened, chosen=chosen, error=error)
    return _back(opened, "added", tag_id)


@router.get("/collections/{collection_id}/stories/{story_id}/tags/{tag_id}")
def one_tag(request: Request, opened: StoryToCoder, tag_id: str) -> Response:
    """Show a tag to be changed: its code, its words, a note."""
    tag = tag_to_act_on(opened, tag_id)
    chosen = Chosen(code=tag.code.id, words=tag.span.of(opened.story.text), note=tag.note)
    return _show_tag(request, opened, tag, chosen)


@router.post("/collections/{collection_id}/stories/{story_id}/tags/{tag_id}")
def act(
    request: Request,
    opened: StoryToCoder,
    tag_id: str,
    chosen: Annotated[Chosen, Form()],
    do: Annotated[Literal["accept", "reject", "remove", "change"], Form()],
) -> Response:
    """Accept or reject a machine's tag, change it, or change or remove one's own."""
    tag, hand = tag_to_act_on(opened, tag_id), Hand(opened)
    new_id = ""
    if do == "accept":
        new_id = hand.accept(tag)
    elif do == "reject":
        hand.reject(tag)
    elif do == "remove":
        hand.remove(tag)
    else:
        try:
            new_id = hand.change(tag, chosen.put(opened, tag))
        except InvalidInputError as error:
            return _show_tag(request, opened, tag, chosen, error)
    return _back(opened, do, new_id)


@router.post("/collections/{collection_id}/stories/{story_id}/undo")
def undo(opened: StoryToCoder) -> Response:
    """Take back the last thing one did in a story."""
    return _back(opened, "undone" if Hand(opened).undo() else "nothing")


@router.post("/collections/{collection_id}/stories/{story_id}/done")
def done(opened: StoryToCoder, done: Annotated[bool, Form()] = True) -> Response:
    """Say that one is done with a story, or not after all."""
    hand = Hand(opened)
    if done:
        hand.finish()
    else:
        hand.go_on()
    return _back(opened, "done" if done else "open")


def _show(
    request: Request,
    opened: OpenStory,
    did: str = "",
    chosen: Chosen | None = None,
    error: InvalidInputError | None = None,
) -> Response:
    """Show a story; an `error` is told at its field, and what was `chosen` is kept."""
    view = view_story(opened.session, opened.bench, opened.story)
    context = opened.context(error, path=opened.path, chosen=chosen or Chosen())
    return render(request, "coding/story.jinja", view=view, did=DID.get(did, ""), **context)


def _show_tag(
    request: Request, opened: OpenStory, tag: Tag, chosen: Chosen, error: InvalidInputError | None = None
) -> Response:
    context = opened.context(error, path=opened.path, chosen=chosen)
    return render(request, "coding/tag.jinja", tag=tag, whose=name_of(tag.coder), story=opened.story, **context)


def _back(opened: OpenStory, did: str, tag_id: str = "") -> Response:
    """Go back to the story, to a tag where one is named."""
    return see(f"{opened.path}/code?did={did}#{f'tag-{tag_id}' if tag_id else 'work'}")
