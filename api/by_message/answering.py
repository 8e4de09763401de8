"""Does what a message asks of the person's own pages, and says so; nothing is shared before a plain yes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy.orm import Session

from api.by_message.requests import Request, code_in, is_code, request_in, says
from api.by_message.whom import shares_with
from api.by_message.words import names_of, say
from api.chat.before import answered_last
from api.database.tables import Conversation, Share, Turn, now
from api.errors import NotFoundError, TooManyError
from api.limits.limits import Limits
from api.sharing.access import opens_to
from api.sharing.lines import mark_of
from api.sharing.looks import last_look, looks_at
from api.sharing.service import SharingService
from nlp.listening.heard import CRISIS, Heard, Says

# A yes so long after the question may be meant for something else, or come from other hands.
LAPSES = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """What is said to a message; `asks`: whether to share with this `code` what has this `mark`."""

    text: str
    asks: Mapping[str, str] | None = None

    def as_metadata(self) -> dict[str, Any]:
        """Return what is noted on the turn: it is said when its turn comes, and the next turn is heard by it."""
        return {"text": self.text, "asks": dict(self.asks) if self.asks else None}


class ByMessage:
    """Answers what is about the person's own pages without the bot, so that taking back never waits for it."""

    def __init__(self, sharing: SharingService, limits: Limits) -> None:
        self._sharing = sharing
        self._limits = limits

    def answer(
        self,
        session: Session,
        conversation: Conversation,
        text: str,
        heard: Heard,
        before: Sequence[Turn],
        address: str,
    ) -> Told | None:
        """Do what a message asks and return what is said to it; None when it is to be taken as it was heard.

        `before` are the turns before it; `address` is where it comes from, empty where nobody can tell.
        """
        # The letters of a code are drawn at random: what is heard in them alone is nothing.
        concern = heard.concern and not is_code(text)
        if _is_in_danger(conversation, heard, before) or concern or heard.loss or heard.meets:
            return None
        if (asked := _asked_just_now(before)) and (said := says(text)):
            return self._share(session, conversation, asked, said)
        if code := code_in(text):
            return self._try(session, conversation, code, address)
        request = request_in(text)
        return self._do(session, conversation, request, heard) if request else None

    def _try(self, session: Session, conversation: Conversation, code: str, address: str) -> Told:
        try:
            self._limits.take_code(conversation.id, address or conversation.id)
            return self._ask_to_share(session, conversation, code)
        except (NotFoundError, TooManyError) as error:
            return Told(error.message)

    def _ask_to_share(self, session: Session, conversation: Conversation, code: str) -> Told:
        found = self._sharing.working_code(session, code)
        if self._sharing.shared_with(session, conversation, code):
            return Told(say(conversation, "shared_already", names=found.name))
        lines = self._sharing.would_show(conversation)
        if not lines:
            return Told(say(conversation, "no_lines"))
        count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        asks = {"code": code, "mark": mark_of(lines)}
        if found.given_by:
            giver, team = found.given_by, found.name
            return Told(say(conversation, "asks_for_team", giver=giver, names=team, lines=count), asks)
        return Told(say(conversation, "asks", names=found.name, lines=count), asks)

    def _share(self, session: Session, conversation: Conversation, asked: Mapping[str, str], said: Says) -> Told:
        if already := self._sharing.shared_with(session, conversation, asked["code"]):
            # On a page, since it was asked: a yes here must not show more than they chose there.
            return Told(say(conversation, "shared_already", names=already.code.name))
        if said == "no":
            return Told(say(conversation, "not_shared"))
        try:
            if asked["mark"] != mark_of(self._sharing.would_show(conversation)):
                return self._ask_to_share(session, conversation, asked["code"])
            share = self._sharing.share(session, conversation, asked["code"])
        except NotFoundError as error:
            return Told(error.message)
        return Told(say(conversation, "shared", names=share.code.name))

    def _do(self, session: Session, conversation: Conversation, request: Request, heard: Heard) -> Told | None:
        if not conversation.shares and (request.only_if_shared or request.whom):
            return None
        if request.kind == "take_back":
            return self._take_back(conversation, request.whom)
        if request.kind == "seen":
            return self._who_has_seen(session, conversation, heard)
        return Told(say(conversation, request.kind))

    def _take_back(self, conversation: Conversation, whom: str | None) -> Told:
        if not conversation.shares:
            return Told(say(conversation, "nobody"))
        shares = shares_with(whom, conversation.shares)
        if not shares:
            return Told(say(conversation, "which", names=names_of(conversation.shares)))
        for share in shares:
            self._sharing.take_back_share(conversation, share.id)
        several = len({share.code.name for share in shares}) > 1
        said = say(conversation, "all_taken_back" if several else "taken_back", names=names_of(shares))
        left = [other for other in conversation.shares if any(_is_in(other, share) for share in shares)]
        return Told(f"{said}\n{say(conversation, 'still_in_team', names=names_of(left))}" if left else said)

    def _who_has_seen(self, session: Session, conversation: Conversation, heard: Heard) -> Told | None:
        looks = looks_at(session, conversation)
        sees = _by_name(conversation.shares)
        if heard.asks and not (sees or looks):
            return None  # the bot says of "who sees this?" all that there is to say then
        said = [] if sees else [say(conversation, "nobody")]
        for name, shares_of_theirs in sees.items():
            last = max((last_look(looks, one) for share in shares_of_theirs for one in share.looks), default=None)
            looked = {"looked": last} if last else {}
            kind = "sees_it_and_looked" if last else "sees_it"
            first = min(share.shared_at for share in shares_of_theirs)
            said.append(say(conversation, kind, names=name, day=first, **looked))
        shares = conversation.shares
        gone = [(user, at) for user, at in looks.items() if not any(opens_to(share.code, user) for share in shares)]
        said += [say(conversation, "saw_it", names=user.name, looked=times[0]) for user, times in gone]
        if conversation.consent_research:
            said.append(say(conversation, "researchers"))
        return Told("\n".join(said))


def _is_in(team: Share, theirs: Share) -> bool:
    """Say whether who gave their own code sees the summary as one of a team too."""
    return bool(team.code.team) and not theirs.code.team and opens_to(team.code, theirs.code.user)


def _by_name(shares: Iterable[Share]) -> dict[str, list[Share]]:
    """Return shares by whom they are with: somebody may have given several codes."""
    named: dict[str, list[Share]] = {}
    for share in shares:
        named.setdefault(share.code.name, []).append(share)
    return named


def _is_in_danger(conversation: Conversation, heard: Heard, before: Sequence[Turn]) -> bool:
    """Return whether danger was spoken of, here or in what waits for the same answer; nothing leads away from it."""
    waiting = takewhile(lambda turn: turn.speaker == "citizen", reversed(before))
    return CRISIS in (heard.heard_as, conversation.topic, *(turn.heard_as for turn in waiting))


def _asked_just_now(before: Sequence[Turn]) -> Mapping[str, str] | None:
    """Return what the person was asked to say yes to, in the last thing that was said to them."""
    if not before or before[-1].speaker != "bot" or now() - before[-1].at > LAPSES:
        return None
    asks: Mapping[str, str] | None = (answered_last(before).get("pages") or {}).get("asks")
    return asks
