"""A collection opened for coding: who may, with which codes, beside whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.coding.palette import OF_KIND
from api.database.coding_tables import CodingRules, CollectionCode, CollectionCoder
from api.database.collection_tables import Collection, Story
from api.database.tables import User, new_id
from api.errors import NotAllowedError, NotFoundError, NotReadyError
from nlp.domain.codebook import load_codebook

READER, EXAMPLES = "reader", "examples"
MACHINES = {READER: "Good Life reader", EXAMPLES: "Suggestions from your examples"}


@dataclass(frozen=True)
class Bench:
    """A collection, its codes in the order of the codebook, everyone who codes it, and who has it open (`me`)."""

    collection: Collection
    rules: CodingRules
    codes: Sequence[CollectionCode]
    coders: Sequence[CollectionCoder]
    me: CollectionCoder

    @property
    def id(self) -> str:
        """Return the collection's id."""
        return self.collection.id

    @property
    def owns(self) -> bool:
        """Return whether it is open to its owner."""
        return self.me.user_id == self.collection.owner_id

    @property
    def settles(self) -> bool:
        """Return whether whoever has it open may decide where coders differ."""
        return self.owns or (self.me.settles and self.me.active)

    @property
    def in_use(self) -> list[CollectionCode]:
        """Return the codes that can be put on words."""
        return [code for code in self.codes if not code.retired]

    @property
    def people(self) -> list[CollectionCoder]:
        """Return the coders that are people, those who code no more among them."""
        return [coder for coder in self.coders if coder.machine is None]

    @cached_property
    def code_by_id(self) -> Mapping[str, CollectionCode]:
        """Return every code by its id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def coder_by_id(self) -> Mapping[str, CollectionCoder]:
        """Return every coder by their id."""
        return {coder.id: coder for coder in self.coders}

    def machine(self, name: str) -> CollectionCoder:
        """Return a machine by what it goes by."""
        return next(coder for coder in self.coders if coder.machine == name)

    def full_name(self, code: CollectionCode) -> str:
        """Return a code's name with that of the code it belongs under."""
        parent = self.code_by_id.get(code.parent_id or "")
        return f"{parent.name}: {code.name}" if parent else code.name


def name_of(coder: CollectionCoder) -> str:
    """Return a coder's name: a person's own, or that of the machine."""
    return coder.user.name if coder.user else MACHINES[coder.machine or READER]


def open_bench(session: Session, user: User, collection_id: str) -> Bench:
    """Open a collection to its owner or someone who codes it; raises NotFoundError for anyone else."""
    collection = session.get(Collection, collection_id)
    if collection is None or not _opens_to(session, collection, user):
        raise NotFoundError("There is no such collection, or it is not open to you. Ask its owner to name you.")
    if session.get(CodingRules, collection_id) is None:
        _set_up(session, collection)
    of_coders = select(CollectionCoder).where(CollectionCoder.collection_id == collection_id)
    coders = session.scalars(of_coders.order_by(CollectionCoder.added_at)).all()
    of_codes = select(CollectionCode).where(CollectionCode.collection_id == collection_id)
    return Bench(
        collection=collection,
        rules=session.get_one(CodingRules, collection_id),
        codes=in_order(session.scalars(of_codes).all()),
        coders=coders,
        me=next(coder for coder in coders if coder.user_id == user.id),
    )


def need_owner(bench: Bench) -> None:
    """Raise NotAllowedError when the bench is not open to the owner."""
    if not bench.owns:
        raise NotAllowedError("Only the owner of the collection can do this.")


def need_settler(bench: Bench) -> None:
    """Raise NotAllowedError when the bench is not open to someone who settles."""
    if not bench.settles:
        raise NotAllowedError("Only the owner of the collection, and whom they name to settle, can see this.")


def benches_of(session: Session, user: User) -> Sequence[Collection]:
    """Return the collections that someone may code, newest first."""
    named = select(CollectionCoder.collection_id).where(CollectionCoder.user_id == user.id, CollectionCoder.active)
    mine = or_(Collection.owner_id == user.id, Collection.id.in_(named))
    return session.scalars(select(Collection).where(mine).order_by(Collection.created_at.desc())).all()


def story_of(session: Session, bench: Bench, story_id: str) -> Story:
    """Return a story of the collection; raises NotFoundError, or NotReadyError before it is read.

    Before it is read its text is not yet what it will be, nor are offsets into it.
    """
    story = session.get(Story, story_id)
    if story is None or story.collection_id != bench.id:
        raise NotFoundError("There is no such story in this collection. It may have been taken out.")
    if story.language is None:
        raise NotReadyError("This story is still being read. It can be coded when that is done.")
    return story


def in_order(codes: Sequence[CollectionCode]) -> list[CollectionCode]:
    """Return codes by number, each followed by those that belong under it."""
    number = {code.id: code.number for code in codes}
    return sorted(codes, key=lambda code: (number.get(code.parent_id or code.id, 0), bool(code.parent_id), code.number))


def _opens_to(session: Session, collection: Collection, user: User) -> bool:
    if collection.owner_id == user.id:
        return True
    named = select(CollectionCoder).where(
        CollectionCoder.collection_id == collection.id, CollectionCoder.user_id == user.id, CollectionCoder.active
    )
    return session.scalar(named) is not None


def _set_up(session: Session, collection: Collection) -> None:
    """Give a collection our codebook, its owner and the machines as coders, and rules that hide nothing."""
    people = [CollectionCoder(collection_id=collection.id, user_id=collection.owner_id)]
    machines = [CollectionCoder(collection_id=collection.id, machine=machine) for machine in MACHINES]
    session.add_all([CodingRules(collection_id=collection.id), *people, *machines, *_our_codes(collection)])
    session.flush()


def _our_codes(collection: Collection) -> list[CollectionCode]:
    codebook = load_codebook()
    codes: list[CollectionCode] = []
    for kind in codebook.kinds.values():
        shared = {"collection_id": collection.id, "colour": OF_KIND[kind.id]}
        parent = CollectionCode(
            id=new_id(), number=len(codes) + 1, label=kind.id, name=kind.name, meaning=kind.meaning, **shared
        )
        codes.append(parent)
        codes += [
            CollectionCode(
                number=parent.number + at,
                parent_id=parent.id,
                label=f"{kind.id}/{domain.id}",
                name=domain.name,
                meaning=domain.act,
                **shared,
            )
            for at, domain in enumerate(codebook.domains.values(), start=1)
        ]
    return codes
