"""What a report says, redacted, since it is made to be passed on: its quotes, ids of stories, and notes on files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from nlp.batch.items import Noted
from nlp.batch.outputs import REPORT, Outputs
from nlp.batch.redacting import QUOTED
from nlp.batch.report.tally import Tally
from nlp.deidentification.finder import Finder
from nlp.deidentification.groups import find_in_groups
from nlp.deidentification.identifier import Identifier
from nlp.deidentification.labels import find_in_labels
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import Replacement, redact
from nlp.domain.narrative import Span
from nlp.themes.counts import NOT_GIVEN, OTHERS

Parts = tuple[str, str, str]
"""What stands before some words, the words, and what stands after them."""
Redacted = tuple[Parts, tuple[Replacement, ...]]
NoteReplaced = Callable[[str, str, Replacement], None]
"""Told whose words something was replaced in (a story's id), where they stand, and what was replaced."""


def redact_report(tally: Tally, outputs: Outputs, finder: Finder) -> None:
    """Redact every word that the report may quote, and write down what was replaced."""
    quotes, told = tally.quotes.quotes, tally.sample.kept
    parts = [(one.before, one.evidence, one.after) for one in quotes]
    parts += [(one.before, one.words, one.after) for one in told]
    redacted = list(redact_parts(parts, finder))
    of_quotes, of_told = redacted[: len(quotes)], redacted[len(quotes) :]
    tally.quotes.replace(
        replace(quote, before=before, evidence=evidence, after=after)
        for quote, ((before, evidence, after), _) in zip(quotes, of_quotes, strict=True)
    )
    tally.sample.replace(
        replace(one, before=before, words=words, after=after)
        for one, ((before, words, after), _) in zip(told, of_told, strict=True)
    )
    stories = [one.story for one in quotes] + [one.story for one in told]
    _note(stories, redacted, outputs)


def redact_labels(tally: Tally, note: NoteReplaced, finder: Finder) -> None:
    """Redact ids of stories, names of groups and files, and what notes and reasons quote of files.

    `note` is told of each replacement; the same person is called the same in all.
    """
    pseudonyms = Pseudonyms()
    quotes, told = tally.quotes.quotes, tally.sample.kept
    ids = [*(one.story for one in quotes), *(one.story for one in told)]
    said = [*(one.note for one in tally.notes), *tally.reasons]
    quoted = [words for one in said for words in QUOTED.findall(one)]
    labels = list(dict.fromkeys([*ids, *(one.source for one in tally.notes), *quoted]))
    shown = _shown(labels, find_in_labels(labels, finder.find), pseudonyms, note)
    groups = [name for name in tally.counts.groups if name not in (NOT_GIVEN, OTHERS)]
    tally.counts.rename_groups(_apart(_shown(groups, find_in_groups(groups, finder.find), pseudonyms, note)))

    def redacted(sentence: str) -> str:
        return QUOTED.sub(lambda words: shown[words[0]], sentence)

    tally.quotes.replace(replace(one, story=shown[one.story]) for one in quotes)
    tally.sample.replace(replace(one, story=shown[one.story], row=one.teller) for one in told)
    tally.notes = [Noted(shown[one.source], redacted(one.note)) for one in tally.notes]
    tally.noted_again = Counter({redacted(note): times for note, times in tally.noted_again.items()})
    tally.reasons = sum((Counter({redacted(why): times}) for why, times in tally.reasons.items()), Counter())


def _shown(
    labels: Sequence[str], found: Iterable[Sequence[Identifier]], pseudonyms: Pseudonyms, note: NoteReplaced
) -> dict[str, str]:
    """Return what each label is shown as; writes down what was replaced."""
    shown = {}
    for label, identifiers in zip(labels, found, strict=True):
        redaction = redact(label, identifiers, pseudonyms)
        shown[label] = redaction.text
        for one in redaction.replacements:
            note(label, REPORT, one)
    return shown


def _apart(shown: Mapping[str, str]) -> dict[str, str]:
    """Return what each group is shown as, where several would be shown as one with a number: they are counted apart."""
    apart: dict[str, str] = {}
    taken = {name for name in shown if shown[name] == name}
    for name, words in shown.items():
        numbered = chain([words], (f"{words} ({number})" for number in count(2)))
        apart[name] = name if words == name else next(one for one in numbered if one not in taken)
        taken.add(apart[name])
    return apart


def redact_parts(parts: Sequence[Parts], finder: Finder) -> Iterator[Redacted]:
    """Yield words with what stands around them, redacted together, and what was replaced."""
    texts = ["".join(one) for one in parts]
    for (before, words, _), text, found in zip(parts, texts, finder.find(texts), strict=True):
        redaction = redact(text, found, Pseudonyms())
        kept = redaction.carry(Span(len(before), len(before) + len(words)))
        around = redaction.text[: kept.start], redaction.text[kept.end :]
        yield (around[0], kept.of(redaction.text), around[1]), redaction.replacements


def _note(stories: Sequence[str], redacted: Sequence[Redacted], outputs: Outputs) -> None:
    """Write each replacement in a story once, however many of its quotes hold it."""
    noted: set[tuple[str, str, str]] = set()
    for story, (_, replacements) in zip(stories, redacted, strict=True):
        for one in replacements:
            if (key := (story, one.original, one.replacement)) not in noted:
                noted.add(key)
                outputs.note_replaced(story, REPORT, one)
