"""Tables hold every coding, with its words as they are."""

import csv
from io import BytesIO, StringIO

from hypothesis import given, settings

from nlp.domain.coding import CodedCollection
from nlp.exchange.tables import write_codebook_csv, write_csv
from tests.unit.nlp.exchange.collections import CODES, MACHINE, collections, small_collection


def rows(collection: CodedCollection) -> list[dict[str, str]]:
    file = BytesIO()
    write_csv(collection, file)
    return list(csv.DictReader(StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


def test_a_row_says_who_gave_which_code_to_which_words() -> None:
    row = next(row for row in rows(small_collection()) if row["coder"] == MACHINE.name)
    assert row == {
        "story": "bus.csv:2", "coder": MACHINE.name, "machine": "yes", "code": "Strength: relationships",
        "label": "strength/relationships", "start": "36", "end": "44", "text": "met <Jo>",
        "note": "Said in so many words.\r\n0.91", "at": "2026-05-04T12:00:00+00:00",
        "question": "How do you get about?", "source": "bus.csv", "group": "North", "date": "3/4/2026",
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(collections())
def test_text_is_what_stands_at_the_offsets(collection: CodedCollection) -> None:
    texts = {story.id: story.text for story in collection.stories}
    read = rows(collection)
    assert len(read) == len(collection.codings)
    assert all(texts[row["story"]][int(row["start"]) : int(row["end"])] == row["text"] for row in read)


def test_the_codebook_has_each_code_that_can_be_given_once() -> None:
    file = BytesIO()
    write_codebook_csv(CODES, file)
    header, *written = csv.reader(StringIO(file.getvalue().decode("utf-8-sig"), newline=""))
    assert header == ["name", "description"]
    assert len({name for name, _ in written}) == len(written) == 40
    assert written[0] == ["Strength: health", "physical and mental health and emotional well-being"]
