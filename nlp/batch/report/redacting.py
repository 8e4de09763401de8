"""What a report says, redacted, since it is made to be passed on: its quotes, ids of stories, and notes on files."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from nlp.batch.items import Noted
from nlp.batch.outputs import REPORT, Outputs
from nlp.batch.report.tally import Tally
from nlp.deidentification.finder import Finder
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import Replacement, redact
from nlp.domain.narrative import Span

Parts = tuple[str, str, str]
"""What stands before some words, the words, and what stands after them."""
Redacted = tuple[Parts, tuple[Replacement, ...]]
NoteReplaced = Callable[[str, str, Replacement], None]
"""Told whose words something was replaced in (a story's id), where they stand, and what was replaced."""
PARTING = str.maketrans("_-", "  ")
"""Signs between the words of a file's name."""
QUOTED = re.compile(r"(?<=“)[^”]*(?=”)|(?<=The columns are: ).*", re.DOTALL)
"""What notes and reasons take from files; where a table has no names of columns, a story can stand in their place."""


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
    """Redact ids of stories, which may be names of files and of people, and what notes and reasons quote of files.

    `note` is told of each replacement.
    """
    quotes, told = tally.quotes.quotes, tally.sample.kept
    ids = [*(one.story for one in quotes), *(one.story for one in told)]
    said = [*(one.note for one in tally.notes), *tally.reasons]
    quoted = [words for one in said for words in QUOTED.findall(one)]
    shown = _shown(list(dict.fromkeys([*ids, *(one.source for one in tally.notes), *quoted])), note, finder)

    def redacted(sentence: str) -> str:
        return QUOTED.sub(lambda words: shown[words[0]], sentence)

    tally.quotes.replace(replace(one, story=shown[one.story]) for one in quotes)
    tally.sample.replace(replace(one, story=shown[one.story], row=one.teller) for one in told)
    tally.notes = [Noted(shown[one.source], redacted(one.note)) for one in tally.notes]
    tally.noted_again = Counter({redacted(note): times for note, times in tally.noted_again.items()})
    tally.reasons = sum((Counter({redacted(why): times}) for why, times in tally.reasons.items()), Counter())


def _shown(labels: Sequence[str], note: NoteReplaced, finder: Finder) -> dict[str, str]:
    """Return what each label is shown as, the same person by the same name in all; writes down what was replaced."""
    pseudonyms, shown = Pseudonyms(), {}
    for label, found in zip(labels, finder.find([label.translate(PARTING) for label in labels]), strict=True):
        redaction = redact(label, found, pseudonyms)
        shown[label] = redaction.text
        for one in redaction.replacements:
            note(label, REPORT, one)
    return shown


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
