"""Places so small that they tell who someone is: addresses, villages and towns; cities and counties stay."""

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from nlp.deidentification.people import is_unheard_of
from nlp.deidentification.tables import FOLDER, WORD, entries_of, load_table, one_of, words_of
from nlp.domain.given_names import given_names
from nlp.domain.narrative import Span

NEAR = 20
"""Characters before a name in which the word that a place comes after must stand."""
OPENS = regex.compile(r"(?:^|[.!?:\n\r\"“‘(]|[-–—] |\b(?:a|an|my|your|our|his|her|their|some) )\s*$")
MOST_WORDS = 5
"""Words of the longest name in the gazetteer that is looked for."""
SHORT = 4
"""Letters of capitals that are no place: PE, DBS."""


def addresses_in(text: str) -> Iterator[Span]:
    """Yield addresses, with or without a number.

    >>> text = "Flat 2, 9 Harbour View, or 14 Heol y Felin, not Number 9."
    >>> [span.of(text) for span in addresses_in(text)]
    ['Flat 2, 9 Harbour View', '14 Heol y Felin']
    """
    no_street = words_of("names", "no_name") | _titles()
    streets = (match.span() for match in _address().finditer(text) if match["first"] not in no_street)
    between = (match.span() for match in _between_numbers().finditer(text) if is_unheard_of(match["name"]))
    yield from sorted({Span(*span) for span in (*streets, *between)})


@cache
def _between_numbers() -> regex.Pattern[str]:
    """Return a pattern of a name between two numbers, the first of two digits or more: "255 Hersnapvej 18"."""
    name = r"(?P<name>\p{Lu}[\p{L}\p{M}]+)(?: [\p{L}\p{M}'’.-]+){0,2}"
    return regex.compile(rf"\b(?:\d{{1,6}} )?\d{{2,6}} {name} \d{{1,4}}\b(?![.,]\d)")


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.strip() for title in load_table("names")["titles"].split("|"))


@cache
def _address() -> regex.Pattern[str]:
    street, welsh = one_of("places", "streets"), one_of("places", "welsh_streets")
    word = r"\p{Lu}[\p{L}\p{M}'’]*"
    flat = r"(?:(?:Flat|Apartment|Apt\.?|Unit|Suite) \w{1,4},? )"
    english = rf"(?:{word} ){{1,3}}{street}\b\.?"
    bare = rf"(?<!\bThe )(?P<first>{word}) (?:{word} ){{0,2}}{street}\b"
    cymraeg = rf"{welsh}(?: (?:y|yr|yn|Y|Yr|{word})\b){{1,3}}"
    number = r"(?:\d{1,6} )?\d{1,5}[A-Za-z]?,? "
    named = rf"(?:The )?(?:{word} ){{1,2}}(?:Cottage|House|Forge|Barn|Farm|Lodge|Mill),? {english}"
    # Then a town, where a comma or the end follows it.
    town = rf"(?:,? {word}(?:[ -]{word}){{0,2}}(?=[,.;]|\s*$))?"
    return regex.compile(
        rf"\b(?:{_of_the_forces()}|{_number_last()}|{_foreign()}|{_corner()}|(?:{flat}?{number}(?:{english}|{cymraeg})|{flat}{english}|{named}){town}|{bare})",
        regex.MULTILINE,
    )


def _of_the_forces() -> str:
    """Return a pattern of addresses of American forces abroad."""
    return r"(?:PSC|Unit|CMR|US[A-Z]{1,3}) \w+(?:,? Box \d+)?[,\s]+[AFD]PO [A-Z]{2} \d{5}"


def _number_last() -> str:
    """Return a pattern of streets whose number comes last, as in most of Europe: "Rua do Sol 16", "Parkgata 7"."""
    before, ending = one_of("places", "foreign_streets"), one_of("places", "foreign_endings")
    word = r"[\p{L}\p{M}'’.-]+"
    street = rf"(?:{before}(?: {word}){{1,4}}?|\p{{Lu}}[\p{{L}}\p{{M}}]*{ending}|\p{{Lu}}{word}(?: {word})? {ending})"
    return rf"(?:\d{{1,6}} )?{street},? \d{{1,4}}[a-z]?\b"


def _corner() -> str:
    capitals = r"\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){0,3}"
    return rf"(?i:corner of) {capitals} and {capitals}"


def _foreign() -> str:
    """Return a pattern of addresses as on envelopes: number, street, flat, lines of town and country, code."""
    word = r"[\p{L}\p{M}'’.-]+"
    capital = rf"\p{{Lu}}{word}"
    parting = r"[ \t]*[,\n]\s*"
    street = rf"(?:\d{{1,6}} )?\d{{1,5}} {capital}(?: {word}){{0,4}}(?: \d{{1,4}}\w?)?"
    flat = r"(?:Apt|Apartment|Suite|Ste)\.? \d{1,5}"
    line = rf"{parting}(?:{capital}(?: {word}){{0,3}})?"
    code = r"(?:[ ,]\s*)(?:[A-Z]{1,3}[ -])?\d{4,6}(?:-\d{3,4})?\b"
    box = r"P\.? ?O\.? Box \d+"
    return rf"(?:{street}(?:(?:{parting}| ){flat})?(?:{line}){{1,4}}{code}|(?:{street}(?:{parting}| ))?{flat}|{box})"


def places_in(text: str, guessed: Iterable[Span]) -> Iterator[Span]:
    """Yield named places that are small; `guessed` is what the model takes for anything with a name.

    >>> text = "I live near Tregaron, and my son in Cardiff."
    >>> [span.of(text) for span in places_in(text, [])]
    ['Tregaron']
    """
    known = [place for match in _run().finditer(text) for place in _known(text, Span(*match.span()))]
    lived_in = [Span(*match.span("name")) for match in _lived_in().finditer(text)]
    seen = [guess for guess in guessed if not OPENS.search(text[max(0, guess.start - NEAR) : guess.start])]
    told = (place for place in lived_in if place.of(text) not in given_names())
    yield from sorted({*known, *(place for place in (*told, *seen) if is_small(place.of(text)))})


def is_small(name: str) -> bool:
    """Return whether a name is none of a large place, nor begins with a word that is no name, nor is shouted."""
    bare = regex.sub(r"^(?:the|The) |['’]s$", "", name)
    first = regex.match(WORD, bare)
    if first is None or first[0] in words_of("names", "no_name") or (bare.isupper() and len(bare) <= SHORT):
        return False
    return not entries_of("places", "large") & {name, bare}


def follows_where(text: str, place: int) -> bool:
    """Return whether what stands at a place of a text follows a word that a place comes after."""
    return bool(_before().search(text[max(0, place - NEAR) : place]))


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{one_of('places', 'before')})\s+(?:the )?$", regex.IGNORECASE)


@cache
def _lived_in() -> regex.Pattern[str]:
    run = rf"{WORD}(?:(?:-|[ -](?:upon|under|y|yr|le|la|super)[ -]| (?!{one_of('places', 'not_after')}\b)){WORD})*"
    return regex.compile(rf"\b(?i:{one_of('places', 'lived_in')})\s+(?P<name>{run})")


@cache
def _gazetteer() -> frozenset[str]:
    """Return the names of small towns and villages of Britain; source and licence are in its first lines."""
    lines = (FOLDER / "gazetteer.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _run() -> regex.Pattern[str]:
    joined = r"(?:[ -](?:on|upon|under|y|yr|le|la|in|the|super|by|next)[ -]|[ -])"
    return regex.compile(rf"{WORD}(?:{joined}{WORD})*")


def _known(text: str, run: Span) -> Iterator[Span]:
    """Yield the longest pieces of a run of capitals that are in the gazetteer."""
    starts = [run.start + word.start() for word in regex.finditer(WORD, run.of(text))]
    ends = [run.start + word.end() for word in regex.finditer(WORD, run.of(text))]
    at = 0
    while at < len(starts):
        pieces = (Span(starts[at], end) for end in reversed(ends[at : at + MOST_WORDS]))
        known = next((piece for piece in pieces if _is_known(text, piece)), None)
        if known:
            yield known
            at = ends.index(known.end) + 1
        else:
            at += 1


def _is_known(text: str, piece: Span) -> bool:
    name = piece.of(text)
    if name not in _gazetteer() or not is_small(name):
        return False
    return not _is_also_a_word(name) or follows_where(text, piece.start)


def _is_also_a_word(name: str) -> bool:
    return name in given_names() | words_of("names", "given_and_word") | words_of("places", "also_words")
