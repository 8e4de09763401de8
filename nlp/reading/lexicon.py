"""The word lists that rules go by, read from lexicon.yml."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml

from nlp.domain.narrative import Span

LEXICON_FILE = Path(__file__).with_name("lexicon.yml")

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Cue:
    """Words that tell of a kind, and what they tell of in words that a person can read."""

    meaning: str
    pattern: Pattern


@dataclass(frozen=True)
class Lexicon:
    """Cues, denials and vetoes by kind, pointers by domain, and single words."""

    cues: dict[str, tuple[Cue, ...]]
    denials: dict[str, Pattern]
    vetoes: dict[str, Pattern]
    domains: dict[str, Pattern]
    openers: frozenset[str]
    closers: frozenset[str]

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that say nothing by themselves."""
        return self.openers | self.closers

    def find_cue(self, kind: str, text: str) -> tuple[Cue, re.Match[str]] | None:
        """Return the first cue for a kind in a text, and where it is."""
        for cue in self.cues[kind]:
            if found := cue.pattern.search(text):
                return cue, found
        return None

    def denies(self, kind: str, sentence: str, evidence: Span) -> bool:
        """Say whether evidence only denies a kind: denying words are in it, and no cue of the kind beside them."""
        if kind not in self.denials:
            return False
        left = self.denials[kind].sub(lambda found: " " * len(found.group()), sentence)
        rest = evidence.of(left)
        return rest != evidence.of(sentence) and self.find_cue(kind, rest) is None


@cache
def load_lexicon(path: Path = LEXICON_FILE) -> Lexicon:
    """Read the lists; raises KeyError when one is missing."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    sets = ("openers", "closers")
    return Lexicon(
        cues={
            kind: tuple(Cue(cue["meaning"], _any_of(cue["words"])) for cue in cues)
            for kind, cues in raw["cues"].items()
        },
        denials={kind: _any_of(words) for kind, words in raw["denials"].items()},
        vetoes={kind: _any_of(words) for kind, words in raw["vetoes"].items()},
        domains={domain: _any_of(words, ending=r"\w{0,4}\b") for domain, words in raw["domains"].items()},
        **{name: frozenset(_entries(raw[name])) for name in sets},
    )


def _entries(listed: str) -> list[str]:
    return [entry.strip() for entry in listed.split(",")]


def _any_of(listed: str, ending: str = r"(?!\w)") -> Pattern:
    """Match any entry between word borders; both shapes of an apostrophe are the same."""
    return re.compile(rf"\b(?:{'|'.join(_entries(listed))}){ending}".replace("'", "['’]"), re.IGNORECASE)
