"""What a person does to a story: put, accept, reject, change and remove tags, and undo it, one step at a time."""

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, delete, func, select, update

from api.audit.record import Action, record
from api.coding.blindness import done_of, is_kept_apart, look_of, sees_machines
from api.coding.opening import OpenStory
from api.coding.tags import Tag, machine_tags, people_tags
from api.database.coding_tables import CollectionCode, StoryCoding, StoryDone, StoryLook
from api.errors import InvalidInputError, NotAllowedError, NotFoundError
from nlp.domain.narrative import Span


@dataclass(frozen=True)
class Put:
    """What someone puts on a story: a code on words, with a note, perhaps taken over from a machine's tag."""

    code: CollectionCode
    span: Span
    note: str = ""
    rejected: bool = False
    of: Tag | None = None


class Hand:
    """The hand of one coder on one story; each call is one step."""

    def __init__(self, opened: OpenStory) -> None:
        self._session, self._bench, self._story = opened.session, opened.bench, opened.story
        if not self._bench.me.active:
            raise NotAllowedError("You do not code this collection. Its owner can change that.")
        self._step = self._last_step() + 1

    def add(self, put: Put) -> str:
        """Put a code on words, and return the new tag's id; raises InvalidInputError when they have it already."""
        _need_none(self._same(put))
        return self._did(self._write(put))

    def accept(self, tag: Tag) -> str:
        """Take a machine's tag over, remembering where it came from; the same tag of their own becomes one with it."""
        _need_machine(tag)
        self._end_verdicts(tag)
        put = Put(tag.code, tag.span, of=tag)
        same = self._same(put)
        if same:
            self._end(same)
            put = replace(put, note=same.note)
        return self._did(self._write(put))

    def reject(self, tag: Tag) -> str:
        """Keep that a machine's tag is wrong."""
        _need_machine(tag)
        self._end_verdicts(tag)
        return self._did(self._write(Put(tag.code, tag.span, rejected=True, of=tag)))

    def change(self, tag: Tag, put: Put) -> str:
        """Put another in place of a machine's tag or one's own; raises InvalidInputError when it is there already."""
        same = self._same(put)
        _need_none(same if same and tag.id not in (same.id, same.source_id) else None)
        end = self._end_verdicts if tag.coder.machine else self._end
        end(tag)
        return self._did(self._write(replace(put, of=tag)))

    def remove(self, tag: Tag) -> None:
        """Take away a tag of one's own, or the rejection of a machine's."""
        if tag.coder.machine:
            raise InvalidInputError("A machine's tag is not removed. Reject it.")
        self._end(tag)
        self._did("")

    def undo(self) -> bool:
        """Take the last step back; returns whether there was one that can be."""
        done = done_of(self._session, self._bench, self._story)
        last = self._step - 1
        if last == 0 or (done and last <= done.step and is_kept_apart(done, self._look())):
            return False
        mine = self._mine_rows()
        self._session.execute(delete(StoryCoding).where(*mine, StoryCoding.begun == last))
        self._session.execute(update(StoryCoding).where(*mine, StoryCoding.ended == last).values(ended=None))
        self._step = self._last_step()
        self._did("")
        return True

    def finish(self) -> None:
        """Say that one is done with the story; which blindness held is kept."""
        if done_of(self._session, self._bench, self._story) is None:
            look = self._look()
            self._session.add(
                StoryDone(
                    story_id=self._story.id,
                    coder_id=self._bench.me.id,
                    step=self._step - 1,
                    blind_to_people=not look.saw_people,
                    blind_to_machines=not look.saw_machines,
                )
            )
        record(self._session, Action.CODED, self._bench.me.user or "", about=self._story)

    def go_on(self) -> None:
        """Say that one is not done after all; raises NotAllowedError when one has seen what others put since."""
        done = done_of(self._session, self._bench, self._story)
        if is_kept_apart(done, self._look()):
            raise NotAllowedError("You have seen what others put here, so what you put before stays as it was.")
        if done:
            self._session.delete(done)

    def _did(self, tag_id: str) -> str:
        done = done_of(self._session, self._bench, self._story)
        if done and not is_kept_apart(done, self._look()):
            done.step = self._step  # nothing was seen: what they put now is as much their own
        record(self._session, Action.CODED, self._bench.me.user or "", about=self._story)
        return tag_id

    def _write(self, put: Put) -> str:
        source = put.of if put.of and put.of.coder.machine else None
        origin = put.of.source if put.of and not source else None
        coding = StoryCoding(
            story_id=self._story.id,
            coder_id=self._bench.me.id,
            code_id=put.code.id,
            start=put.span.start,
            end=put.span.end,
            note=put.note,
            rejected=put.rejected,
            source_id=source.id if source else put.of and put.of.source_id,
            source_coder_id=source.coder.id if source else origin and origin.id,
            begun=self._step,
        )
        self._session.add(coding)
        self._session.flush()
        return coding.id

    def _end(self, tag: Tag) -> None:
        self._session.get_one(StoryCoding, tag.id).ended = self._step

    def _end_verdicts(self, tag: Tag) -> None:
        """End what they have said of a machine's tag before."""
        of_it = (*self._mine_rows(), StoryCoding.source_id == tag.id, StoryCoding.ended.is_(None))
        self._session.execute(update(StoryCoding).where(*of_it).values(ended=self._step))

    def _same(self, put: Put) -> Tag | None:
        """Return the tag of their own that says the same already."""
        return next(
            (one for one in self._mine() if (one.code, one.span, one.rejected) == (put.code, put.span, False)), None
        )

    def _mine(self) -> list[Tag]:
        return [tag for tag in people_tags(self._session, self._bench, [self._story.id]) if tag.coder == self._bench.me]

    def _mine_rows(self) -> tuple[ColumnElement[bool], ...]:
        return (StoryCoding.story_id == self._story.id, StoryCoding.coder_id == self._bench.me.id)

    def _look(self) -> StoryLook:
        return look_of(self._session, self._bench, self._story)

    def _last_step(self) -> int:
        steps = select(func.max(StoryCoding.begun), func.max(StoryCoding.ended)).where(*self._mine_rows())
        return max(step or 0 for step in self._session.execute(steps).one())


def tag_to_act_on(opened: OpenStory, tag_id: str) -> Tag:
    """Return a tag of one's own or a machine's; raises NotFoundError for one of another coder, or none."""
    session, bench, stories = opened.session, opened.bench, [opened.story.id]
    tags = [tag for tag in people_tags(session, bench, stories) if tag.coder == bench.me]
    if sees_machines(bench, done_of(session, bench, opened.story)):
        tags += machine_tags(session, bench, stories)
    found = next((tag for tag in tags if tag.id == tag_id), None)
    if found is None:
        raise NotFoundError("This tag is not there any more, or is not yours to change.")
    return found


def _need_none(same: Tag | None) -> None:
    if same:
        raise InvalidInputError("You have put this code on these words already.", "code")


def _need_machine(tag: Tag) -> None:
    if not tag.coder.machine:
        raise InvalidInputError("This is a tag of yours. Change it, or remove it.")
