"""The tables of the plan that a person and a professional write together.

Where `user_id` says who wrote something, none is the person.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database.encryption import EncryptedJSON, EncryptedText
from api.database.tables import Base, Share, User, new_id, now


def _of_a_plan() -> Mapped[str]:
    return mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)


class Plan(Base):
    """One person's plan, as it stands now, with all that was agreed and said of it.

    `share`: through which the professional sees it, none when it was taken back; `user`: with whom it was written last.
    """

    __tablename__ = "plans"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), unique=True)
    share_id: Mapped[str | None] = mapped_column(ForeignKey("shares.id", ondelete="SET NULL"), index=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)

    share: Mapped[Share | None] = relationship()
    user: Mapped[User | None] = relationship()
    entries: Mapped[list["PlanEntry"]] = relationship(cascade="all, delete-orphan", order_by="PlanEntry.position")
    yeses: Mapped[list["PlanYes"]] = relationship(cascade="all, delete-orphan", order_by="PlanYes.at")
    versions: Mapped[list["PlanVersion"]] = relationship(cascade="all, delete-orphan", order_by="PlanVersion.number")
    reviews: Mapped[list["PlanReview"]] = relationship(cascade="all, delete-orphan", order_by="PlanReview.at")
    talks: Mapped[list["PlanTalk"]] = relationship(cascade="all, delete-orphan", order_by="PlanTalk.day")


class PlanEntry(Base):
    """One thing written in a plan: a goal, or what belongs to one, or the day to look back.

    `part`: what it is; `goal_id`: the entry of the goal that it belongs to; `level`: of the Goal Attainment Scale;
    `item_id`: the line of the summary that a goal or a strength is; `who`, `due`: who does an action, by which day;
    `suggested`: it stands in the plan only once the other one takes it, in place of the entry `replaces_id`.
    """

    __tablename__ = "plan_entries"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = _of_a_plan()
    position: Mapped[int]
    part: Mapped[str]
    goal_id: Mapped[str | None]
    level: Mapped[int | None]
    words: Mapped[str] = mapped_column(EncryptedText, default="")
    item_id: Mapped[str | None] = mapped_column(ForeignKey("summary_items.id"))
    who: Mapped[str | None]
    due: Mapped[date | None]
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    suggested: Mapped[bool] = mapped_column(default=False)
    replaces_id: Mapped[str | None]
    done_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship()


class PlanYes(Base):
    """A yes to a plan that had this mark, until both have said it and it is a version."""

    __tablename__ = "plan_yeses"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = _of_a_plan()
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    mark: Mapped[str]
    at: Mapped[datetime]

    user: Mapped[User | None] = relationship()


class PlanVersion(Base):
    """A plan as both agreed it, kept for good; `content` is an `api.plan.schemas.Content`."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = _of_a_plan()
    number: Mapped[int]
    mark: Mapped[str]
    content: Mapped[Any] = mapped_column(EncryptedJSON)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    agreed_at: Mapped[datetime]

    user: Mapped[User] = relationship()


class PlanReview(Base):
    """How a goal went, as one of the two says."""

    __tablename__ = "plan_reviews"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = _of_a_plan()
    goal_id: Mapped[str]
    level: Mapped[int]
    words: Mapped[str] = mapped_column(EncryptedText)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    user: Mapped[User | None] = relationship()


class PlanTalk(Base):
    """That both talked about the goals, on a day, as one of them says."""

    __tablename__ = "plan_talks"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[str] = _of_a_plan()
    day: Mapped[date]
    with_user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    with_user: Mapped[User] = relationship(foreign_keys=with_user_id)
    user: Mapped[User | None] = relationship(foreign_keys=user_id)
