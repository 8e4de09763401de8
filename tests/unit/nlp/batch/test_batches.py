"""Batches: cut by the amount of text, and put back in order with what became of each."""

from nlp.batch.batches import CHARACTERS, ITEMS, batches, narratives_of, put_back, read_narratives
from nlp.batch.items import Accepted, Item, Noted, Provenance, Read, Rejected, TakenIn
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reading
from tests.unit.nlp.batch.fakes import KeywordReader

FAILED = "the reader failed on it, which is our mistake (ValueError)"


def item(text: str, id_: str = "n") -> Item[TakenIn]:
    return Item(Accepted(Narrative(id_, text, source="s.csv"), 7), size=len(text))


def test_long_texts_make_small_batches_and_short_ones_full_batches() -> None:
    long, short = item("x" * CHARACTERS), item("x")
    sizes = [len(batch) for batch in batches([long, long] + [short] * (ITEMS + 1))]
    assert sizes == [1, 1, ITEMS, 1]


def test_nothing_makes_no_batch() -> None:
    assert list(batches([])) == []


def test_a_text_that_brings_the_reader_down_takes_no_other_with_it() -> None:
    texts = ["my garden", "FAIL", "pain", "FAIL too"]
    results = read_narratives(KeywordReader(), [Narrative(text, text) for text in texts])
    assert [result if isinstance(result, str) else result.narrative_id for result in results] == [
        "my garden",
        FAILED,
        "pain",
        FAILED,
    ]


def test_a_batch_is_put_back_in_order_with_its_sizes() -> None:
    rejected, noted = Rejected("s.csv", 2, "empty"), Noted("s.csv", "was guessed")
    batch = [item("pain", "a"), Item(rejected, 3), item("FAIL", "b"), Item(noted), item("garden", "c")]
    results = read_narratives(KeywordReader(), narratives_of(batch))
    outcome = list(put_back(batch, results))
    assert [step.size for step in outcome] == [4, 3, 4, 0, 6]
    assert [step.content for step in outcome][1:4] == [
        rejected,
        Rejected("s.csv", 7, FAILED),
        noted,
    ]
    assert [step.content.reading for step in outcome if isinstance(step.content, Read)] == [
        result for result in results if isinstance(result, Reading)
    ]


def test_what_holds_no_story_is_not_read_and_keeps_its_place() -> None:
    unread = Item[TakenIn](Accepted(Narrative("n", "42 garden"), 3, Provenance(no_story="only numbers")), 4)
    batch = [item("pain", "a"), unread, item("garden", "c")]
    assert [narrative.id for narrative in narratives_of(batch)] == ["a", "c"]
    back = list(put_back(batch, read_narratives(KeywordReader(), narratives_of(batch))))
    reads = [one.content for one in back if isinstance(one.content, Read)]
    assert [(read.narrative.id, len(read.reading.findings)) for read in reads] == [("a", 1), ("n", 0), ("c", 1)]
    assert [read.provenance.no_story for read in reads] == [None, "only numbers", None]
