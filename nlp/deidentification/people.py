"""People's names, by what stands around them, by lists of first names, and by what the small English model says."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

import regex

from nlp.deidentification.tables import NAME, WORD, one_of, words_of
from nlp.domain.given_names import given_names
from nlp.domain.narrative import Span

WORDS = regex.compile(rf"{WORD}|\p{{Lu}}\.")
MONTHS = frozenset(["April", "May", "June", "August"])
ITS_MONTH = regex.compile(r"\bit(?:['’]?s|\s(?:is|was))\s(?:always\s)?$", regex.IGNORECASE)
# Said of a name: "Bell's palsy", "Parkinson's".
ILLNESS = regex.compile(r"['’]s? (?:disease|syndrome|palsy|dementia|chorea|sarcoma)")
OPENS = regex.compile(r"(?:^|[.!?:\n\r\"“‘(]|[-–—] )\s*$")
SHORTEST = 3
NEAR = 40
"""Characters that are looked at before a name."""


def people_in(text: str, guessed: Iterable[Span]) -> Iterator[Span]:
    """Yield the names of people; `guessed` is what may be people.

    >>> text = "My daughter Jan comes in May. Jan's kind."
    >>> [span.of(text) for span in people_in(text, [])]
    ['Jan', 'Jan']
    """
    told = set(
        chain(
            _told(text),
            _signed(text),
            _given(text),
            _with_initial(text),
            _speaking(text),
            _typed_small(text),
            _guessed(text, guessed),
        )
    )
    yield from sorted(told.union(_again(text, told)))


def is_given(word: str) -> bool:
    """Return whether a word is known as a first name and hardly as anything else."""
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return given_names() - words_of("names", "given_and_word") - words_of("names", "no_name")


@cache
def _introduced() -> tuple[regex.Pattern[str], ...]:
    title, role, opening = (one_of("names", key) for key in ("titles", "roles", "openings"))
    return (
        regex.compile(rf"\b{title}\.?[ \t]+(?P<name>{NAME})"),
        regex.compile(rf"(?i:\b{role}),? +(?P<name>{NAME})"),
        regex.compile(rf"(?<![\w])(?i:{opening})[ \t]+(?P<name>{NAME})"),
    )


def _told(text: str) -> Iterator[Span]:
    """Yield names that a title, what somebody is to someone, or an introduction stands before."""
    for pattern in _introduced():
        for match in pattern.finditer(text, overlapped=True):
            span = _name(text, Span(*match.span("name")))
            if span and not (span.of(text) in MONTHS and ITS_MONTH.search(_before(text, span.start))):
                yield span


@cache
def _at_the_end() -> regex.Pattern[str]:
    closing = one_of("names", "closings")
    return regex.compile(rf"\b(?i:{closing})[,.!]?\s+(?P<name>{NAME})(?: [xX]+)?[^\w\n]*(?:\(\w+\))?$", regex.MULTILINE)


def _signed(text: str) -> Iterator[Span]:
    """Yield the names under letters."""
    for match in _at_the_end().finditer(text):
        if span := _name(text, Span(*match.span("name"))):
            yield span


def _given(text: str) -> Iterator[Span]:
    """Yield first names with a capital, with what follows them in capitals."""
    for run in regex.finditer(NAME, text):
        words = [Span(run.start() + word.start(), run.start() + word.end()) for word in WORDS.finditer(run[0])]
        first = next((word for word in words if _is_first_name(text, word)), None)
        if first and (span := _name(text, Span(first.start, run.end()))):
            yield span


def _is_first_name(text: str, word: Span) -> bool:
    name = word.of(text)
    return is_given(name.partition("-")[0]) or (name in words_of("names", "given_and_word") and _is_meant(text, word))


def _is_meant(text: str, word: Span) -> bool:
    """Return whether a capital in what may be a word as well is that of a name: not one that opens a sentence."""
    before = _before(text, word.start)
    last = regex.search(r"([\w’']+)\W*$", before)
    said_before = last[1] if last else ""
    if OPENS.search(before):
        return bool(_does().match(text, word.end))
    if regex.match(r" ?\d", text[word.end : word.end + 2]) or regex.search(r"\d\w* ?$", before):
        return False
    if said_before.lower() in words_of("names", "month_after" if word.of(text) in MONTHS else "word_after"):
        return False
    return said_before.islower() or said_before in words_of("names", "no_name")


def _before(text: str, place: int) -> str:
    return text[max(0, place - NEAR) : place]


@cache
def _does() -> regex.Pattern[str]:
    return regex.compile(rf" ?{one_of('names', 'does')}")


@cache
def _small() -> regex.Pattern[str]:
    role, opening = one_of("names", "roles"), one_of("names", "openings")
    before = rf"(?:{role},?|{opening}|with|and|by|for|from|told|tell|see|saw|seen|asked|love|at)"
    after = r"(?:['’]?s|says|said|who|comes|came|is|was|helps?|helped|works|does|did|and|my|the)"
    return regex.compile(
        rf"(?<=\b{before} +)(?P<name>\p{{Ll}}{{3,}})\b|(?<![\w'’])(?P<name>\p{{Ll}}{{3,}})(?=,? {after}\b)",
        regex.IGNORECASE,
    )


def _typed_small(text: str) -> Iterator[Span]:
    """Yield first names without a capital where somebody is spoken of."""
    for match in _small().finditer(text, overlapped=True):
        name = match["name"].capitalize()
        if match["name"].islower() and is_given(name) and name not in words_of("names", "never_small"):
            yield Span(*match.span("name"))


def _guessed(text: str, guessed: Iterable[Span]) -> Iterator[Span]:
    """Yield what the model takes for a person, where it has a capital and is no word that stands for something else."""
    for guess in guessed:
        match = regex.search(NAME, guess.of(text))
        span = _name(text, Span(guess.start + match.start(), guess.start + match.end())) if match else None
        if span and (_is_unlike_a_word(span.of(text)) or _is_meant(text, span)):
            yield span


# A name, an initial, a name: "Jan P. Puw".
WITH_INITIAL = regex.compile(rf"(?<![\p{{L}}.]){WORD}[ \t]\p{{Lu}}\.?[ \t]{WORD}")
# Who speaks, at the beginning of a line.
SPEAKER = regex.compile(rf"^[ \t>]*(?P<name>{WORD})[ \t]?:(?=[ \t]*[\"“]?\p{{L}})", regex.MULTILINE)


def _with_initial(text: str) -> Iterator[Span]:
    """Yield names with an initial in their middle: "Jan P. Puw"."""
    for match in WITH_INITIAL.finditer(text, overlapped=True):
        first, _, last = match[0].split()
        if any(is_given(word) or is_unheard_of(word) for word in (first, last)):
            yield Span(*match.span())


def _speaking(text: str) -> Iterator[Span]:
    """Yield who speaks in a conversation that is written down, where no word of English says it."""
    for match in SPEAKER.finditer(text):
        if is_given(match["name"]) or is_unheard_of(match["name"]):
            yield Span(*match.span("name"))


def _is_unlike_a_word(name: str) -> bool:
    return " " in name or is_given(name) or is_unheard_of(name)


def unheard_of(text: str) -> Iterator[Span]:
    """Yield what has a capital inside a sentence and is no English word at all: names that no list has.

    >>> text = "I see Zdenka, and Doctor Google."
    >>> [span.of(text) for span in unheard_of(text)]
    ['Zdenka']
    """
    for run in regex.finditer(NAME, text):
        word = Span(run.start(), run.start() + len(run[0].split()[0]))
        if is_unheard_of(word.of(text)) and (_is_meant(text, word) or " " in run[0]):
            yield Span(*run.span())


def is_unheard_of(name: str) -> bool:
    """Return whether a name begins with a word that is in no list of English words."""
    match = regex.match(WORD, name)
    first = match[0] if match else ""
    return len(first) > SHORTEST and not first.isupper() and first.lower() not in _english()


@cache
def _english() -> frozenset[str]:
    """Return the words of SymSpell's list, the commonest 82,765 of English."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.partition(" ")[0] for line in lines)


def _name(text: str, span: Span) -> Span | None:
    """Return as much of a run of capitals as is a name, if any is."""
    kept: list[Span] = []
    for word in WORDS.finditer(span.of(text)):
        if word[0].rstrip(".") in words_of("names", "no_name") or (_shouted(word[0]) and not is_given(word[0].title())):
            break
        kept.append(Span(span.start + word.start(), span.start + word.end()))
    if (
        not kept
        or text[kept[-1].end : kept[-1].end + 1].isdigit()
        or ILLNESS.match(text, kept[-1].end)
        or all(word.of(text).endswith(".") for word in kept)
    ):
        return None
    return Span(kept[0].start, kept[-1].end)


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _again(text: str, told: Iterable[Span]) -> Iterator[Span]:
    """Yield every other place where a word of a known name stands, spelt the same."""
    words = {
        word for span in told for word in regex.findall(r"[\p{L}\p{M}'’-]+", span.of(text)) if len(word) >= SHORTEST
    }
    if words:
        pattern = rf"(?<![\p{{L}}'’-])(?:{'|'.join(map(regex.escape, sorted(words)))})(?![\p{{L}}-])"
        yield from (Span(*match.span()) for match in regex.finditer(pattern, text))
