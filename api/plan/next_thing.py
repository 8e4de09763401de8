"""The one thing that someone can do next with a plan."""

from dataclasses import dataclass
from datetime import date

from api.plan.agreeing import Agreement, agreement_on
from api.plan.content import content_of
from api.plan.desk import Desk
from api.plan.looking_back import to_look_back_on
from api.plan.schemas import Content
from api.plan.service import may_decide


@dataclass(frozen=True)
class NextThing:
    """What to say, and where a button leads; without an address there is nothing to do but wait."""

    says: str
    button: str = ""
    address: str = ""


def next_thing(desk: Desk, today: date) -> NextThing:
    """Return what comes next for whoever sits at this desk."""
    plan, content, agreement = desk.plan, content_of(desk.plan), agreement_on(desk.plan)
    other = plan.user.name if desk.persons and plan.user else "the person"
    due = to_look_back_on(plan, desk.writer, today)
    if due:
        return NextThing("It is time to look back.", "Say how it went", f"{desk.base}/look-back/{due[0].id}")
    suggested = next((entry for entry in plan.entries if may_decide(desk.writer, entry)), None)
    if suggested:
        name = suggested.user.name if suggested.user else "the person"
        return NextThing(f"Look at what {name} suggests. You decide.", "See what is suggested", "#suggested")
    return _to_wait(desk, content, agreement, other, today) or _to_write(desk, content) or _to_say_yes(desk, content)


def _to_wait(desk: Desk, content: Content, agreement: Agreement, other: str, today: date) -> NextThing | None:
    mine, theirs = agreement.persons, agreement.professionals
    if not desk.persons:
        mine, theirs = theirs, mine
    if agreement.agreed:
        if content.review_day and content.review_day.day <= today:
            return NextThing(
                "You looked back. When shall we look back next?", "Choose a day", f"{desk.base}/review-day"
            )
        return NextThing("You both said yes to this plan. Now do your parts, one small step at a time.")
    if desk.plan.share and agreement.stands(mine) and not agreement.stands(theirs):
        return NextThing(f"You said yes. Now {other} has to say yes too.")
    return None


def _to_write(desk: Desk, content: Content) -> NextThing | None:
    """Return what the person writes first; a professional adds where they like."""
    if not desk.persons:
        return None
    if not content.goals:
        return NextThing("Start with a goal.", "Choose a goal", f"{desk.base}/goals")
    bare = next((goal for goal in content.goals if not (goal.levels or goal.actions or goal.first_step)), None)
    if bare:
        said = f"Say more about your goal: “{bare.words}”. One question at a time, and you can skip any."
        return NextThing(said, "Start the questions", f"{desk.base}/goals/{bare.id}/hope")
    if desk.plan.share is None:
        return NextThing("Choose who you write this plan with.", "Choose someone", "#with")
    return None


def _to_say_yes(desk: Desk, content: Content) -> NextThing:
    if not content.review_day:
        return NextThing("Choose a day to look back.", "Choose the day", f"{desk.base}/review-day")
    return NextThing("Read the plan. When it is right, say yes to it.", "Go to say yes", "#agree")
