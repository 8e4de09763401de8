"""Names in labels: in ids and in names of files a person's name is mostly in small letters, parted by other signs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import normalize

import regex

from nlp.deidentification.identifier import Identifier, settle
from nlp.deidentification.people import is_given, is_unheard_of
from nlp.deidentification.places import is_small
from nlp.deidentification.tables import words_of
from nlp.domain.narrative import Span

FindIn = Callable[[Sequence[str]], Iterable[Sequence[Identifier]]]
PARTING = str.maketrans("_-", "  ")
"""Signs between the words of a file's name."""
# "JaneSmith" is two, "McDonald" and "o'leary" are one each.
PART = regex.compile(r"(?:Ma?c|[Oo]['’])?\p{Lu}[\p{Ll}\p{M}]+|(?:o['’])?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})")
PLAINLY_A_SURNAME = regex.compile(r"(?:mc|o['’])\p{L}{3,}", regex.IGNORECASE)
BETWEEN = regex.compile(r"[\s_,+-]{0,3}")


def find_in_labels(labels: Sequence[str], find: FindIn) -> Iterator[list[Identifier]]:
    """Yield what tells who someone is in each label: what `find` finds in any text, and names as labels have them."""
    for label, found in zip(labels, find([label.translate(PARTING) for label in labels]), strict=True):
        yield settle([*found, *(Identifier("person", span) for span in names_in(label))])


def names_in(label: str) -> Iterator[Span]:
    """Yield first names in whatever letters, with the surnames beside them.

    >>> [span.of(label) for label in ("2/jane_smith_story.docx", "summer.docx") for span in names_in(label)]
    ['jane_smith']
    """
    parts = [Span(*match.span()) for match in PART.finditer(label)]
    at = 0
    while at < len(parts):
        end = _end_of_name(label, parts, at)
        if end > at:
            before = at > 0 and _is_surname_before(label, parts[at - 1], parts[at])
            yield Span(parts[at - before].start, parts[end - 1].end)
        at = max(end, at + 1)


def may_be_names_in(label: str) -> Iterator[Span]:
    """Yield what names a person where nothing but people is named: surnames alone, names that are words as well.

    >>> [span.of(label) for label in ("J. Smith", "Hope", "Zdenka", "not known") for span in may_be_names_in(label)]
    ['Smith', 'Hope', 'Zdenka']
    """
    for part in (Span(*match.span()) for match in PART.finditer(label)):
        word = part.of(label)
        if _is_known_surname(word) or _may_be_first_name(word) or is_unheard_of(word):
            yield part


def is_surname_alone(label: str) -> bool:
    """Return whether all that is in a label is a surname that is no word, with initials perhaps.

    >>> is_surname_alone("J Jenkins"), is_surname_alone("Marsh"), is_surname_alone("Jenkins Ward")
    (True, False, False)
    """
    words = [match[0] for match in PART.finditer(label)]
    return all(len(word) == 1 or _is_only_a_surname(word) for word in words) and any(map(_is_only_a_surname, words))


def _end_of_name(label: str, parts: Sequence[Span], at: int) -> int:
    """Return where a name that begins at a part ends, which is where it begins when none does."""
    if not _is_first_name(parts[at].of(label)) and not _is_first_name_beside_a_surname(label, parts[at : at + 2]):
        return at
    end = at + 1
    while end < len(parts) and _belongs(label, parts[end - 1], parts[end]):
        end += 1
    return end


def _is_first_name_beside_a_surname(label: str, parts: Sequence[Span]) -> bool:
    """Return whether the first of two parts, which may be a word as well, is a name because of the second."""
    if len(parts) < 2 or not _follows(label, *parts):
        return False
    first, last = (part.of(label) for part in parts)
    return _may_be_first_name(first) and _called(last) in words_of("names", "surnames")


def _belongs(label: str, last: Span, part: Span) -> bool:
    """Return whether a part is one more of the name before it."""
    word = part.of(label)
    if _is_known_surname(word):
        return _follows(label, last, part) or label[last.end : part.start] == "."  # "jane.smith", not "jane.docx"
    called = _called(word)
    return _follows(label, last, part) and (_is_first_name(word) or (is_unheard_of(called) and is_small(called)))


def _is_surname_before(label: str, part: Span, first: Span) -> bool:
    return _follows(label, part, first) and _is_known_surname(part.of(label))


def _follows(label: str, one: Span, other: Span) -> bool:
    return bool(BETWEEN.fullmatch(label, one.end, other.start))


def _is_first_name(word: str) -> bool:
    called = _called(word)
    if called in words_of("names", "names_in_labels"):
        return True
    known = is_given(called) or is_given(called.removesuffix("s"))  # "sarahs_story.docx"
    return known and not (word.islower() and called.removesuffix("s") in words_of("names", "words_in_labels"))


def _may_be_first_name(word: str) -> bool:
    return _called(word) in words_of("names", "given_and_word") | words_of("names", "words_in_labels")


def _is_known_surname(word: str) -> bool:
    return _is_only_a_surname(word) or _called(word) in words_of("names", "surnames_and_word")


def _is_only_a_surname(word: str) -> bool:
    return _called(word) in words_of("names", "surnames") or bool(PLAINLY_A_SURNAME.fullmatch(word))


def _called(word: str) -> str:
    """Return a word as lists of names have it; file systems may keep "â" as two letters."""
    return normalize("NFC", word).capitalize()
