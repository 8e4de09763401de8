"""Suggestions from the examples of a codebook, kept with each story as it is opened."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.coding.bench import Bench
from api.collections.stories import narrative_of
from api.database.coding_tables import StorySuggested, Suggestion
from api.database.collection_tables import Story
from nlp.coding.suggestions import Encode, Lesson, Suggester
from nlp.domain.narrative import Span
from nlp.reading.segmentation import split_sentences


def examples_of(bench: Bench) -> dict[str, list[str]]:
    """Return the examples of the codes in use, by the code's id."""
    return {code.id: [example.words for example in code.examples] for code in bench.in_use if code.examples}


def examples_mark(bench: Bench) -> str:
    """Return a mark that changes with the examples; empty when there are none."""
    examples = sorted((code, *words) for code, words in examples_of(bench).items())
    return hashlib.sha256(repr(examples).encode()).hexdigest()[:16] if examples else ""


def lessons_of(bench: Bench, encode: Encode) -> Mapping[str, Lesson]:
    """Return what each code's examples teach."""
    return _suggester(bench, encode).lessons


def suggest_in(session: Session, bench: Bench, story: Story, encode: Encode) -> None:
    """Look at a story for suggestions, unless that was done with the same examples; those that stay keep their id."""
    mark = examples_mark(bench)
    looked = session.get(StorySuggested, story.id)
    if (looked.mark if looked else "") == mark:
        return
    wanted = _wanted(bench, story, encode)
    for row in session.scalars(select(Suggestion).where(Suggestion.story_id == story.id)):
        if wanted.pop((row.code_id, row.start), None) is None:
            session.delete(row)
    session.add_all(wanted.values())
    session.merge(StorySuggested(story_id=story.id, mark=mark))
    session.flush()


def _wanted(bench: Bench, story: Story, encode: Encode) -> dict[tuple[str, int], Suggestion]:
    sentences = _told(story)
    found = _suggester(bench, encode).suggest([span.of(story.text) for span in sentences])
    spans = [(one, sentences[one.sentence]) for one in found]
    return {
        (one.code, span.start): Suggestion(
            story_id=story.id, code_id=one.code, start=span.start, end=span.end, example=one.example
        )
        for one, span in spans
    }


def _told(story: Story) -> Sequence[Span]:
    """Return the sentences of a story; of an interview what the teller said of each, without who speaks."""
    sentences = split_sentences(story.text)
    if not (turns := narrative_of(story).turns):
        return sentences
    parts = ((max(one.start, turn.said.start), min(one.end, turn.said.end)) for turn in turns for one in sentences)
    return [Span(start, end) for start, end in parts if start < end]


def _suggester(bench: Bench, encode: Encode) -> Suggester:
    return _learnt(tuple((code, tuple(words)) for code, words in examples_of(bench).items()), encode)


@lru_cache(maxsize=8)
def _learnt(examples: Sequence[tuple[str, Sequence[str]]], encode: Encode) -> Suggester:
    """Learn once from the same examples, which every story of a collection is looked at with."""
    return Suggester(dict(examples), encode)
