"""What a coder sees of a story: its words, the tags that the rules let them see, and where to go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.coding.bench import Bench, name_of
from api.coding.blindness import done_of, is_kept_apart, look_at, look_of, sees_machines, sees_people
from api.coding.marking import Piece, pieces_of
from api.coding.tags import Tag, machine_tags, people_tags
from api.collections.stories import neighbours, told_in
from api.database.coding_tables import CodingRules, CollectionCoder, StoryDone
from api.database.collection_tables import Story
from nlp.domain.narrative import Span


@dataclass(frozen=True)
class StoryView:
    """One story before a coder; `apart`: what they put now is not compared any more."""

    story: Story
    me: CollectionCoder
    rules: CodingRules
    tags: Sequence[Tag]
    rejected: Sequence[Tag]
    done: StoryDone | None
    apart: bool
    hides_people: bool
    hides_machines: bool
    before: str | None
    after: str | None
    number: int
    of: int

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the sentences of the story."""
        return told_in(self.story)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Return the text with its tags on it."""
        return pieces_of(self.story.text, self.tags)

    def words(self, tag: Tag) -> str:
        """Return the words of a tag."""
        return tag.span.of(self.story.text)

    def whose(self, tag: Tag) -> str:
        """Say who put a tag."""
        return "you" if tag.coder == self.me else name_of(tag.coder)

    def name(self, coder: CollectionCoder) -> str:
        """Return the name of a coder."""
        return name_of(coder)

    def hidden(self, until: str = "") -> str:
        """Say whose tags are hidden from them now; of one rule alone where it is named."""
        rules = {"other people": self.rules.blind_to_people, "machines": self.rules.blind_to_machines}
        hides = {"other people": self.hides_people, "machines": self.hides_machines}
        return " and ".join(who for who, rule in rules.items() if hides[who] and until in ("", rule))


def view_story(session: Session, bench: Bench, story: Story) -> StoryView:
    """Open a story to whoever has the bench open, and keep what they see of others."""
    done = done_of(session, bench, story)
    people, machines = sees_people(bench, done), sees_machines(bench, done)
    standing = people_tags(session, bench, [story.id])
    mine = [tag for tag in standing if tag.coder == bench.me]
    others = [tag for tag in standing if tag.coder != bench.me and not tag.rejected] if people else []
    judged = {tag.source_id for tag in mine}
    found = machine_tags(session, bench, [story.id]) if machines else []
    waiting = [tag for tag in found if tag.id not in judged]
    look_at(session, bench, story, people=bool(others), machines=bool(found))
    record(session, Action.CODING_OPENED, bench.me.user or "", about=story)
    tags = [*(tag for tag in mine if not tag.rejected), *others, *waiting]
    before, after = neighbours(session, story)
    all_of = select(func.count()).where(Story.collection_id == bench.id)
    return StoryView(
        story=story,
        me=bench.me,
        rules=bench.rules,
        tags=sorted(tags, key=lambda tag: (tag.span, tag.coder.machine is not None, tag.at)),
        rejected=[tag for tag in mine if tag.rejected],
        done=done,
        apart=is_kept_apart(done, look_of(session, bench, story)),
        hides_people=not people,
        hides_machines=not machines,
        before=before,
        after=after,
        number=session.scalar(all_of.where(Story.position <= story.position)) or 0,
        of=session.scalar(all_of) or 0,
    )
