"""Corrections become training text: as it is read, with people's labels, and the machine never as its own teacher."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from nlp.domain.coding import CodedCollection, Coder, Coding
from nlp.domain.narrative import Narrative
from nlp.exchange.guids import stable_guid
from nlp.exchange.training import write_training
from nlp.training.texts import LabelledText, load_texts
from tests.unit.nlp.exchange.collections import ANN, BEN, CODES, MACHINE, coding, small_collection

CAT = Coder(stable_guid("coder", "cat"), "Cat")
STORY = Narrative("s", "My knee hurts. I sing 😀 on Tuesdays. \r\nIt rained.", "How are things?")
KNEE, SING = ("My knee hurts", "need/health"), ("I sing 😀", "strength/learning_leisure")
RIGHTS = ("My knee hurts", "need/rights")


def taught(tmp_path: Path, coders: tuple[Coder, ...], *codings: Coding) -> LabelledText:
    file = BytesIO()
    write_training(CodedCollection("c", CODES, coders, (STORY,), codings), file)
    (tmp_path / "t.jsonl").write_bytes(file.getvalue())
    (text,) = load_texts(tmp_path)
    return text


def pairs(text: LabelledText) -> list[list[tuple[str, str]]]:
    return [[(one.kind, one.domain) for one in sentence.labels] for sentence in text.sentences]


def test_what_a_person_coded_is_the_label_with_its_words(tmp_path: Path) -> None:
    text = taught(
        tmp_path, (ANN, MACHINE), coding(STORY, *KNEE, ANN), coding(STORY, *SING, ANN), coding(STORY, *RIGHTS, MACHINE)
    )
    assert text.narrative == replace(STORY, source="coded")
    assert [sentence.span.of(STORY.text) for sentence in text.sentences] == [
        "My knee hurts.", "I sing 😀 on Tuesdays.", "It rained."
    ]  # fmt: skip
    assert pairs(text) == [[("need", "health")], [("strength", "learning_leisure")], []]
    assert text.sentences[1].labels[0].evidence.of(STORY.text) == "I sing 😀"
    assert text.sentences[0].readings == ({("need", "health")}, {("need", "rights")})


@pytest.mark.parametrize(
    ("coders", "labels", "second"),
    [
        ((ANN,), ("need", "health"), {("need", "health")}),
        ((ANN, BEN), ("need", "health"), {("need", "rights")}),
        ((BEN, ANN), ("need", "rights"), {("need", "health")}),
        ((ANN, BEN, CAT), ("need", "rights"), {("need", "rights")}),
        ((MACHINE, ANN, BEN), ("need", "health"), {("need", "rights")}),
    ],
)
def test_two_people_are_two_readings_and_a_third_settles(
    tmp_path: Path, coders: tuple[Coder, ...], labels: tuple[str, str], second: set[tuple[str, str]]
) -> None:
    gave = {ANN.id: KNEE, BEN.id: RIGHTS, CAT.id: RIGHTS, MACHINE.id: SING}
    text = taught(tmp_path, coders, *(coding(STORY, *gave[coder.id], coder) for coder in coders))
    assert pairs(text)[0] == [labels]
    assert text.sentences[0].readings[1] == second


def test_what_the_machine_alone_has_read_is_a_draft(tmp_path: Path) -> None:
    text = taught(tmp_path, (ANN, MACHINE), coding(STORY, *KNEE, MACHINE))
    assert text.narrative.source == "draft"
    assert text.sentences[0].readings == ({("need", "health")}, frozenset())


def test_words_over_two_sentences_are_evidence_in_each(tmp_path: Path) -> None:
    text = taught(tmp_path, (ANN,), coding(STORY, "hurts. I sing", "need/health", ANN))
    assert [[one.evidence.of(STORY.text) for one in sentence.labels] for sentence in text.sentences] == [
        ["hurts."], ["I sing"], []
    ]  # fmt: skip


def test_codes_of_peoples_own_are_not_learnt() -> None:
    file = BytesIO()
    write_training(replace(small_collection(), codes=tuple(replace(code, label=None) for code in CODES)), file)
    assert file.getvalue() == b""


def test_stories_without_codings_are_not_written() -> None:
    file = BytesIO()
    write_training(small_collection(), file)
    assert [json.loads(line)["id"] for line in file.getvalue().splitlines()] == ["bus.csv:2", 'x <"&">']
