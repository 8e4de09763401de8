"""The codes of a collection: ours to begin with, added to, renamed and retired by its owner."""

from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.coding.bench import Bench
from api.coding.blindness import is_blind_to_people
from api.coding.palette import PALETTE
from api.database.coding_tables import CodeExample, CollectionCode, StoryCoding
from api.errors import InvalidInputError, NotFoundError
from api.web.forms import Typed

LONGEST_NAME, LONGEST_MEANING, LONGEST_EXAMPLES = 80, 500, 5_000


class CodeForm(BaseModel):
    """What a form says of a code; `examples` one a line."""

    name: str = ""
    meaning: Typed = ""
    colour: str = "grey"
    parent: str = ""
    examples: Typed = ""

    @classmethod
    def of(cls, code: CollectionCode) -> "CodeForm":
        """Return the form as it is for a code that there is."""
        words = "\n".join(example.words for example in code.examples)
        parts = {"name": code.name, "meaning": code.meaning, "colour": code.colour}
        return cls(**parts, parent=code.parent_id or "", examples=words)

    def checked(self, bench: Bench, code: CollectionCode | None = None) -> "CodeForm":
        """Return it tidied; raises InvalidInputError, which says what has to be put right."""
        name = " ".join(self.name.split())
        if not name:
            raise InvalidInputError("Give the code a name.", "name")
        for words, most, field in (
            (name, LONGEST_NAME, "name"),
            (self.meaning, LONGEST_MEANING, "meaning"),
            (self.examples, LONGEST_EXAMPLES, "examples"),
        ):
            if len(words) > most:
                raise InvalidInputError(f"That is too long: {most:,} letters fit.", field)
        if self.colour not in PALETTE:
            raise InvalidInputError("Choose a colour of the list.", "colour")
        above = bench.code_by_id.get(self.parent)
        if self.parent and (above is None or above.parent_id or above == code):
            raise InvalidInputError("Choose a code of the list that belongs under no other.", "parent")
        others = [one for one in bench.codes if one != code and (one.parent_id or "") == self.parent]
        if any(one.name.casefold() == name.casefold() for one in others):
            raise InvalidInputError("There is a code of this name already.", "name")
        return self.model_copy(update={"name": name, "meaning": self.meaning.strip()})

    @property
    def lines(self) -> list[str]:
        """Return the examples, each once."""
        return list(dict.fromkeys(line.strip() for line in self.examples.split("\n") if line.strip()))


def add_code(session: Session, bench: Bench, form: CodeForm) -> CollectionCode:
    """Add a code; raises InvalidInputError."""
    form = form.checked(bench)
    number = max(code.number for code in bench.codes) + 1
    code = CollectionCode(collection_id=bench.id, number=number, parent_id=form.parent or None, name=form.name)
    session.add(code)
    _write(session, bench, code, form)
    return code


def change_code(session: Session, bench: Bench, code: CollectionCode, form: CodeForm) -> None:
    """Rename a code, or change what it means; where it belongs stays. Raises InvalidInputError."""
    form = form.model_copy(update={"parent": code.parent_id or ""}).checked(bench, code)
    code.name = form.name
    _write(session, bench, code, form)


def retire(session: Session, bench: Bench, code: CollectionCode, retired: bool) -> None:
    """Let a code, and those under it, be put on nothing new, or again; what it was put on stays."""
    for one in bench.codes:
        if code.id in (one.id, one.parent_id):
            one.retired = retired
    record(session, Action.CODEBOOK_CHANGED, bench.me.user or "", about=bench.collection)


def code_of(bench: Bench, code_id: str) -> CollectionCode:
    """Return a code of the collection; raises NotFoundError."""
    code = bench.code_by_id.get(code_id)
    if code is None:
        raise NotFoundError("There is no such code in this collection.")
    return code


def times_put(session: Session, bench: Bench) -> dict[str, int]:
    """Return how often each code stands on words, put by people, by its id; to a blind coder how often by them."""
    standing = select(StoryCoding.code_id, func.count()).where(
        StoryCoding.code_id.in_(list(bench.code_by_id)), StoryCoding.ended.is_(None), StoryCoding.rejected.is_(False)
    )
    if is_blind_to_people(bench):
        standing = standing.where(StoryCoding.coder_id == bench.me.id)
    return {code: int(count) for code, count in session.execute(standing.group_by(StoryCoding.code_id))}


def _write(session: Session, bench: Bench, code: CollectionCode, form: CodeForm) -> None:
    code.meaning, code.colour = form.meaning, form.colour
    kept = {example.words: example for example in code.examples}
    code.examples = [kept.get(words) or CodeExample(words=words) for words in form.lines]
    session.flush()
    record(session, Action.CODEBOOK_CHANGED, bench.me.user or "", about=bench.collection)
