"""Coded collections for tests: one written by hand, and any that hypothesis can think of."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from nlp.domain.codebook import load_codebook
from nlp.domain.coding import Code, CodedCollection, Coder, Coding
from nlp.domain.narrative import Narrative, Span
from nlp.exchange.guids import stable_guid
from nlp.exchange.our_codes import MACHINE, our_codes

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ANN, BEN = Coder(stable_guid("coder", "ann"), "Ann"), Coder(stable_guid("coder", "ben"), 'Ben "B" <ben@example.org>')
BUS = "The 7 was late 😤 again.\r\nI walked & met <Jo>.\r\nWe swim “Tuesdays” now"
CODES = our_codes(load_codebook())


def code(label: str) -> Code:
    return next(one for one in CODES if one.label == label)


def coding(story: Narrative, words: str, label: str, coder: Coder, note: str = "", minutes: int = 0) -> Coding:
    start = story.text.index(words)
    id_ = stable_guid("coding", story.id, words, label, coder.id)
    at = NOON + timedelta(minutes=minutes)
    return Coding(id_, story.id, code(label).id, coder.id, Span(start, start + len(words)), at, note)


def small_collection() -> CodedCollection:
    """Two coders and the machine, on the same words, on words that overlap, and over an emoji and a line end."""
    bus = Narrative(
        "bus.csv:2", BUS, question="How do you get about?", source="bus.csv", group="North", date="3/4/2026"
    )
    empty, short = Narrative("empty", ""), Narrative('x <"&">', "I sing.\nOften.")
    return CodedCollection(
        "Getting about",
        CODES,
        (ANN, BEN, MACHINE),
        (bus, empty, short),
        (
            coding(bus, "The 7 was late 😤", "need/economy", ANN, note='Waits & waits: "late" <again>'),
            coding(bus, "The 7 was late 😤", "need/economy", BEN),
            coding(bus, "late 😤 again.\r\nI walked", "need/control", BEN, minutes=3),
            coding(bus, "met <Jo>", "strength/relationships", MACHINE, note="Said in so many words.\r\n0.91"),
            coding(bus, "swim “Tuesdays”", "outcome_achieved/learning_leisure", MACHINE),
            coding(short, "I sing.", "strength/learning_leisure", ANN),
        ),
        about="Good Life, fast reader",
    )


_said = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
_ragged = st.lists(
    st.sampled_from(["\r\n", "\n", "\r", "\ufeff", "😀", "e\u0301", "<&>", '"', "a", " b "]) | _said, max_size=8
)
TEXTS = _ragged.map("".join)
# What stands in XML: no character that XML cannot hold.
_legal = st.text(
    st.characters(exclude_categories=["Cs"], min_codepoint=32, exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    max_size=20,
)
_names = st.text(st.sampled_from("abc <>&\"'é😀\r\n\t"), min_size=1, max_size=8)
_uuids = st.uuids().map(str)
_times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def _cuts(text: str, place: int) -> bool:
    return text[place - 1 : place + 1] == "\r\n" or place < len(text) - len(text.lstrip("\ufeff"))


@st.composite
def collections(draw: st.DrawFn) -> CodedCollection:
    """Draw a collection as the standard can hold it: no coding that begins or ends within a line end."""
    codes: list[Code] = []
    for name in draw(st.lists(_names, unique=True, max_size=6)):
        parent = draw(st.none() | st.sampled_from([one.id for one in codes] or [None]))
        described = draw(_legal.map(str.strip))
        label = draw(st.none() | st.sampled_from(["need", "need/health"]))
        colour = f"#{draw(st.integers(0, 0xFFFFFF)):06x}"
        codes.append(Code(draw(_uuids), name, described, colour, parent, label))
    coders = [
        Coder(draw(_uuids), name, draw(st.booleans()))
        for name in draw(st.lists(_names, unique=True, min_size=1, max_size=3))
    ]
    stories = [
        Narrative(
            id_, draw(TEXTS), draw(st.none() | _legal), draw(_legal), draw(st.none() | _legal), draw(st.none() | _legal)
        )
        for id_ in draw(st.lists(_names, unique=True, max_size=3))
    ]
    codings = [one for story in stories if codes for one in draw(st.lists(_codings(story, codes, coders), max_size=5))]
    return CodedCollection(
        draw(_names), tuple(in_order(codes)), tuple(coders), tuple(stories), tuple(codings), draw(_legal)
    )


def in_order(codes: list[Code], parent: str | None = None) -> list[Code]:
    """Return the codes as people see a tree: each with what is under it before the next."""
    return [one for code in codes if code.parent == parent for one in (code, *in_order(codes, code.id))]


@st.composite
def _codings(draw: st.DrawFn, story: Narrative, codes: list[Code], coders: list[Coder]) -> Coding:
    places = [place for place in range(len(story.text) + 1) if not _cuts(story.text, place)] or [0]
    start, end = sorted((draw(st.sampled_from(places)), draw(st.sampled_from(places))))
    who, what = draw(st.sampled_from(coders)), draw(st.sampled_from(codes))
    return Coding(draw(_uuids), story.id, what.id, who.id, Span(start, end), draw(_times), draw(_legal))


def is_uuid(text: str) -> bool:
    return str(UUID(text)) == text
