"""A coded collection as it is taken out: what all put, or what is agreed; without names and numbers unless wanted."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.coding.bench import Bench, name_of
from api.coding.comparing import AT_ONCE, Stood, done_with, stood_when_done
from api.coding.palette import PALETTE
from api.coding.settling import of_story, sentences_of
from api.coding.tags import Tag, machine_tags, people_tags
from api.collections.stories import narrative_of
from api.database.collection_tables import Story
from api.dependencies import Find
from api.version import VERSION
from nlp.batch.redacting import redact_narrative
from nlp.deidentification.labels import find_in_labels
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import redact
from nlp.domain.coding import Code, Coder, Coding
from nlp.domain.narrative import Narrative

Whose = Literal["all", "agreed"]
AGREED = "Agreed"


@dataclass(frozen=True)
class Collected:
    """A coded collection that is read from the tables story by story (`nlp.domain.coding.Coded`).

    `find` finds what is taken out of the texts; None leaves them as they are.
    """

    session: Session
    bench: Bench
    whose: Whose
    find: Find | None

    @property
    def name(self) -> str:
        """Return the collection's name."""
        return self.bench.collection.name

    @property
    def about(self) -> str:
        """Say how it was made."""
        whose = "what coders agreed on, on whole sentences" if self.whose == "agreed" else "what every coder put"
        names = "names and numbers taken out" if self.find else "texts as they were kept"
        return f"Good Life {VERSION}: {whose}; {names}; read with the {self.bench.collection.tier} reader."

    @property
    def codes(self) -> Sequence[Code]:
        """Return every code, each by its whole name."""
        return [
            Code(
                id=_uuid(code.id),
                name=self.bench.full_name(code),
                description=code.meaning,
                colour=PALETTE[code.colour],
                parent=_uuid(code.parent_id) if code.parent_id else None,
                label=code.label,
            )
            for code in self.bench.codes
        ]

    @property
    def coders(self) -> Sequence[Coder]:
        """Return everyone who codes, or the one who stands for what is agreed."""
        if self.whose == "agreed":
            return [Coder(self._agreed, AGREED)]
        return [Coder(_uuid(one.id), name_of(one), machine=one.machine is not None) for one in self.bench.coders]

    def each(self) -> Iterator[tuple[Narrative, Sequence[Coding]]]:
        """Yield every story with its codings, in order; of what is agreed, only stories that two are done with."""
        codings_of = self._agreed_codings() if self.whose == "agreed" else self._all_codings
        of_collection = select(Story).where(Story.collection_id == self.bench.id, Story.language.is_not(None))
        at = -1
        while batch := self.session.scalars(
            of_collection.where(Story.position > at).order_by(Story.position).limit(AT_ONCE)
        ).all():
            at = batch[-1].position
            codings = codings_of(batch)
            for story in batch:
                if self.whose == "all" or story.id in codings:
                    yield self._out(story, codings.get(story.id, []))

    def _all_codings(self, stories: Sequence[Story]) -> dict[str, list[Coding]]:
        ids = [story.id for story in stories]
        tags = [*people_tags(self.session, self.bench, ids), *machine_tags(self.session, self.bench, ids)]
        names = {story.id: story.name for story in stories}
        codings: dict[str, list[Coding]] = defaultdict(list)
        for tag in tags:
            if not tag.rejected:
                codings[tag.story_id].append(_coding(tag, names[tag.story_id]))
        return codings

    def _agreed_codings(self) -> Callable[[Sequence[Story]], dict[str, list[Coding]]]:
        done = done_with(self.session, self.bench)
        stood = stood_when_done(self.session, self.bench, done)

        def codings_of(stories: Sequence[Story]) -> dict[str, list[Coding]]:
            several = [story for story in stories if len(of_story(self.bench, stood, story.id)) > 1]
            return {story.id: list(self._agreed_in(story, stood)) for story in several}

        return codings_of

    def _agreed_in(self, story: Story, stood: Stood) -> Iterator[Coding]:
        tags = of_story(self.bench, stood, story.id)
        last = max((tag.at for put in tags.values() for tag in put), default=self.bench.collection.created_at)
        for sentence in sentences_of(self.session, story, tags):
            for code in sorted(sentence.agreed or ()):
                settled = sentence.settled
                yield Coding(
                    id=str(uuid5(UUID(story.id), f"{sentence.span.start} {code}")),
                    story=story.name,
                    code=_uuid(code),
                    coder=self._agreed,
                    span=sentence.span,
                    at=settled.at if settled else last,
                    note=f"Settled by {settled.user.name}" if settled else "All put it",
                )

    @property
    def _agreed(self) -> str:
        return str(uuid5(UUID(self.bench.id), AGREED))

    def _out(self, story: Story, codings: Sequence[Coding]) -> tuple[Narrative, Sequence[Coding]]:
        narrative = narrative_of(story)
        if self.find is None:
            return narrative, codings
        done = redact_narrative(narrative, *self.find([story.text, story.question or ""]))
        redacted = replace(done.narrative, source=self._label(story.source))
        if self._label(story.name) != story.name:  # a file may be called as a person is
            redacted = replace(redacted, id=f"story-{story.position + 1}")
        return redacted, [
            replace(one, story=redacted.id, span=done.text.carry(one.span), note=self._note(one)) for one in codings
        ]

    def _note(self, coding: Coding) -> str:
        """Return what a coder noted without what tells who someone is; what is agreed says which coder settled it."""
        return coding.note if coding.coder == self._agreed else self._without_names(coding.note)

    def _label(self, label: str) -> str:
        """Return an id, or the name of a file, without what tells who someone is."""
        (found,) = find_in_labels([label], self.find) if self.find else ([],)
        return redact(label, found, Pseudonyms()).text

    def _without_names(self, words: str) -> str:
        (found,) = self.find([words]) if self.find and words else ([],)
        return redact(words, found, Pseudonyms()).text


def _coding(tag: Tag, story: str) -> Coding:
    note = tag.note
    if tag.source:
        note = f"{note} (taken over from: {name_of(tag.source)})".strip()
    return Coding(_uuid(tag.id), story, _uuid(tag.code.id), _uuid(tag.coder.id), tag.span, tag.at, note)


def _uuid(id_: str) -> str:
    return str(UUID(id_))
