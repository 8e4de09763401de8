"""The report's sections beyond counts: what each says where there is something, and where there is nothing."""

import json
from pathlib import Path

import pytest

from nlp.batch.items import Read
from nlp.batch.readers.columns import Wanted
from nlp.batch.report.insight import Asked, understand
from nlp.batch.report.tally import Tally
from nlp.batch.run import Settings, run
from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ArtefactMissing
from nlp.themes.find import Refusal
from tests.unit.nlp.batch.fakes import load_keyword_reader, read_one
from tests.unit.nlp.batch.test_page import Page, page_of, tally_of


def tally_of_groups(*rows: tuple[str, str | None, str | None]) -> Tally:
    """Texts, each with its group and date."""
    tally = Tally()
    for number, (text, group, date) in enumerate(rows):
        narrative = Narrative(f"n-{number}", text, source="stories.csv", group=group, date=date)
        tally.add(Read(narrative, read_one(narrative)))
    return tally


NORTH = [("The pain is bad.", "North", "2025-01-09")] * 30 + [("My garden.", "North", "2025-02-09")] * 10
SOUTH = [("The pain is bad.", "South", "2025-03-09")] * 10 + [("My garden.", "South", "9/4/2025")] * 30


def test_groups_and_time_stand_in_the_report_where_they_were_asked_for() -> None:
    html = page_of(tally_of_groups(*NORTH, *SOUTH), asked=Asked("ward", "told"))
    page = Page(html)
    assert page.open == []
    assert {"Groups compared", "Over time"} <= page.headings.keys()
    assert "Stories by “ward”" in html
    assert '<th scope="row">North</th><td>Need</td><td class="n">30 of 40 (75%)</td>' in html
    assert "There are too few points" not in html
    assert len(page.ids) == len(set(page.ids))


HAD_NO_DATE = [
    (3, 6, "Some stories had no date that could be read.</p>"),
    (3, 30, "30 stories had no date that could be read.</p>"),
    (20, 6, "6 stories had no date that could be read.</p>"),
    (3, 0, "from “told”.</p>"),
]


@pytest.mark.parametrize(("small_month", "undated", "said"), HAD_NO_DATE)
def test_a_hidden_month_does_not_follow_from_the_stories_without_a_date(
    small_month: int, undated: int, said: str
) -> None:
    months = [("01", 20), ("02", 20), ("03", small_month), ("04", 20)]
    rows = [("The pain is bad.", None, f"2025-{month}-09") for month, n in months for _ in range(n)]
    html = page_of(tally_of_groups(*rows, *[("The pain.", None, None)] * undated), asked=Asked(None, "told"))
    assert said in html


def test_groups_and_time_are_not_there_where_nobody_asked() -> None:
    assert not {"Groups compared", "Over time"} & Page(page_of(tally_of_groups(*NORTH))).headings.keys()


def test_a_group_that_is_too_small_is_named_nowhere() -> None:
    rows = [*NORTH, *SOUTH, ("The pain.", "Lighthouse keepers", None)]
    html = page_of(tally_of_groups(*rows), asked=Asked("work"))
    assert "Lighthouse" not in html
    assert "is not shown, so that nobody can be known by it" in html


@pytest.mark.parametrize("asked", [Asked("ward", "told"), Asked()])
def test_an_empty_collection_has_a_whole_report(asked: Asked) -> None:
    html = page_of(tally_of(), asked=asked)
    assert Page(html).open == []
    assert "too little here to look for themes" in html


def test_group_names_are_escaped() -> None:
    evil = "<script>alert(1)</script>"
    page = Page(page_of(tally_of_groups(*[(text, evil, date) for text, _, date in NORTH]), asked=Asked(evil, evil)))
    assert page.open == []
    assert "script" not in {tag for tag, _ in page.tags}


def test_a_strength_and_a_change_told_together_are_not_called_cause() -> None:
    both, neither = ("My neighbour. I walk again.", None, None), ("The stairs.", None, None)
    html = page_of(
        tally_of_groups(*[both] * 30, *[neither] * 30, ("My neighbour.", None, None), ("I walk again.", None, None))
    )
    assert "That does not show that one led to the other" in html
    assert "30 of 31" in html


def test_an_encoder_that_is_not_built_does_not_undo_the_reading() -> None:
    def missing(texts):
        raise ArtefactMissing("The encoder is not there. Build it.")

    tally = tally_of(*(f"It was the pain of day {n} and the stairs of week {n} again." for n in range(40)))
    for number, told in enumerate(tally.sample.told()):
        tally.sample.keep(
            f"x{number}", [told.__class__(f"x{number}", f"pain {number}", *("need", "health", "", ""), 0.5)]
        )
    found = understand(tally, Asked(), load_codebook(), missing).themes
    assert isinstance(found, Refusal)
    assert "Build it." in found.why


def test_answers_of_one_row_are_one_person(tmp_path: Path) -> None:
    survey = "What was good?,What could be better?,What do you hope for?,Anything else?,ward\n"
    rows = ["My garden is so good,The pain was bad,I hope for less,My neighbour was there,North\n"] * 2
    rows += [
        f"My garden is good {n},The pain is bad {n},I hope a lot {n},A neighbour came {n},South\n" for n in range(9)
    ]
    (tmp_path / "s.csv").write_text(survey + "".join(rows))
    questions = tuple(survey.strip().split(",")[:4])
    done = run([tmp_path / "s.csv"], Settings(tmp_path / "out", Wanted(questions, group="ward")), load_keyword_reader)
    assert done.tally.stories == 44
    assert done.tally.counts.groups == {"North": 2, "South": 9}
    assert done.tally.counts.by_group["South", ("need",)] == 9
    assert "North" not in done.report.read_text()
    assert "the stories are those of 11 people" in done.report.read_text()
    assert (len({one.teller for one in done.tally.sample.told()}), len(done.tally.sample)) == (11, 44)


ONE = [("1", "My garden."), ("1", "The pain."), ("1", "I hope."), ("1", "My neighbour."), ("1", "The stairs.")]
APART = [(str(number), words) for number, (_, words) in enumerate(ONE)]
PEOPLE = [
    (".jsonl", "person", ONE, "person", 1),
    (".csv", "person", ONE, "person", 1),
    (".csv", "Person", [*ONE, ("2", "My garden."), ("2", "I hope.")], "person", 2),
    (".jsonl", "person", APART, "person", 5),
    (".csv", "person", APART, "person", 5),
    (".csv", "person", [("", words) for _, words in ONE], "person", 5),
    (".jsonl", "ward", ONE, "person", 5),
    (".csv", "persons", ONE, "person", 5),
    (".jsonl", "person", ONE, None, 5),
]


@pytest.mark.parametrize(("ending", "column", "rows", "person", "people"), PEOPLE)
def test_accounts_of_one_person_are_one_person_s(
    tmp_path: Path, ending: str, column: str, rows: list[tuple[str, str]], person: str, people: int
) -> None:
    file = tmp_path / f"talks{ending}"
    told = [{"id": f"{n}", column: whose, "text": words} for n, (whose, words) in enumerate(rows)]
    table = [f"{row['id']},{row[column]},{row['text']}\n" for row in told]
    lines = [json.dumps(row) + "\n" for row in told]
    file.write_text("".join(lines if ending == ".jsonl" else [f"id,{column},text\n", *table]))
    tally = run([file], Settings(tmp_path / "out", Wanted(person=person), redact=False), load_keyword_reader).tally
    assert (tally.stories, tally.counts.stories) == (len(rows), people)
    said = any("counted as one person’s" in one.note for one in tally.notes)
    assert said is (column.lower() == person)


def test_people_of_two_files_are_not_one(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"person": "1", "text": "My garden."}\n')
    settings = Settings(tmp_path / "out", Wanted(person="person"), redact=False)
    assert run([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], settings, load_keyword_reader).tally.counts.stories == 2
