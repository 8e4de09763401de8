"""What the report counts: stories rather than findings, and never more than it can hold."""

from dataclasses import replace

from nlp.batch.items import Noted, Provenance, Read, Rejected
from nlp.batch.report.tally import MOST_NOTES, MOST_REASONS, OTHER, Tally
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reading
from tests.unit.nlp.batch.fakes import read_text


def test_a_story_counts_once_however_often_it_says_a_thing() -> None:
    tally = Tally()
    tally.add(read_text("My garden. The garden. A pain in the garden."))
    tally.add(read_text("The pain. My neighbour.", "n-2"))
    tally.add(read_text("Nothing of note.", "n-3"))
    assert (tally.stories, tally.with_findings, tally.findings) == (3, 2, 6)
    assert tally.cells["strength", "learning_leisure"] == 1
    assert tally.findings_by_cell["strength", "learning_leisure"] == 3
    assert tally.kinds == {"strength": 2, "need": 2}
    assert (tally.sentences, tally.words) == (6, 16)


def test_languages_are_counted() -> None:
    tally = Tally()
    tally.add(read_text("Mae gen i ardd."))
    tally.add(read_text("My garden."))
    assert tally.languages == {"cy": 1, "en": 1}


def test_reasons_are_grouped_and_their_number_is_bounded() -> None:
    tally = Tally()
    for n in range(MOST_REASONS + 10):
        tally.add(Rejected("s.csv", n, f"reason {n}"))
    tally.add(Rejected("s.csv", 1, "reason 0"))
    assert tally.rejected == MOST_REASONS + 11
    assert tally.reasons["reason 0"] == 2
    assert tally.reasons[OTHER] == 10


def test_notes_are_bounded() -> None:
    tally = Tally()
    for n in range(MOST_NOTES + 3):
        tally.add(Noted(f"{n}.txt", f"was guessed {n}"))
        tally.add(Noted(f"{n}.csv", "was guessed 0"))
    assert tally.noted_again == {"was guessed 0": MOST_NOTES + 3}
    assert (len(tally.notes), tally.unlisted_notes) == (MOST_NOTES, 3)
    assert tally.rejected == 0


def test_the_same_words_with_two_labels_are_no_pair_and_other_words_are() -> None:
    text = "My friends and I walk."
    for start, end, pairs in ((0, 10, {}), (11, 22, {}), (0, 9, {})):
        strength = Finding("n", "strength", "relationships", start, end, text[start:end], 0.9, "")
        change = Finding("n", "outcome_achieved", "health", start, end, text[start:end], 0.9, "")
        tally = Tally()
        tally.add(Read(Narrative("n", text), Reading("n", "en", (), (strength, change))))
        assert tally.counts.pairs == pairs
        assert tally.counts.measures["strength",] == 1
    apart = Tally()
    apart.add(read_text("My neighbour. I walk again."))
    assert apart.counts.pairs == {(0, "relationships", "health"): 1}


def test_copies_and_what_holds_no_story_are_counted_apart() -> None:
    tally = Tally()
    tally.add(read_text("My garden."))
    for provenance in (Provenance(same_as="n-1"), Provenance(no_story="only numbers"), Provenance(extracted=True)):
        tally.add(replace(read_text("My garden."), provenance=provenance))
    assert (tally.narratives, tally.all_findings) == (4, 4)
    assert (tally.stories, tally.findings, tally.copies) == (2, 2, 1)
    assert tally.no_stories == {"only numbers": 1}
