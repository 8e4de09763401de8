"""From files of every kind to the output folder: texts that offsets point into, copies, and answers without a story."""

import json
from pathlib import Path

import pytest

from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Done, Settings, run
from nlp.reading.turns import TurnReader
from tests.unit.nlp.batch.documents import archive, excel, pdf, word
from tests.unit.nlp.batch.fakes import KeywordReader

TALK = ["Int: Is the garden yours?", "P1: The garden is Jan Puw's.", "Int: And the stairs?", "P1: A pain."]
STORY = "My neighbour comes in every day and we sit in the garden and talk"


def load(threads: int | None) -> TurnReader:
    return TurnReader(KeywordReader())


def analysed(folder: Path, redact: bool | None = False, wanted: Wanted | None = None) -> Done:
    return run([folder / "in"], Settings(folder / "out", wanted or Wanted(), redact=redact), load)


def lines(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "out" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_findings_of_documents_point_into_the_texts_that_are_written_down(given: Path, tmp_path: Path) -> None:
    (given / "a.docx").write_bytes(word("Café 👵🏽.", *TALK))
    (given / "b.pdf").write_bytes(pdf("My garden.\n\nThe pain."))
    (given / "c.rtf").write_bytes(rb"{\rtf1\ansi My garden.}")
    (given / "d.zip").write_bytes(archive({"e.docx": word("My garden.")}))
    (given / "f.txt").write_text("My garden.")
    analysed(tmp_path)
    texts = {str(row["id"]): str(row["text"]) for row in lines(tmp_path, "texts")}
    assert list(texts) == ["a.docx", "b.pdf", "c.rtf", "d.zip/e.docx"]
    found = [row for row in lines(tmp_path, "findings") if row["narrative_id"] != "f.txt"]
    assert [row["text"] for row in found if row["narrative_id"] == "a.docx"] == ["garden", "pain"]
    assert len(found) == 6
    for row in found:
        assert texts[str(row["narrative_id"])][int(str(row["start"])) : int(str(row["end"]))] == row["text"]


def test_where_no_text_had_to_be_taken_out_there_is_no_such_file(given: Path, tmp_path: Path) -> None:
    (given / "a.docx").write_bytes(word("My garden."))
    analysed(tmp_path)
    assert (tmp_path / "out" / "texts.jsonl").exists()
    (given / "a.docx").rename(tmp_path / "a.docx")
    (given / "f.txt").write_text("My garden.")
    analysed(tmp_path)
    assert not (tmp_path / "out" / "texts.jsonl").exists()


def test_a_redacted_interview_keeps_its_turns_and_leaves_its_words_nowhere_else(given: Path, tmp_path: Path) -> None:
    (given / "a.docx").write_bytes(word(*TALK))
    analysed(tmp_path, redact=True)
    [redacted] = lines(tmp_path, "redacted")
    assert not (tmp_path / "out" / "texts.jsonl").exists()
    text = str(redacted["text"])
    assert text.splitlines()[1] == "P1: The garden is [Person 1]'s."
    found = lines(tmp_path, "findings")
    assert [row["text"] for row in found] == ["garden", "pain"]
    assert all(text[int(str(row["start"])) : int(str(row["end"]))] == row["text"] for row in found)


def test_copies_are_read_and_marked_and_count_once(given: Path, tmp_path: Path) -> None:
    (given / "a.csv").write_text(f"id,text\n1,{STORY}\n2,{STORY.upper()}\n3,Very good.\n4,Very good.\n")
    (given / "b.txt").write_text(f"{STORY}\n")
    done = analysed(tmp_path)
    assert [(row["id"], row["same_as"]) for row in lines(tmp_path, "narratives")] == [
        ("1", None), ("2", "1"), ("3", None), ("4", None), ("b.txt", "1"),
    ]  # fmt: skip
    assert {row["narrative_id"] for row in lines(tmp_path, "findings")} == {"1", "b.txt"}
    assert (done.tally.stories, done.tally.copies, done.tally.findings) == (3, 2, 2)
    assert "2 stories are in the same words as an earlier one" in done.report.read_text(encoding="utf-8")


def test_what_holds_no_story_is_kept_and_marked_and_nothing_is_looked_for_in_it(given: Path, tmp_path: Path) -> None:
    (given / "a.csv").write_text(
        "id,text\n1,N/A\n2,My garden\n3,https://example.org/garden\n4,42\n5,\n", encoding="utf-8"
    )
    done = analysed(tmp_path)
    assert [(row["id"], bool(row["no_story"]), row["findings"]) for row in lines(tmp_path, "narratives")] == [
        ("1", True, 0), ("2", False, 1), ("3", True, 0), ("4", True, 0),
    ]  # fmt: skip
    assert [row["line"] for row in lines(tmp_path, "rejected")] == [6]
    assert (done.tally.stories, done.tally.no_stories.total(), done.tally.rejected) == (1, 3, 1)
    assert "3 answers hold no story" in done.report.read_text(encoding="utf-8")


def test_each_answer_of_a_row_is_an_account_with_its_question(given: Path, tmp_path: Path) -> None:
    answers = [["id", "What was good?", "What could be better?"]]
    answers += [[str(n), f"the garden is good on day {n}", f"the stairs are bad on day {n}"] for n in range(3)]
    (given / "a.xlsx").write_bytes(excel({"s": answers}))
    analysed(tmp_path)
    assert [row["id"] for row in lines(tmp_path, "narratives")][:3] == [
        "0/what_was_good", "0/what_could_be_better", "1/what_was_good",
    ]  # fmt: skip


def test_a_group_talk_is_an_account_of_each_teller(given: Path, tmp_path: Path) -> None:
    (given / "t.txt").write_text("Int: Who?\nP1: My neighbour.\nP2: The garden.\nInt: Why?\nP1: A pain.\nP2: No.")
    analysed(tmp_path)
    assert [(row["id"], row["findings"]) for row in lines(tmp_path, "narratives")] == [("t.txt/P1", 2), ("t.txt/P2", 1)]
    analysed(tmp_path, wanted=Wanted(interviewer=("P2",)))
    assert [row["id"] for row in lines(tmp_path, "narratives")] == ["t.txt/Int", "t.txt/P1"]
