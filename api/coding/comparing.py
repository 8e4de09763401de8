"""What is compared: what stood when people were done with stories, and beside it what machines put on the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.coding.bench import EXAMPLES, READER, Bench
from api.coding.blindness import sees_machines, sees_people
from api.coding.suggesting import examples_mark
from api.coding.tags import Tag, as_tags, machine_tags
from api.collections.stories import told_in
from api.database.coding_tables import StoryCoding, StoryDone, StorySuggested
from api.database.collection_tables import Story
from nlp.coding.agreement import Agreement, agreement
from nlp.coding.units import CodedStory, codes_by_sentence

AT_ONCE = 500

# By story and coder.
Stood = Mapping[tuple[str, str], Sequence[Tag]]


@dataclass(frozen=True)
class Comparison:
    """How far coders agree, and how blind they were: `done` by story and coder."""

    agreement: Agreement
    done: Mapping[tuple[str, str], StoryDone]
    accepted: Mapping[tuple[str, str], int]

    def stories_of(self, coder: str) -> set[str]:
        """Return the stories that a person is done with."""
        return {story for story, who in self.done if who == coder}

    def blind(self, one: str, other: str) -> int:
        """Return on how many stories that both are done with neither had seen the other's tags."""
        both = self.stories_of(one) & self.stories_of(other)
        return sum(all(self.done[story, who].blind_to_people for who in (one, other)) for story in both)

    def blind_to_machines(self, one: str) -> int:
        """Return how many stories a person coded without having seen a machine's tags."""
        return sum(done.blind_to_machines for (_, who), done in self.done.items() if who == one)


def compare(session: Session, bench: Bench) -> Comparison:
    """Return how far the coders of a collection agree, on what whoever has it open may see: a coder may be blind."""
    every = done_with(session, bench)
    mine = {story: row for (story, coder), row in every.items() if coder == bench.me.id}
    done = {key: row for key, row in every.items() if key[1] == bench.me.id or _sees(sees_people, bench, mine, key[0])}
    stood = stood_when_done(session, bench, done)
    stories = [coded for batch in stories_done(session, done) for coded in _coded(session, bench, batch, stood, mine)]
    people = [coder.id for coder in bench.people]
    machines = [bench.machine(READER).id, bench.machine(EXAMPLES).id]
    parents = {code.id: code.parent_id for code in bench.codes if code.parent_id}
    accepted: dict[tuple[str, str], int] = defaultdict(int)
    for (_, coder), tags in stood.items():
        for tag in tags:
            if tag.source and not tag.rejected:
                accepted[coder, tag.source.id] += 1
    return Comparison(agreement(stories, people, machines, parents), done, accepted)


def _sees(
    rule: Callable[[Bench, StoryDone | None], bool], bench: Bench, mine: Mapping[str, StoryDone], story_id: str
) -> bool:
    return not bench.me.active or rule(bench, mine.get(story_id))


def done_with(session: Session, bench: Bench) -> dict[tuple[str, str], StoryDone]:
    """Return who is done with what, by story and coder."""
    rows = select(StoryDone).join(Story, Story.id == StoryDone.story_id).where(Story.collection_id == bench.id)
    return {(row.story_id, row.coder_id): row for row in session.scalars(rows)}


def stood_when_done(session: Session, bench: Bench, done: Mapping[tuple[str, str], StoryDone]) -> Stood:
    """Return what each had put on a story when they were done with it, also where they had put nothing."""
    rows = session.scalars(select(StoryCoding).join(Story).where(Story.collection_id == bench.id))
    stood: dict[tuple[str, str], list[StoryCoding]] = {key: [] for key in done}
    for row in rows:
        key = row.story_id, row.coder_id
        if key in done and row.begun <= done[key].step and (row.ended is None or row.ended > done[key].step):
            stood[key].append(row)
    return {
        key: as_tags(bench, sorted(codings, key=lambda row: (row.start, row.end))) for key, codings in stood.items()
    }


def stories_done(session: Session, done: Mapping[tuple[str, str], StoryDone]) -> Iterable[Sequence[Story]]:
    """Yield the stories that anyone is done with, some at once."""
    ids = sorted({story for story, _ in done})
    for at in range(0, len(ids), AT_ONCE):
        yield session.scalars(select(Story).where(Story.id.in_(ids[at : at + AT_ONCE]))).all()


def _coded(
    session: Session, bench: Bench, stories: Sequence[Story], stood: Stood, mine: Mapping[str, StoryDone]
) -> Iterable[CodedStory]:
    ids = [story.id for story in stories]
    by_machine: dict[tuple[str, str], list[Tag]] = defaultdict(list)
    for tag in machine_tags(session, bench, ids):
        by_machine[tag.story_id, tag.coder.id].append(tag)
    suggested = _suggested(session, bench, ids)
    reader, examples = bench.machine(READER).id, bench.machine(EXAMPLES).id
    for story in stories:
        tags = {coder.id: stood[story.id, coder.id] for coder in bench.people if (story.id, coder.id) in stood}
        if _sees(sees_machines, bench, mine, story.id):
            tags[reader] = by_machine[story.id, reader]
            if story.id in suggested:
                tags[examples] = by_machine[story.id, examples]
        yield coded_story(story, tags)


def _suggested(session: Session, bench: Bench, ids: Sequence[str]) -> set[str]:
    """Return the stories that were looked at for suggestions with the examples as they are."""
    mark = examples_mark(bench)
    looked_at = select(StorySuggested.story_id).where(StorySuggested.story_id.in_(ids), StorySuggested.mark == mark)
    return set(session.scalars(looked_at)) if mark else set()


def coded_story(story: Story, tags: Mapping[str, Sequence[Tag]]) -> CodedStory:
    """Return a story as it is compared: the codes that each coder put on each sentence."""
    sentences = told_in(story)
    by = {
        who: codes_by_sentence(story.text, sentences, [(tag.code.id, tag.span) for tag in put if not tag.rejected])
        for who, put in tags.items()
    }
    return CodedStory(story.id, len(sentences), by)
