"""Writing a plan together: each writes their own words, and suggests where words are the other's."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.audit.record import Action
from api.database.plan_tables import Plan, PlanEntry, PlanTalk
from api.database.tables import Conversation, Share, ShareCode, SummaryItem, User, now
from api.errors import InvalidInputError, NotAllowedError, NotFoundError
from api.plan.audited import note
from api.sharing.access import opens_to
from api.web.words import HERE

# What the person alone decides; a professional suggests. Anything else is its writer's.
PERSONS = ("goal", "level", "now", "strength")
# Of these a plan or a goal has any number; of all others one, and of a level one each.
MANY = ("goal", "strength", "action")
DECIDED = ("kept", "changed", "added")


@dataclass(frozen=True)
class Written:
    """What someone wrote in one place of a plan; fields as in `PlanEntry`."""

    part: str
    goal_id: str | None = None
    level: int | None = None
    words: str = ""
    item_id: str | None = None
    who: str | None = None
    due: date | None = None

    @property
    def empty(self) -> bool:
        """Return whether nothing was written."""
        needs_words = self.part not in ("now", "review_day")
        return not self.words.strip() if needs_words else self.level is None and self.due is None


class PlanService:
    """Finds plans, and does what the person and the professional do with them; `clock` tells the time."""

    def __init__(self, clock: Callable[[], datetime] = now) -> None:
        self.clock = clock

    def today(self) -> date:
        """Return the day it is in Wales."""
        return self.clock().astimezone(HERE).date()

    def of(self, session: Session, conversation: Conversation) -> Plan | None:
        """Return a person's plan."""
        return session.scalar(select(Plan).where(Plan.conversation_id == conversation.id))

    def shared(self, session: Session, share: Share) -> Plan | None:
        """Return the plan that is written through a share."""
        return session.scalar(select(Plan).where(Plan.share_id == share.id))

    def pick(self, session: Session, conversation: Conversation, item_ids: Collection[str]) -> Plan:
        """Make goals of outcomes the person decided on; begins the plan when there is none."""
        plan = self.of(session, conversation)
        if plan is None:
            plan = Plan(conversation_id=conversation.id, created_at=self.clock())
            session.add(plan)
        taken = {entry.item_id for entry in plan.entries if entry.part == "goal"}
        wanted = decided(conversation, "outcome_wanted")
        new = [item for item in wanted if item.id in item_ids and item.id not in taken]
        for item in new:
            self._add(plan, None, Written("goal", words=item.words, item_id=item.id))
        session.flush()
        if new:
            note(plan, Action.PLAN_CHANGED, None)
        return plan

    def write_with(self, plan: Plan, share: Share) -> None:
        """Open the plan to the professional who gave the code of a share, and to nobody else.

        A yes was to one with another. Raises NotFoundError when they do not see the share any more.
        """
        if not opens_to(share.code, share.code.user):
            raise NotFoundError(f"{share.code.user.name} has left {share.code.name}.")
        if plan.share_id == share.id:
            return
        if plan.user_id != share.code.user_id:
            plan.yeses.clear()
        plan.share, plan.user = share, share.code.user
        note(plan, Action.PLAN_SHARED, None, about=share)

    def write(self, plan: Plan, writer: User | None, written: Written, entry_id: str | None = None) -> None:
        """Write, or suggest where the words that stand there are the other's; nothing written takes one's own out.

        `entry_id`: which of many is changed; without it a new one is added. Raises NotFoundError.
        """
        standing = standing_at(plan, written, entry_id)
        if written.empty:
            if standing and may_write(plan, writer, written.part, standing):
                _remove(plan, standing)
                note(plan, Action.PLAN_CHANGED, writer)
        elif standing and written == _written(standing):
            return  # as it stands
        elif may_write(plan, writer, written.part, standing):
            self._put(standing or self._add(plan, writer, written), writer, written)
            note(plan, Action.PLAN_CHANGED, writer)
        else:
            self._suggest(plan, writer, written, standing)

    def build_on(self, plan: Plan, goal: PlanEntry, items: Sequence[SummaryItem]) -> None:
        """Let a goal build on these of the person's strengths, and on no others."""
        chosen = {item.id for item in items}
        known = [entry for entry in plan.entries if entry.part == "strength" and entry.goal_id == goal.id]
        if chosen == {entry.item_id for entry in known}:
            return
        for entry in known:
            if entry.item_id not in chosen:
                _remove(plan, entry)
        for item in items:
            if item.id not in {entry.item_id for entry in known}:
                self._add(plan, None, Written("strength", goal.id, words=item.words, item_id=item.id))
        note(plan, Action.PLAN_CHANGED, None)

    def take(self, plan: Plan, decider: User | None, entry_id: str) -> None:
        """Take what the other one suggested into the plan; its words stay theirs. What was taken stays so.

        Raises as `entry_of`.
        """
        suggestion = entry_of(plan, entry_id)
        if not suggestion.suggested:
            return
        if not may_decide(decider, suggestion):
            raise NotAllowedError("Only the other one can say yes to a suggestion.")
        written = _written(suggestion)
        replaced = next((entry for entry in plan.entries if entry.id == suggestion.replaces_id), None)
        standing = replaced or standing_at(plan, written, None)
        if standing:
            self._put(standing, suggestion.user, written)
            _remove(plan, suggestion)
        else:
            suggestion.suggested = False
        note(plan, Action.PLAN_CHANGED, decider)

    def take_out(self, plan: Plan, writer: User | None, entry_id: str) -> None:
        """Take an entry out, or turn a suggestion down or back; what belongs to it goes too. Raises as `entry_of`."""
        entry = entry_of(plan, entry_id)
        if not may_take_out(writer, entry):
            raise NotAllowedError("They wrote this, so you cannot take it out. You can suggest a change.")
        _remove(plan, entry)
        note(plan, Action.PLAN_CHANGED, writer)

    def mark_done(self, plan: Plan, writer: User | None, entry_id: str, done: bool) -> None:
        """Say that an action is done, or not after all; raises as `entry_of`, NotAllowedError for a suggestion."""
        entry = entry_of(plan, entry_id, "action")
        if entry.suggested:
            raise NotAllowedError("This is only suggested so far.")
        if done != (entry.done_at is not None):
            entry.done_at = self.clock() if done else None
            note(plan, Action.PLAN_CHANGED, writer)

    def talked(self, plan: Plan, writer: User | None, day: date) -> None:
        """Record that both talked about the goals, each day once.

        Raises InvalidInputError for a day to come, or while it is written with nobody.
        """
        if plan.user is None:
            raise InvalidInputError("Choose first who you write this plan with.")
        if day > self.today():
            raise InvalidInputError("This day is still to come. Write the day on which you talked.", "day")
        if not any(talk.day == day and talk.with_user is plan.user for talk in plan.talks):
            plan.talks.append(PlanTalk(day=day, with_user=plan.user, user=writer, at=self.clock()))
            note(plan, Action.PLAN_TALKED, writer)

    def _add(self, plan: Plan, writer: User | None, written: Written) -> PlanEntry:
        position = max((entry.position for entry in plan.entries), default=-1) + 1
        entry = PlanEntry(position=position)
        self._put(entry, writer, written)
        plan.entries.append(entry)
        return entry

    def _put(self, entry: PlanEntry, writer: User | None, written: Written) -> None:
        for field in fields(written):
            setattr(entry, field.name, getattr(written, field.name))
        entry.user, entry.at = writer, self.clock()

    def _suggest(self, plan: Plan, writer: User | None, written: Written, standing: PlanEntry | None) -> None:
        """Suggest once in one place: what the same one suggested there before goes."""
        mine = [entry for entry in plan.entries if entry.suggested and entry.user_id == _id(writer)]
        suggestion = self._add(plan, writer, written)
        suggestion.suggested, suggestion.replaces_id = True, standing.id if standing else None
        here = (_place(suggestion), suggestion.replaces_id)
        before = [entry for entry in mine if (_place(entry), entry.replaces_id) == here]
        for entry in before:
            _remove(plan, entry)
        if written not in [_written(entry) for entry in before]:
            note(plan, Action.PLAN_SUGGESTED, writer)


def leave_team(session: Session, user: User) -> None:
    """Close the plans that someone writes through codes for a team, as when what was shared is taken back."""
    theirs = select(Share.id).join(ShareCode).where(ShareCode.user_id == user.id, ShareCode.team.is_not(None))
    session.execute(update(Plan).where(Plan.share_id.in_(theirs)).values(share_id=None))


def decided(conversation: Conversation, kind: str) -> list[SummaryItem]:
    """Return the lines of a kind that the person kept, changed or added."""
    return [item for item in conversation.items if item.kind == kind and item.status in DECIDED]


def entry_of(plan: Plan, entry_id: str, part: str | None = None) -> PlanEntry:
    """Return one entry; raises NotFoundError when it is not in this plan, or is another part of it."""
    entry = next((entry for entry in plan.entries if entry.id == entry_id and part in (None, entry.part)), None)
    if entry is None:
        raise NotFoundError("This is not in the plan any more.")
    return entry


def standing_at(plan: Plan, written: Written, entry_id: str | None) -> PlanEntry | None:
    """Return what stands in the place of what is written, or the one of many that is changed; raises as `entry_of`."""
    if entry_id:
        entry = entry_of(plan, entry_id, written.part)
        return entry if not entry.suggested and _place(entry) == _place(written) else None
    if written.part in MANY:
        return None
    place = _place(written)
    return next((entry for entry in plan.entries if not entry.suggested and _place(entry) == place), None)


def may_write(plan: Plan, writer: User | None, part: str, standing: PlanEntry | None) -> bool:
    """Return whether someone may write here, rather than suggest: where nothing stands, or words that are theirs.

    Words of one who does not see the plan any more may be changed too.
    """
    if part in PERSONS:
        return writer is None
    if standing is None or standing.user_id == _id(writer):
        return True
    return standing.user_id is not None and (plan.share_id is None or standing.user_id != plan.user_id)


def may_decide(writer: User | None, entry: PlanEntry) -> bool:
    """Return whether an entry is a suggestion of the other one, the person or a professional, and so theirs to take."""
    return entry.suggested and (entry.user_id is None) != (writer is None)


def may_take_out(writer: User | None, entry: PlanEntry) -> bool:
    """Return whether someone may take an entry out: the person any, since the plan is theirs, another their own.

    A suggestion may be turned down by the one it was made to, too.
    """
    if writer is None or (entry.suggested and entry.user_id is None):
        return True
    return entry.user_id == writer.id and (entry.suggested or entry.part not in PERSONS)


def _id(user: User | None) -> str | None:
    return user.id if user else None


def _place(entry: PlanEntry | Written) -> tuple[str | None, str, int | None]:
    return entry.goal_id, entry.part, entry.level if entry.part == "level" else None


def _written(entry: PlanEntry) -> Written:
    return Written(**{field.name: getattr(entry, field.name) for field in fields(Written)})


def _remove(plan: Plan, entry: PlanEntry) -> None:
    """Take an entry out with what belongs to it: a goal's parts, and what was suggested in its place."""
    plan.entries[:] = [one for one in plan.entries if entry.id not in (one.id, one.goal_id, one.replaces_id)]
