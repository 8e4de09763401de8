"""A fair copy: an account as the encoder is to see it, and the way back to the words as they were written.

Words are spelt as most people spell them, and people's names and ages are blinded, for a reader their gender too: who
somebody is called, how old they are and how they spell must not decide what is found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Self

import jellyfish
import yaml

from nlp.domain.given_names import given_names
from nlp.domain.narrative import Span

SPELLINGS = Path(__file__).with_name("spellings.yml")
WAYS_FILE = Path(__file__).parents[2] / "training_data" / "ways_of_writing.yml"
DICTIONARY = ("symspellpy", "frequency_dictionary_en_82_765.txt")
WORD = re.compile(r"[^\W\d_]\w*(?:['’]\w+)*|\b\d\w*\b")
# A word that stands in no dictionary is taken for one that sounds the same, when few letters differ: two of a long
# word, one of a shorter, of the shortest only one that is missing: those sound like too many others.
SHORTEST, SHORT, LONG = 4, 4, 6

# What everybody is called and how old everybody is. Names that are words or places as well are left alone.
NAME, FAMILY_NAME, YEARS = "Sam", "Smith", "50"
ALSO_WORDS = frozenset(Path(__file__).with_name("also_words.txt").read_text(encoding="utf-8").split())
AGE = re.compile(r"(?:(?<=\bI'm )|(?<=\bI am )|(?<=\bim )|(?<=\bturned )|(?<=\baged ))[1-9]\d\b", re.IGNORECASE)

Moves = Sequence[tuple[Span, Span]]


@dataclass(frozen=True)
class FairCopy:
    """The text as it is read; `moves` are the words that were replaced, each where it stood and where it stands."""

    text: str
    moves: Moves

    def there(self, span: Span) -> Span:
        """Return where a span of the original stands in the copy."""
        return _moved(span, self.moves)

    def back(self, span: Span) -> Span:
        """Return which span of the original a span of the copy stands for."""
        return _moved(span, [(now, before) for before, now in self.moves])


class Spelling:
    """Knows how words are spelt: those of a list, and those that sound like a word the encoder knows."""

    def __init__(
        self,
        spellings: Mapping[str, str],
        names: Mapping[str, str],
        dictionary: Mapping[str, int],
        known: Iterable[str],
        genders: Mapping[str, str],
    ) -> None:
        self._genders = genders
        self._spellings = spellings
        self._names = names
        self._dictionary = dictionary
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in known:
            if len(word) >= SHORTEST and word in dictionary:
                self._alike[jellyfish.metaphone(word)].append(word)

    @classmethod
    def load(cls, known: Iterable[str], one_gender: bool = False) -> Self:
        """Load the lists; `known` are the words that the encoder knows whole. With `one_gender`, he is she."""
        return cls(load_spellings(), _names(), _dictionary(), known, _genders() if one_gender else {})

    def copy(self, text: str) -> FairCopy:
        """Return the fair copy of a text."""
        edits = [(Span(*found.span()), self._blinded(self.word(found.group()))) for found in WORD.finditer(text)]
        ages = [(Span(*found.span()), YEARS) for found in AGE.finditer(text)]
        parts, moves, at, length = [], [], 0, 0
        for span, instead in sorted([*edits, *ages], key=lambda edit: (edit[0], edit[1] != YEARS)):
            if instead != span.of(text) and span.start >= at:
                parts += [text[at : span.start], instead]
                start = length + span.start - at
                at, length = span.end, start + len(instead)
                moves.append((span, Span(start, length)))
        return FairCopy("".join([*parts, text[at:]]), moves)

    def word(self, word: str) -> str:
        """Return a word as most people spell it, or anybody's name; what cannot be told comes back as it is."""
        stem, owned = _parted(word)
        if name := self._names.get(stem):
            return name + owned
        plain = word.lower().replace("’", "'")
        if (listed := self._spellings.get(plain)) and (len(word) > 1 or word.islower()):
            return listed
        if owned and (listed := self._spellings.get(stem.lower())):
            return listed + owned
        if not word.islower() or not (word.isascii() and word.isalpha()) or self._is_spelt(word):
            return word
        if word.endswith("in") and f"{word}g" in self._dictionary:
            return f"{word}g"
        return self._sounding_like(word) or word

    def _blinded(self, word: str) -> str:
        stem, owned = _parted(word)
        other = self._genders.get(stem.lower().replace("’", "'"), stem) + owned
        return other[:1].upper() + other[1:] if word[:1].isupper() else other

    def _is_spelt(self, word: str) -> bool:
        """Say whether a word is one, or the plural of one."""
        return word in self._dictionary or (word.endswith("s") and word[:-1] in self._dictionary)

    def _sounding_like(self, word: str) -> str | None:
        most = 0 if len(word) < SHORTEST else 2 if len(word) >= LONG else 1
        near = [
            (distance, not _is_within(word, other), -self._dictionary[other], other)
            for other in self._alike.get(jellyfish.metaphone(word), ())
            if (distance := jellyfish.damerau_levenshtein_distance(word, other)) <= most
            and (len(word) > SHORT or _is_within(word, other))
        ]
        return min(near)[-1] if near else None


def _parted(word: str) -> tuple[str, str]:
    """Return a word and the 's at its end, if it has one."""
    stem = word.removesuffix("'s").removesuffix("’s")
    return stem, word[len(stem) :]


def _is_within(word: str, other: str) -> bool:
    """Say whether a word is another with letters left out."""
    letters = iter(other)
    return all(letter in letters for letter in word)


@cache
def load_spellings() -> dict[str, str]:
    """Return how some people write a word, and the word."""
    listed: dict[str, str] = yaml.safe_load(SPELLINGS.read_text(encoding="utf-8"))
    return listed


@cache
def _names() -> dict[str, str]:
    names: dict[str, list[str]] = yaml.safe_load(WAYS_FILE.read_text(encoding="utf-8"))["names"]
    given, family = (dict.fromkeys(names["given"], NAME), dict.fromkeys(names["family"], FAMILY_NAME))
    called = dict.fromkeys(given_names(), NAME) | family | given
    return {name: instead for name, instead in called.items() if name not in ALSO_WORDS}


@cache
def _genders() -> dict[str, str]:
    """Return words for men with the same for women."""
    pairs: list[tuple[str, str]] = yaml.safe_load(WAYS_FILE.read_text(encoding="utf-8"))["gender"]
    return dict(pairs)


@cache
def _dictionary() -> dict[str, int]:
    """Return English words with how common they are."""
    package, name = DICTIONARY
    lines = (resources.files(package) / name).read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


def _moved(span: Span, moves: Moves) -> Span:
    """Return a span's new place; one that begins or ends within a replaced word takes the whole of it."""
    start, end = span.start, span.end
    for before, now in moves:
        if before.end <= span.start:
            start = span.start + now.end - before.end
        elif before.start <= span.start:
            start = now.start
        if before.end <= span.end:
            end = span.end + now.end - before.end
        elif before.start < span.end:
            end = now.end
    return Span(start, end)
