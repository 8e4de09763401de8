"""Stories with their codes and the words that show them: those written for it, and ordinary accounts coded by it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.co_production.codebook import CODEBOOK_FILE
from nlp.domain.narrative import Narrative, Span
from nlp.reading.segmentation import split_sentences
from nlp.training.held_out import is_held_out
from nlp.training.texts import Label, LabelledSentence, LabelledText, load_texts

STORIES_FILE = CODEBOOK_FILE.with_name("stories.jsonl")
# Codes of accounts in training_data/narratives: the id of each, and its codes.
ORDINARY_FILE = CODEBOOK_FILE.with_name("ordinary.jsonl")


@dataclass(frozen=True)
class Stories:
    """Stories in four parts: to learn from; written and ordinary ones to decide thresholds on; and to measure on."""

    kept: list[LabelledText]
    held_out: list[LabelledText]
    ordinary: list[LabelledText]
    kept_apart: list[LabelledText]


def load_stories() -> Stories:
    """Read the stories, a label's kind being a code; raises KeyError when a field or an account is missing."""
    stories = Stories([], [], [], [])
    for row in _rows(STORIES_FILE):
        story = _story(Narrative(row["id"], row["text"]), row["codes"])
        if row["kept_apart"]:
            stories.kept_apart.append(story)
        else:
            (stories.held_out if is_held_out(row["text"]) else stories.kept).append(story)
    accounts = {one.narrative.id: one.narrative for one in load_texts()}
    for row in _rows(ORDINARY_FILE):
        account = accounts[row["id"]]
        (stories.ordinary if is_held_out(account.text) else stories.kept).append(_story(account, row["codes"]))
    return stories


def codes_of(story: LabelledText) -> set[str]:
    """Return the codes that a story was given."""
    return {label.kind for sentence in story.sentences for label in sentence.labels}


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _story(narrative: Narrative, codes: dict[str, str]) -> LabelledText:
    spans, text = split_sentences(narrative.text), narrative.text
    found: dict[Span, list[Label]] = {span: [] for span in spans}
    for code, words in codes.items():
        start = text.index(words)
        sentence = max((span for span in spans if span.start <= start), key=lambda span: span.start)
        found[sentence].append(Label(code, "", Span(start, min(start + len(words), sentence.end))))
    nobody = (frozenset[tuple[str, str]](), frozenset[tuple[str, str]]())
    sentences = tuple(LabelledSentence(span, tuple(labels), nobody) for span, labels in found.items())
    return LabelledText(narrative, sentences)
