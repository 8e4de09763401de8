"""Gold files are read, or refused with a sentence that says where and why."""

import json

import pytest

from nlp.domain.narrative import Narrative, Span
from nlp.training.gold import GoldFileError, read_gold, settled_gold
from nlp.training.texts import Label, LabelledSentence, LabelledText

LINE = {
    "id": 7,
    "source": "real",
    "text": "Money.",
    "question": "What gets in the way?",
    "sentences": [{"start": 0, "end": 6, "gold": {"need": ["economy"]}, "unsure": ["strength"]}],
}


def test_a_line_is_a_narrative_with_its_question_and_sentences(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(LINE) + "\n\n")
    (read,) = read_gold(file)
    assert read.narrative == Narrative("7", "Money.", "What gets in the way?", source="real")
    assert read.sentences[0].kinds == {"need": frozenset({"economy"})}
    assert read.sentences[0].unsure == {"strength"}


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[]",
        "7",
        "{}",
        '{"id": 1, "text": "x"}',
        json.dumps(LINE | {"sentences": [{"start": 0}]}),
        '{"id": "a", "text": "x", "sentences": 3}',
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path, bad):
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(LINE) + "\n" + bad + "\n")
    with pytest.raises(GoldFileError, match=r"gold\.jsonl, line 2 .*needs"):
        read_gold(file)


def test_an_absent_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(GoldFileError, match="cannot be read"):
            read_gold(path)


def test_what_one_reader_alone_gave_is_unsure():
    labels = (Label("need", "home", Span(0, 3)), Label("strength", "work", Span(0, 3)))
    author = frozenset({("need", "work"), ("strength", "work")})
    second = frozenset({("need", "economy"), ("outcome_wanted", "home")})
    sentence = LabelledSentence(Span(0, 9), labels, (author, second))
    text = LabelledText(Narrative("n", "x" * 9), (sentence,))
    (gold,) = settled_gold([text], ("need", "strength", "outcome_wanted", "outcome_achieved"))
    assert gold.sentences[0].kinds == {"need": frozenset({"home", "economy", "work"})}
    assert gold.sentences[0].unsure == {"strength", "outcome_wanted"}
