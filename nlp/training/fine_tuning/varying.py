"""The same words written another way: what should make no difference is learnt from the texts themselves."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from nlp.domain.narrative import Narrative, Span
from nlp.training.texts import Label, LabelledSentence, LabelledText

WAYS_FILE = Path(__file__).parents[3] / "training_data" / "ways_of_writing.yml"

# How often a text is cut to a stretch of its sentences, and how often that stretch then lacks the question.
CROP, WITHOUT_QUESTION = 0.3, 0.5
# How often its people are called otherwise, and how often its women and men change places (Zhao and others 2018,
# "Gender bias in coreference resolution", arXiv:1804.06876).
RENAME, EXCHANGE = 0.5, 0.3
# How often a text is written in a way of its own, and how much of it then is.
RESPELL, WORDS_RESPELT, LETTERS_RESPELT = 0.35, 0.8, 0.4
# How often a text is typed in a hurry, and how often a word of some length then has a slip.
HURRY, SLIP, SLIP_FROM = 0.3, 0.06, 5
LEFT_OUT = re.compile(r"(?<!\w)[\"“‘(]+|[.,;:'’”\"!?)-]+(?=\s|$)|(?<=\w)['’](?=\w)")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
AGE = re.compile(r"(?<=\bI'm )\d\d\b|(?<=\bI am )\d\d\b|(?<=\bturned )\d\d\b|(?<=\baged )\d\d\b")
# What follows "her" where it is "his", and not "him".
OWNED = re.compile(r" (?!(?:a|an|and|as|at|because|but|for|from|in|more|on|out|so|the|to|up|when|while|with)\b)\w")
OLD_ENOUGH, OLDEST = 16, 99

Edit = tuple[Span, str]
Chance = random.Random


@dataclass(frozen=True)
class Way:
    """How some people write: whole words by what stands for them, and what happens inside words."""

    words: Mapping[str, str]
    letters: Sequence[tuple[re.Pattern[str], str]]


@dataclass(frozen=True)
class Ways:
    """What ways_of_writing.yml holds: names in groups, who stands for whom, and ways of writing."""

    names: Sequence[Sequence[str]]
    counterparts: Mapping[str, str]
    ways: Sequence[Way]


@cache
def load_ways() -> Ways:
    """Read ways_of_writing.yml."""
    raw = yaml.safe_load(WAYS_FILE.read_text(encoding="utf-8"))
    both_ways = [(one, other) for pair in raw["gender"] for one, other in (pair, reversed(pair))]
    ways = [
        Way(
            {word.lower(): str(written) for word, written in way["words"].items()},
            [(re.compile(letters), written) for letters, written in way["letters"].items()],
        )
        for way in raw["ways"].values()
    ]
    return Ways(list(raw["names"].values()), dict(both_ways), ways)


def vary(text: LabelledText, chance: Chance) -> LabelledText:
    """Return the text as someone else might have written it, or as it is; labels keep to their words."""
    text = crop(text, chance)
    for often, change in ((RENAME, renamed), (EXCHANGE, exchanged), (RESPELL, respelt), (HURRY, hurried)):
        if chance.random() < often:
            text = edited(text, list(change(text.narrative.text, chance)))
    return text


def crop(text: LabelledText, chance: Chance) -> LabelledText:
    """Return the text, or now and then a stretch of its sentences, so that a sentence is also learnt out of context."""
    count = len(text.sentences)
    if count < 2 or chance.random() > CROP:
        return text
    first = chance.randrange(count)
    sentences = text.sentences[first : chance.randrange(first, count) + 1]
    start, narrative = sentences[0].span.start, text.narrative
    question = None if first and chance.random() < WITHOUT_QUESTION else narrative.question
    words = narrative.text[start : sentences[-1].span.end]
    moved = _moved(sentences, lambda at: at - start, lambda at: at - start)
    return LabelledText(Narrative(narrative.id, words, question, narrative.source), moved)


def renamed(text: str, chance: Chance) -> Iterator[Edit]:
    """Yield edits that give people other names and other ages, each the same throughout."""
    chosen: dict[str, str] = {}
    for span, word in _words(text):
        for names in load_ways().names:
            if word in names:
                yield span, chosen.setdefault(word, chance.choice(names))
                break
    for found in AGE.finditer(text):
        yield Span(*found.span()), str(chance.randint(OLD_ENOUGH, OLDEST))


def exchanged(text: str, _: Chance) -> Iterator[Edit]:
    """Yield edits by which women and men change places."""
    for span, word in _words(text):
        if word.lower() == "her" and not OWNED.match(text, span.end):
            yield span, "him"
        elif other := load_ways().counterparts.get(word.lower()):
            yield span, other


def respelt(text: str, chance: Chance) -> Iterator[Edit]:
    """Yield edits that write the text as some people do: one way for the whole of it."""
    way = chance.choice(load_ways().ways)
    for span, word in _words(text):
        written = way.words.get(word.lower().replace("’", "'"))
        if written is not None:
            if chance.random() < WORDS_RESPELT:
                yield span, written
        elif len(word) > 3:
            for letters, instead in way.letters:
                if letters.search(word) and chance.random() < LETTERS_RESPELT:
                    yield span, letters.sub(instead, word, count=1)
                    break


def hurried(text: str, chance: Chance) -> Iterator[Edit]:
    """Yield edits that leave out marks, and now and then make a slip within a word."""
    yield from ((Span(*found.span()), "") for found in LEFT_OUT.finditer(text))
    for span, word in _words(text):
        if len(word) >= SLIP_FROM and word.isalpha() and chance.random() < SLIP:
            yield span, _slipped(word, chance)


def edited(text: LabelledText, edits: Sequence[Edit]) -> LabelledText:
    """Return the text with the edits made; of two that touch the same letters only the first is."""
    narrative, made, parts, at = text.narrative, [], [], 0
    for span, words in sorted(edits, key=lambda edit: (edit[0].start, edit[0].end)):
        if span.start >= at:
            parts += [narrative.text[at : span.start], words]
            made.append((span, words))
            at = span.end
    written = "".join([*parts, narrative.text[at:]])

    def moved(at: int, to_end: bool) -> int:
        shift = 0
        for span, words in made:
            if span.end <= at:
                shift += len(words) - (span.end - span.start)
            elif span.start < at:
                return span.start + shift + (len(words) if to_end else 0)
        return at + shift

    sentences = _moved(text.sentences, lambda at: moved(at, False), lambda at: moved(at, True))
    return LabelledText(replace(narrative, text=written), sentences)


def _moved(
    sentences: Sequence[LabelledSentence], start: Callable[[int], int], end: Callable[[int], int]
) -> tuple[LabelledSentence, ...]:
    def span(old: Span) -> Span:
        return Span(start(old.start), end(old.end))

    def labels(one: LabelledSentence) -> tuple[Label, ...]:
        return tuple(replace(label, evidence=span(label.evidence)) for label in one.labels)

    return tuple(replace(one, span=span(one.span), labels=labels(one)) for one in sentences)


def _words(text: str) -> Iterator[tuple[Span, str]]:
    return ((Span(*found.span()), found[0]) for found in WORD.finditer(text))


def _slipped(word: str, chance: Chance) -> str:
    """Return the word with a letter left out, doubled, or changing places with the next."""
    at = chance.randrange(1, len(word) - 1)
    instead = chance.choice(("", word[at] * 2, word[at + 1] + word[at]))
    return word[:at] + instead + word[at + (2 if len(instead) == 2 and instead != word[at] * 2 else 1) :]
