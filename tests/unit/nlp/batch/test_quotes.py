"""Quotes: short, true to the words, from different stories, and never more than a shelf of them."""

import pytest

from nlp.batch.items import Read
from nlp.batch.report.quotes import KEPT, MOST_WORDS, Shelf, cut
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.reading import Reading

CELL = ("need", "health")


def found(text: str, evidence: str, story: str = "n", source: str = "s", score: float = 0.8) -> Read:
    """Return a story read as one sentence with one finding."""
    start = text.index(evidence)
    finding = Finding(story, *CELL, start, start + len(evidence), evidence, score, "")
    reading = Reading(story, "en", (Span(0, len(text)),), (finding,))
    return Read(Narrative(story, text, source=source), reading)


@pytest.mark.parametrize(
    ("text", "evidence", "expected"),
    [
        ("I have pain.", "pain", ("I have ", "pain", ".")),
        ("pain", "pain", ("", "pain", "")),
        ("My (old) pain, again", "pain", ("My (old) ", "pain", ", again")),
        ("I have\r\n  pain  in it ", " pain ", ("I have ", "pain", " in it")),
        ("unpainted", "pain", ("un", "pain", "ted")),
    ],
)
def test_a_short_sentence_is_quoted_whole(text: str, evidence: str, expected: tuple[str, str, str]) -> None:
    read = found(text, evidence)
    quote = cut(read.reading.findings[0], read)
    assert (quote.before, quote.evidence, quote.after) == expected


@pytest.mark.parametrize("at", [0, 3, 50, 97, 99])
@pytest.mark.parametrize("long", [1, 5, 25, 40])
def test_a_long_sentence_is_cut_to_the_words_around_the_evidence(at: int, long: int) -> None:
    words = [f"w{n}" for n in range(100)]
    evidence = " ".join(words[at : at + long])
    read = found(" ".join(words), evidence)
    quote = cut(read.reading.findings[0], read)
    shown = f"{quote.before}{quote.evidence}{quote.after}".replace("…", "").split()
    assert len(shown) <= MOST_WORDS
    assert " ".join(shown) in read.narrative.text
    assert quote.before.startswith("…") == (at > 0 and shown[0] != "w0")
    assert f"{quote.evidence}{quote.after}".endswith("…") == (shown[-1] != "w99")


def test_evidence_outside_every_sentence_is_still_quoted() -> None:
    read = found("My pain is back", "pain")
    lost = Read(read.narrative, Reading("n", "en", (), read.reading.findings))
    assert cut(read.reading.findings[0], lost).evidence == "pain"


def test_the_best_quotes_are_kept_and_no_more_than_a_shelf() -> None:
    shelf = Shelf()
    for n in range(KEPT * 5):
        shelf.offer(found(f"I have had this pain for {n} years", f"pain for {n} years", str(n), score=n / 100))
    chosen = shelf.choose(CELL, KEPT * 5, set())
    assert [quote.story for quote in chosen] == [str(n) for n in reversed(range(KEPT * 4, KEPT * 5))]


def test_a_story_is_quoted_once_and_sources_take_turns() -> None:
    shelf, taken = Shelf(), {"a1"}
    for story, source, score in [("a1", "a", 0.99), ("a2", "a", 0.9), ("a3", "a", 0.8), ("b1", "b", 0.5)]:
        shelf.offer(found(f"It is a real pain {story} to me", f"pain {story}", story, source, score))
    assert [quote.story for quote in shelf.choose(CELL, 2, taken)] == ["a2", "b1"]
    assert [quote.story for quote in shelf.choose(CELL, 2, taken)] == ["a3"]
    assert shelf.choose(CELL, 2, taken) == []


def test_the_same_words_are_kept_once() -> None:
    shelf = Shelf()
    for story in ("a", "b", "c"):
        shelf.offer(found("I have pain all day long", "pain" if story == "a" else "pain all day", story))
    assert len(shelf.choose(CELL, 5, set())) == 2


def test_a_scrap_is_worth_less_than_a_sentence() -> None:
    scrap, sentence = found("Pain.", "Pain"), found("I have pain in both my knees.", "pain")
    assert cut(scrap.reading.findings[0], scrap) < cut(sentence.reading.findings[0], sentence)
