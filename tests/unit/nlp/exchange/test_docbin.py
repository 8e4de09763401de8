"""spaCy reads every coding back: whole tokens in the spans, exact offsets beside them."""

from io import BytesIO

import spacy
from hypothesis import given, settings
from spacy.tokens import Doc, DocBin

from nlp.domain.coding import CodedCollection
from nlp.exchange.docbin import write_docbin
from nlp.exchange.names import coder_names
from tests.unit.nlp.exchange.collections import ANN, BEN, MACHINE, collections, small_collection


def docs(collection: CodedCollection) -> list[Doc]:
    file = BytesIO()
    write_docbin(collection, file)
    return list(DocBin().from_bytes(file.getvalue()).get_docs(spacy.blank("en").vocab))


def test_each_coder_has_their_spans() -> None:
    bus, empty, short = docs(small_collection())
    assert set(bus.spans) == {ANN.name, BEN.name, MACHINE.name}
    assert [(span.text, span.label_) for span in bus.spans[ANN.name]] == [("The 7 was late 😤", "need/economy")]
    assert [span.text for span in bus.spans[BEN.name]] == ["The 7 was late 😤", "late 😤 again.\r\nI walked"]
    assert [span.label_ for span in bus.spans[MACHINE.name]] == [
        "strength/relationships",
        "outcome_achieved/learning_leisure",
    ]
    assert [span.text for span in short.spans[ANN.name]] == ["I sing."]
    assert (empty.text, len(empty.spans[ANN.name])) == ("", 0)
    assert {key: bus.user_data[key] for key in ("id", "question", "group", "date")} == {
        "id": "bus.csv:2", "question": "How do you get about?", "group": "North", "date": "3/4/2026"
    }  # fmt: skip


def test_a_span_within_a_token_is_widened_and_its_offsets_are_kept() -> None:
    bus, *_ = docs(small_collection())
    (said, _) = bus.spans[MACHINE.name]
    exact = next(one for one in bus.user_data["codings"] if one["label"] == "strength/relationships")
    assert bus.text[exact["start"] : exact["end"]] == "met <Jo>"
    assert said.text == "met <Jo>." or said.start_char <= exact["start"] < exact["end"] <= said.end_char


@settings(max_examples=25, deadline=None)
@given(collections())
def test_no_text_and_no_offset_is_lost(collection: CodedCollection) -> None:
    names = coder_names(collection.coders)
    for doc, (story, codings) in zip(docs(collection), collection.each(), strict=True):
        assert doc.text == story.text
        assert [(one["coder"], one["start"], one["end"], one["id"]) for one in doc.user_data["codings"]] == [
            (names[one.coder], one.span.start, one.span.end, one.id) for one in codings
        ]
