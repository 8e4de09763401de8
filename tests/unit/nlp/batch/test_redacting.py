"""A run that redacts: what leaves has no name in it, what stays says what was there, and no offset is wrong."""

import json
from pathlib import Path

import pytest

from nlp.batch.items import Noted, Read
from nlp.batch.outputs import Outputs
from nlp.batch.readers.columns import Wanted
from nlp.batch.redacting import redact_said
from nlp.batch.report.redacting import redact_labels, redact_report
from nlp.batch.report.tally import Tally
from nlp.batch.run import Settings, run
from nlp.deidentification.finder import Finder
from nlp.domain.narrative import Narrative
from tests.unit.nlp.batch.fakes import load_keyword_reader

STORIES = [
    {"id": "a", "text": "Jan Puw is my neighbour. Jan's in pain, so ring 07700 900336.", "question": "And Jan?"},
    {"id": "b", "text": "My garden. I hope to walk again in May."},
]


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def analysed(tmp_path: Path, redact: bool | None) -> Path:
    rows = "".join(json.dumps(story) + "\n" for story in STORIES)
    (tmp_path / "s.jsonl").write_text(rows)
    run([tmp_path / "s.jsonl"], Settings(tmp_path / "out", Wanted(), redact=redact), load_keyword_reader)
    return tmp_path / "out"


def test_all_files_lose_what_tells_who_someone_is(tmp_path: Path) -> None:
    out = analysed(tmp_path, redact=True)
    redacted = {row["id"]: row for row in lines(out / "redacted.jsonl")}
    assert redacted["a"]["text"] == "[Person 1] is my neighbour. [Person 1]'s in pain, so ring [Phone number 1]."
    assert redacted["a"]["question"] == "And [Person 1]?"
    assert redacted["b"]["text"] == STORIES[1]["text"]
    found = lines(out / "findings.jsonl")
    assert len(found) == 5
    assert all(redacted[row["narrative_id"]]["text"][row["start"] : row["end"]] == row["text"] for row in found)
    passed_on = [file.read_text() for file in out.iterdir() if file.name != "replaced.jsonl"]
    assert not any(name in text for text in passed_on for name in ("Jan", "Puw", "900336"))


def test_what_was_replaced_is_listed_for_a_person_to_check(tmp_path: Path) -> None:
    rows = lines(analysed(tmp_path, redact=True) / "replaced.jsonl")
    assert [(row["where"], row["kind"], row["replacement"], row["original"]) for row in rows] == [
        ("text", "person", "[Person 1]", "Jan Puw"),
        ("text", "person", "[Person 1]", "Jan"),
        ("text", "phone", "[Phone number 1]", "07700 900336"),
        ("question", "person", "[Person 1]", "Jan"),
    ]
    texts = {"text": STORIES[0]["text"], "question": STORIES[0]["question"]}
    assert all(texts[row["where"]][row["start"] : row["end"]] == row["original"] for row in rows)


def test_unless_told_the_report_alone_is_redacted(tmp_path: Path) -> None:
    out = analysed(tmp_path, redact=None)
    page = (out / "report.html").read_text()
    assert "Jan" not in page.replace("January", "")
    assert "[Person 1]" in page
    assert all(
        STORIES[0]["text"][row["start"] : row["end"]] == row["text"] for row in lines(out / "findings.jsonl")[:2]
    )
    assert {row["where"] for row in lines(out / "replaced.jsonl")} == {"report.html"}
    assert not (out / "redacted.jsonl").exists()


@pytest.mark.parametrize("before", [True, None])
def test_nothing_is_redacted_when_that_is_asked_for(tmp_path: Path, before: bool | None) -> None:
    analysed(tmp_path, redact=before)
    out = analysed(tmp_path, redact=False)
    assert "Jan" in (out / "report.html").read_text()
    assert sorted(file.name for file in out.iterdir()) == [
        "features.jsonl",
        "findings.jsonl",
        "narratives.jsonl",
        "rejected.jsonl",
        "report.html",
        "run.json",
    ]


def test_what_a_report_may_quote_of_themes_is_redacted_too(tmp_path: Path) -> None:
    """Themes and people's view quote from a sample of stories: nothing in it is left as it was written."""
    tally = Tally()
    for story in STORIES:
        narrative = Narrative(story["id"], story["text"])
        (reading,) = load_keyword_reader(1).read([narrative])
        tally.add(Read(narrative, reading))
    assert any("Jan" in told.sentence for told in tally.sample.told())
    with Outputs(tmp_path) as outputs:
        redact_report(tally, outputs, Finder.load())
    assert [told.story for told in tally.sample.told()] == ["a"] * 2 + ["b"] * 3
    assert not any("Jan" in told.sentence or "900336" in told.sentence for told in tally.sample.told())
    assert [row["original"] for row in lines(tmp_path / "replaced.jsonl")].count("Jan") == 1


TALK = "Interviewer: How is it?\nMary: I hope for less pain.\nInterviewer: And then?\nMary: My garden again.\n"


@pytest.mark.parametrize("redact", [True, None])
def test_names_of_files_and_folders_do_not_stand_in_the_report(tmp_path: Path, redact: bool | None) -> None:
    folder = tmp_path / "Gwenllian"
    folder.mkdir()
    (folder / "Mary_Jones-2.txt").write_text(TALK)
    (folder / "s.jsonl").write_text('{"id": "999 414 8850", "text": "My neighbour."}\n')
    out = tmp_path / "out"
    run([folder / "Mary_Jones-2.txt", folder / "s.jsonl"], Settings(out, Wanted(), redact=redact), load_keyword_reader)
    page = (out / "report.html").read_text()
    assert not [name for name in ("Gwenllian", "Mary", "Jones", "8850", str(tmp_path)) if name in page]
    assert "Story [Person 1]-2.txt" in page
    assert "Story [NHS number 1]" in page
    assert "[Person 1]-2.txt: “Interviewer” taken for the interviewer" in page
    row = {"narrative_id": "Mary_Jones-2.txt", "where": "report.html", "original": "Mary_Jones"}
    assert row.items() <= next(one for one in lines(out / "replaced.jsonl") if one["original"] == "Mary_Jones").items()


def grouped(tmp_path: Path, redact: bool | None, *names: str) -> str:
    """Return the report of eight stories of each group."""
    rows = [f'{group}-{n},My garden {n}.,"{group}"\n' for group in names for n in range(8)]
    (tmp_path / "s.csv").write_text("".join(["id,text,keyworker\n", *rows]))
    out = tmp_path / "out"
    wanted = Wanted(id="", group="keyworker")
    return run([tmp_path / "s.csv"], Settings(out, wanted, redact=redact), load_keyword_reader).report.read_text()


@pytest.mark.parametrize("redact", [True, None])
def test_groups_named_after_people_are_not_named_and_stay_apart(tmp_path: Path, redact: bool | None) -> None:
    page = grouped(tmp_path, redact, "Jane Smith", "jane", "Tom Puw", "Bluebell Ward")
    assert not [name for name in ("Jane", "jane", "Smith", "Tom", "Puw") if name in page]
    for group in ("[Person 1]", "[Person 1] (2)", "[Person 2]", "Bluebell Ward"):
        assert page.count(f'<th scope="row">{group}</th>') == 1
    assert ("Jane Smith", "Jane Smith") in [
        (row["narrative_id"], row["original"]) for row in lines(tmp_path / "out" / "replaced.jsonl")
    ]


@pytest.mark.parametrize(("redact", "names"), [(False, ["Jane Smith", "Tom"]), (True, ["Tregaron", "Bluebell Ward"])])
def test_groups_are_named_as_they_are(tmp_path: Path, redact: bool, names: list[str]) -> None:
    page = grouped(tmp_path, redact, *names)
    assert all(page.count(f'<th scope="row">{name}</th>') == 1 for name in names)


NO_NAMES = [
    "s.csv:12",
    "stories.xlsx/Sheet1",
    "17/what_was_good",
    "talk.docx/P1",
    "a#2",
    "summer_stories.txt",
    "hope.txt",
]
SMALL_NAMES = [
    ("jane_smith.docx", "[Person 1].docx"),
    ("interview_jane_smith.txt", "interview_[Person 1].txt"),
    ("sarah.txt", "[Person 1].txt"),
    ("17/what_did_jane_smith_do_well", "17/what_did_[Person 1]_do_well"),
]


@pytest.mark.parametrize(("label", "shown"), SMALL_NAMES)
def test_names_in_small_letters_do_not_stand_in_labels(label: str, shown: str, tmp_path: Path) -> None:
    tally = Tally()
    (read,) = load_keyword_reader(1).read([narrative := Narrative(label, "My garden.")])
    tally.add(Read(narrative, read))
    with Outputs(tmp_path) as outputs:
        redact_labels(tally, outputs.note_replaced, Finder.load())
    assert [one.story for one in (*tally.quotes.quotes, *tally.sample.told())] == [shown] * 2
    assert [row["narrative_id"] for row in lines(tmp_path / "replaced.jsonl")] == [label]


@pytest.mark.parametrize("label", NO_NAMES)
def test_labels_that_name_nobody_stay(tmp_path: Path, label: str) -> None:
    tally = Tally()
    note = "is not UTF-8, so it was read as Windows-1252"
    read = load_keyword_reader(1).read([narrative := Narrative(label, "My garden.")])
    tally.add(Read(narrative, next(iter(read))))
    tally.add(Noted(label, note))
    tally.add(Noted("other.csv", note))
    with Outputs(tmp_path) as outputs:
        redact_labels(tally, outputs.note_replaced, Finder.load())
    assert [one.story for one in (*tally.quotes.quotes, *tally.sample.told())] == [label] * 2
    assert (tally.notes, tally.noted_again) == ([Noted(label, note)], {note: 1})


def test_a_story_in_the_place_of_column_names_does_not_stand_in_the_report(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("1,Mary Jones came to see me,she is kind to me always\n2,We sang,we sang a song\n")
    (folder / "b.txt").write_text("My garden.")
    done = run([folder], Settings(tmp_path / "out", Wanted()), load_keyword_reader)
    assert done.tally.rejected == 1
    page = done.report.read_text()
    assert "Mary Jones" not in page
    assert "The columns are: 1, [Person 1] came to see me" in page


@pytest.mark.parametrize(("redact", "kept"), [(True, False), (None, True), (False, True)])
def test_a_story_in_the_place_of_column_names_is_redacted_among_the_rejected_too(
    tmp_path: Path, redact: bool | None, kept: bool
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("1,i told mary jones of it,she is kind to me always\n2,We sang,we sang a song\n")
    (folder / "b.csv").write_text("id,text\n1\n2,My garden.\n")
    (folder / "c.xls").write_text("old")
    run([folder], Settings(tmp_path / "out", Wanted(), redact=redact), load_keyword_reader)
    columns, cells, kind = (row["reason"] for row in lines(tmp_path / "out" / "rejected.jsonl"))
    assert "The columns are: 1, i told " + ("mary jones" if kept else "[Person 1]") + " of it" in columns
    assert cells == "it has 1 cell, but there are 2 columns"
    assert kind.startswith(".xls cannot be read")
    if not kept:
        assert "mary" not in "".join(
            file.read_text() for file in (tmp_path / "out").iterdir() if file.name != "replaced.jsonl"
        )
        assert ("rejected", "mary jones") in [
            (row["where"], row["original"]) for row in lines(tmp_path / "out" / "replaced.jsonl")
        ]


SAID = [
    ("There is no column “Mary Jones” (--id-column). The columns are: id, sarah.", ["Mary Jones", "sarah"]),
    ("“Mary” taken for the interviewer", ["Mary"]),
    ("The columns are: 1, ring 07700 900336", ["07700 900336"]),
    ("the text is empty", []),
    ("Mary Jones is our word for it", []),
    ("text from the column “text”, ids from “id”", []),
]


@pytest.mark.parametrize(("said", "taken_out"), SAID)
def test_what_a_reason_quotes_is_redacted_and_our_words_stay(said: str, taken_out: list[str]) -> None:
    redaction = redact_said(said, Finder.load().find)
    assert [one.original for one in redaction.replacements] == taken_out
    assert all(one.span.of(said) == one.original for one in redaction.replacements)
    assert not any(words in redaction.text for words in taken_out)


def test_what_an_export_replaced_does_not_outlive_its_run(tmp_path: Path) -> None:
    out = analysed(tmp_path, redact=None)
    (out / "replaced_in_export.jsonl").write_text('{"original": "Jan Puw"}\n')
    analysed(tmp_path, redact=True)
    assert not (out / "replaced_in_export.jsonl").exists()
