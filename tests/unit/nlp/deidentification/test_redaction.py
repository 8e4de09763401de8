"""Pseudonyms that hold all through a narrative, and offsets that stay exact whatever was replaced."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nlp.deidentification.identifier import KINDS, Identifier, settle
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import redact
from nlp.domain.narrative import Span

TEXT = st.text(min_size=1, max_size=60)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return Span(start, end)


@st.composite
def texts_with_identifiers(draw: st.DrawFn) -> tuple[str, list[Identifier], Span]:
    text = draw(TEXT)
    found = draw(st.lists(st.builds(Identifier, st.sampled_from(KINDS), spans(text)), max_size=6))
    return text, settle(one for one in found if one.span.start < one.span.end), draw(spans(text))


@given(texts_with_identifiers())
def test_a_carried_span_holds_its_words_with_the_same_replacements(case: tuple[str, list[Identifier], Span]) -> None:
    text, identifiers, span = case
    redaction = redact(text, identifiers, Pseudonyms())
    touched = [one for one in redaction.replacements if one.span.start < span.end and span.start < one.span.end]
    start, end = (
        min([span.start, *(one.span.start for one in touched)]),
        max([span.end, *(one.span.end for one in touched)]),
    )
    expected, at = "", start
    for one in touched:
        expected += text[at : one.span.start] + one.replacement
        at = one.span.end
    assert redaction.carry(span).of(redaction.text) == expected + text[at:end]


@given(texts_with_identifiers())
def test_nothing_but_identifiers_is_changed_and_the_list_tells_all(case: tuple[str, list[Identifier], Span]) -> None:
    text, identifiers, _ = case
    redaction = redact(text, identifiers, Pseudonyms())
    back, at = "", 0
    for one in redaction.replacements:
        now = redaction.carry(one.span)
        assert now.of(redaction.text) == one.replacement
        assert one.original == one.span.of(text)
        back += redaction.text[at : now.start] + one.original
        at = now.end
    assert back + redaction.text[at:] == text


@given(st.lists(st.builds(Identifier, st.sampled_from(KINDS), spans("x" * 30)), max_size=8))
def test_settled_identifiers_are_in_order_apart_and_leave_no_letter_out(found: list[Identifier]) -> None:
    found = [one for one in found if one.span.start < one.span.end]
    settled = settle(found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(settled))
    covered = {place for one in found for place in range(one.span.start, one.span.end)}
    assert {place for one in settled for place in range(one.span.start, one.span.end)} == covered


def replaced(text: str, *names: str) -> str:
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(Identifier("person", Span(at, at + len(name))))
        at += len(name)
    return redact(text, found, Pseudonyms()).text


def test_a_name_in_full_and_a_first_name_are_one_person() -> None:
    text = "Jan Puw came. Jan's kind, and so is Mrs Puw's Bob."
    assert replaced(text, "Jan Puw", "Jan", "Puw", "Bob") == (
        "[Person 1] came. [Person 1]'s kind, and so is Mrs [Person 1]'s [Person 2]."
    )
    assert (
        replaced("Jan, then Jan Puw, then Puw", "Jan", "Jan Puw", "Puw")
        == "[Person 1], then [Person 1], then [Person 1]"
    )


def test_two_people_of_one_surname_stay_two() -> None:
    assert replaced("Jan Puw and Bob Puw", "Jan Puw", "Bob Puw") == "[Person 1] and [Person 2]"


def test_the_same_number_in_other_spacing_is_the_same() -> None:
    text = "07700 900336 or 07700900336 or 07700 900337"
    found = [Identifier("phone", Span(*at)) for at in [(0, 12), (16, 27), (31, 43)]]
    assert redact(text, found, Pseudonyms()).text == "[Phone number 1] or [Phone number 1] or [Phone number 2]"
