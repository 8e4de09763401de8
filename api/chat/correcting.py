"""What a person says about the lines that were played back to them: done at once, or asked about by number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from api.chat.before import answered_last
from api.database.tables import Conversation, SummaryItem, Turn
from api.summary.service import SummaryService
from nlp.domain.narrative import Span
from nlp.listening.heard import Heard
from nlp.listening.lines import Line, chosen, means_all, meant, points
from nlp.listening.to_you import to_you
from nlp.listening.wishes import States, Wish, put_right, wishes_in

# "Take out the bit about the bus" sounds like these; where lines were just shown, it is about the lines.
MAY_BE_A_WISH = ("answer", "command:delete", "command:back")
# "Take that out" is never about everything; these may be.
WIPES = re.compile(r"\b(?:delete|erase|wipe|get rid of)\b", re.I)
MOST_WORDS_SAID_BACK = 12

Did = Literal["changed", "removed", "several", "kept", "which", "what", "lost"]


@dataclass(frozen=True)
class Correction:
    """What was done about the lines, and what is still to be asked.

    `words`: the one line as it stands, or as it stood; `which`: one of `among` is meant by `wish`; `what`: the one in
    `among` is wrong, and what it shall say is asked; `lost`: no line was found; `kept`: all stays as it is. `parts` of
    the message were wishes.
    """

    did: Did
    words: str | None = None
    among: tuple[str, ...] = ()
    wish: Wish | None = None
    parts: tuple[Span, ...] = field(default=(), compare=False)

    def as_metadata(self) -> dict[str, Any]:
        """Return what is noted on the turn: the bot says it, and the next turn is heard by it."""
        wish = vars(self.wish) if self.wish else None
        return {"did": self.did, "words": self.words, "among": list(self.among), "wish": wish}


class Corrector:
    """Does what one message says about the lines of one summary."""

    def __init__(self, summaries: SummaryService, conversation: Conversation, before: Sequence[Turn]) -> None:
        self._summaries = summaries
        self._conversation = conversation
        self._before = before
        self._items = summaries.shown(conversation)
        numbers = {item: number for number, item in numbers_of(before).items()}
        self._lines = [Line(item.words, item.domain, numbers.get(item.id)) for item in self._items]

    def correct(self, text: str, heard: Heard) -> Correction | None:
        """Do what a message says about the lines, or return None when it says nothing about them."""
        if heard.heard_as not in MAY_BE_A_WISH:
            return None
        asked = answered_last(self._before).get("correction") or {}
        if asked.get("did") in ("which", "what") and (done := self._answer(text, asked)):
            return done
        states = self._states()
        wishes = wishes_in(text, states) if states and heard.says is None else []
        if heard.heard_as == "command:delete" and WIPES.search(text):
            wishes = [(part, wish) for part, wish in wishes if self._is_about_a_line(wish)]
        if states == "never":
            # "Drop a day at work" answers the question that is open; "drop the bit about work" does not.
            wishes = [(part, wish) for part, wish in wishes if wish.does != "remove" or wish.names_a_line]
        done = self._do(wishes)
        # In the middle of the talk another question is open, so nothing more is asked about lines.
        return Correction("lost", parts=done.parts) if done and done.wish and states == "never" else done

    def _is_about_a_line(self, wish: Wish) -> bool:
        """Say whether "delete…" goes on with a line; "delete it" is a wish to delete everything."""
        return wish.names_a_line or (points(wish.about) and bool(meant(wish.about, self._lines)))

    def _states(self) -> States | None:
        """Return which statements may mend a line here; None where no line can be meant."""
        if self._conversation.asked == "play_back_right":
            return "any"
        if self._conversation.topic in ("play_back", "finished"):
            return "opened"
        return "never" if _just_shown(self._before) else None

    def _answer(self, text: str, asked: dict[str, Any]) -> Correction | None:
        """Take a message as the answer to which line is meant, or to what it shall say."""
        places = [at for at, item in enumerate(self._items) if item.id in asked["among"]]
        wish = Wish(**asked["wish"])
        if asked["did"] == "what":
            right = put_right(text)
            return self._do_all(right, places) if right else KEPT
        among = None if wishes_in(text, "opened") else chosen(text, [self._lines[at] for at in places])
        if among is None:
            again = Correction("which", among=tuple(asked["among"]), wish=wish)
            return again if re.fullmatch(r"\W*\d+\W*", text) else None
        return self._do_all(wish, [places[at] for at in among]) if among else KEPT

    def _do(self, wishes: Sequence[tuple[Span, Wish]]) -> Correction | None:
        done = [(part, self._do_one(wish)) for part, wish in wishes]
        known = [(part, one) for part, one in done if one]
        return _together([one for _, one in known], tuple(part for part, _ in known)) if known else None

    def _do_one(self, wish: Wish) -> Correction | None:
        places = meant(wish.about, self._lines)
        if not places:
            return Correction("lost") if wish.calls_a_line else None
        same_words = len({self._lines[at].words.casefold() for at in places}) == 1
        if not (same_words or (wish.takes_out and means_all(wish.about))):
            once = {self._items[at].words.casefold(): self._items[at].id for at in sorted(places, reverse=True)}
            return Correction("which", among=tuple(reversed(once.values())), wish=wish)
        return self._do_all(wish, places)

    def _do_all(self, wish: Wish, places: Iterable[int]) -> Correction:
        # The same words may stand in two groups; they are shown as one line.
        words = {self._items[at].words.casefold() for at in places}
        return _together([self._change(wish, item) for item in self._items if item.words.casefold() in words])

    def _change(self, wish: Wish, item: SummaryItem) -> Correction:
        if wish.does == "wrong":
            return Correction("what", words=_quoted(item.words), among=(item.id,), wish=wish)
        if wish.takes_out:
            self._summaries.change(self._conversation, item.id, status="removed")
            return Correction("removed", words=_quoted(item.words))
        changed = self._summaries.change(self._conversation, item.id, words=wish.applied_to(item.words))
        return Correction("changed", words=_said_back(changed.words))


KEPT = Correction("kept")


def numbers_of(turns: Sequence[Turn]) -> dict[int, str]:
    """Return the items that were shown last, by the number under which they were shown."""
    shown = (turn.metadata_["lines"] for turn in reversed(turns) if turn.speaker == "bot" and turn.metadata_)
    return {int(number): item for number, item in next(shown, {}).items()}


def _just_shown(before: Sequence[Turn]) -> bool:
    """Return whether the bot's answer to the last message showed lines."""
    for turn in reversed(before):
        if turn.speaker == "citizen":
            return False
        if turn.metadata_:
            return True
    return False


def _together(done: Sequence[Correction], parts: tuple[Span, ...] = ()) -> Correction:
    """Return several corrections as one: what is still to be asked comes first."""
    open_first = sorted(done, key=lambda one: one.did not in ("which", "what"))
    first = open_first[0]
    if first.wish or len(done) == 1:
        return Correction(first.did, first.words, first.among, first.wish, parts)
    if len({(one.did, one.words) for one in done}) == 1:
        return Correction(first.did, first.words, parts=parts)
    return Correction("several" if any(one.did in ("changed", "removed") for one in done) else first.did, parts=parts)


def _quoted(words: str) -> str | None:
    return words if len(words.split()) <= MOST_WORDS_SAID_BACK else None


def _said_back(words: str) -> str | None:
    turned = to_you(re.sub(r"[\s.,;:!]+$", "", words))
    return turned[0].upper() + turned[1:] if turned and len(turned.split()) <= MOST_WORDS_SAID_BACK else None
