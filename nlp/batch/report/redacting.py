"""The words in a report of stories that were kept as written: redacted, since a report is made to be passed on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.batch.outputs import REPORT, Outputs
from nlp.batch.report.tally import Tally
from nlp.deidentification.finder import Finder
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import Replacement, redact
from nlp.domain.narrative import Span

Parts = tuple[str, str, str]
"""What stands before some words, the words, and what stands after them."""
Redacted = tuple[Parts, tuple[Replacement, ...]]


def redact_report(tally: Tally, outputs: Outputs) -> None:
    """Redact every word that the report may quote, and write down what was replaced."""
    quotes, told = tally.quotes.quotes, tally.sample.kept
    if not quotes and not told:
        return
    parts = [(one.before, one.evidence, one.after) for one in quotes]
    parts += [(one.before, one.words, one.after) for one in told]
    redacted = list(redact_parts(parts, Finder.load()))
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
