"""The pages of collections: putting in, choosing columns, results, and what is refused."""

import csv
import io
import re
import zipfile

import docx
import pyarrow.parquet as pq
import pytest

from api.accounts.roles import Role
from api.collections.settings import CollectionSettings
from api.database.collection_tables import CollectionRemark, Story
from tests.unit.api.audit.log import noted
from tests.unit.api.browsing import staff
from tests.unit.api.collections.conftest import STORIES, id_of, lines, upload
from tests.world import new_world

WITH_GROUPS = (
    "ref,ward,when,what\n1,A,2026-01-01,I like the garden very much\n2,B,2026-02-01,the stairs are too steep for me\n"
)
UNCLEAR = "one,two\nI like the garden very much,the stairs are too steep for me\n"


def test_a_collection_without_a_name_is_called_as_its_first_file(mair):
    answer = upload(mair, ("ward 3.csv", STORIES), ("b.txt", "The stairs."))
    assert "<h1>ward 3.csv</h1>" in answer.text
    assert "It waits for its turn." in answer.text
    assert "ward 3.csv" in mair.get("/collections").text


def test_other_columns_are_asked_about_with_an_example_and_the_guess_is_ticked(mair, workshop):
    page = upload(mair, ("a.csv", WITH_GROUPS))
    assert str(page.url).endswith("/columns")
    assert "I like the garden very much" in page.text
    assert 'value="what" checked' in page.text
    assert '<option value="ref" selected' in page.text
    collection_id = id_of(page)
    form = {"text": "what", "id": "ref", "group": "ward", "date": "when"}
    assert mair.post(f"/collections/{collection_id}/columns", data=form).status_code == 200
    workshop.read(collection_id)
    assert [(s.name, s.group, s.date) for s in workshop.stories(collection_id)] == [
        ("1", "A", "2026-01-01"),
        ("2", "B", "2026-02-01"),
    ]


def test_who_wants_no_column_of_names_gets_line_numbers(mair, workshop):
    collection_id = id_of(upload(mair, ("a.csv", WITH_GROUPS)))
    mair.post(f"/collections/{collection_id}/columns", data={"text": "what", "id": ""})
    workshop.read(collection_id)
    assert [story.name for story in workshop.stories(collection_id)] == ["a.csv:2", "a.csv:3"]


def test_when_no_column_is_plainly_the_text_nothing_is_lost_until_one_is_chosen(mair, workshop):
    page = upload(mair, ("a.csv", UNCLEAR))
    collection_id = id_of(page)
    assert "cannot tell which column" in page.text
    assert "checked" not in page.text.split('name="text"')[1]
    address = f"/collections/{collection_id}/columns"
    again = mair.post(address, data={})
    assert (again.status_code, "Choose the column that holds the stories, or each of them." in again.text) == (
        422,
        True,
    )
    twice = mair.post(address, data={"text": "one", "group": "one"})
    assert "Choose a column of its own for each." in twice.text
    none = mair.post(address, data={"text": "three"})
    assert (none.status_code, "There is no column" in none.text) == (422, True)
    assert str(mair.get(f"/collections/{collection_id}").url).endswith("/columns")
    mair.post(address, data={"text": "two"})
    workshop.read(collection_id)
    assert [story.text for story in workshop.stories(collection_id)] == ["the stairs are too steep for me"]
    assert str(mair.get(address).url).endswith(collection_id)


def test_a_file_without_the_chosen_column_stops_no_other_and_is_told_of(mair, workshop):
    files = [("a.csv", UNCLEAR), ("b.csv", "this\nThe stairs\n"), ("empty.csv", "")]
    collection_id = id_of(upload(mair, *files))
    assert mair.post(f"/collections/{collection_id}/columns", data={"text": "two"}).status_code == 200
    assert workshop.read(collection_id).done == 1
    page = mair.get(f"/collections/{collection_id}").text
    assert "There is no column “two”" in page
    assert "the file is empty" in page


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "Choose one file or more."),
        ([("old.doc", "x")], "Save .doc as .docx and .xls as .xlsx first."),
        ([("a.exe", "x")], "None of these files can be read."),
        ([("noname", "x")], "None of these files can be read."),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(mair, files, says):
    answer = upload(mair, *files)
    assert answer.status_code == 422
    assert says in answer.text
    assert "<title>Error: " in answer.text


def test_one_file_that_cannot_be_read_among_others_is_told_of_later(mair, workshop):
    collection_id = id_of(upload(mair, ("a.exe", "x"), ("b.txt", "The stairs.")))
    workshop.read(collection_id)
    assert ".exe cannot be read" in mair.get(f"/collections/{collection_id}").text


@pytest.fixture
def small(tmp_path):
    """A service where two files of a megabyte together can be put in."""
    services = new_world(tmp_path, collections=CollectionSettings(collection_files=2, collection_megabytes=1)).services
    return staff(services, "Mair", Role.RESEARCHER)


def test_too_many_files_and_too_big_ones_are_refused_with_what_can_be_sent(small):
    many = upload(small, *((f"{n}.txt", "the stairs") for n in range(3)))
    assert (many.status_code, "at most 2 files" in many.text) == (422, True)
    big = upload(small, ("a.txt", "x" * 1_100_000))
    assert (big.status_code, "1 megabytes" in big.text) == (422, True)
    assert upload(small, ("a.txt", "x " * 400_000)).status_code == 200


def test_results_the_report_the_stories_and_the_files(mair, ready):
    page = mair.get(f"/collections/{ready}").text
    assert "the text is empty" in page
    assert "stories.csv, line 4" in page
    report = mair.get(f"/collections/{ready}/report")
    assert "What people told us" in report.text
    assert "sandbox" in report.headers["content-security-policy"]
    assert "I cannot manage the stairs" in mair.get(f"/collections/{ready}/stories").text


def test_a_story_shows_its_words_marked_by_kind_with_the_reason(mair, ready, workshop):
    story = workshop.stories(ready)[0]
    page = mair.get(f"/collections/{ready}/stories/{story.id}").text
    assert '<mark class="code-mark code-mark--need">stairs</mark>' in page
    assert "You named the stairs. The computer is fairly sure." in page


def test_a_story_shows_its_features_of_co_production(mair, workshop):
    read = id_of(upload(mair, ("stories.csv", STORIES), tier="accurate"))
    workshop.read(read)
    stairs, tea = (mair.get(f"/collections/{read}/stories/{story.id}").text for story in workshop.stories(read))
    assert "Peer networks" in tea
    assert "“with [Person 1]”" in tea
    assert "as a whole" not in stairs
    assert "Peer networks" in mair.get(f"/collections/{read}/report").text
    assert "/download/features.csv" in mair.get(f"/collections/{read}").text


def test_what_people_wrote_is_never_taken_for_html(mair, workshop):
    collection_id = id_of(upload(mair, ("a.jsonl", '{"id": "<i>1</i>", "text": "<b>the</b> stairs"}'), name="<u>x</u>"))
    workshop.read(collection_id)
    story = workshop.stories(collection_id)[0]
    for address in ("", "/stories", f"/stories/{story.id}", "/report", "/delete"):
        page = mair.get(f"/collections/{collection_id}{address}").text
        assert not any(tag in page for tag in ("<b>the", "<i>1", "<u>x"))


def test_the_files_hold_what_is_kept(mair, ready):
    at = f"/collections/{ready}/download"
    [finding] = lines(mair.get(f"{at}/findings.jsonl"))
    assert finding["text"] == "stairs"
    assert (finding["narrative_id"], finding["start"], finding["end"]) == ("1", 20, 26)
    rows = list(csv.DictReader(io.StringIO(mair.get(f"{at}/findings.csv").content.decode("utf-8-sig"))))
    assert rows[0]["reason"] == "You named the stairs."
    table = pq.read_table(io.BytesIO(mair.get(f"{at}/findings.parquet").content))
    assert table.to_pylist() == [finding]
    [feature] = lines(mair.get(f"{at}/features.jsonl"))
    assert (feature["narrative_id"], feature["code"], feature["text"]) == ("2", "peer_networks", "with [Person 1]")
    assert [one["text"] for one in lines(mair.get(f"{at}/narratives.jsonl"))][1] == "Tea with [Person 1] on a Sunday"
    rejected = list(csv.DictReader(io.StringIO(mair.get(f"{at}/rejected.csv").content.decode("utf-8-sig"))))
    assert ("rejected", "4", "the text is empty") in [(r["what"], r["line"], r["reason"]) for r in rejected]
    assert lines(mair.get(f"{at}/replaced.jsonl"))[0]["original"] == "Meg"
    assert mair.get(f"{at}/users.csv").status_code == 422


@pytest.mark.parametrize(("fields", "named"), [({"redact": "true"}, False), ({}, True)])
def test_what_was_not_taken_in_quotes_no_name_where_names_are_taken_out(mair, workshop, fields, named):
    parts = [("files", ("stories.csv", STORIES.encode()))]
    collection_id = id_of(mair.post("/collections", files=parts, data=fields))
    workshop.read(collection_id)
    says = "No column is plainly the text. The columns are: 1, mary jones came to see me"
    with workshop.services.sessions.begin() as session:
        remark = {"collection_id": collection_id, "position": 99, "source": "a.csv", "line": None}
        session.add(CollectionRemark(**remark, rejected=True, says=says))
    at = f"/collections/{collection_id}/download"
    reasons = [one["reason"] for one in lines(mair.get(f"{at}/rejected.jsonl"))]
    assert "the text is empty" in reasons
    assert reasons[-1] == (says if named else says.replace("mary jones", "[Person 1]"))
    assert ("mary" in mair.get(f"{at}/rejected.csv").text) is named


def test_copies_and_rows_without_a_story_are_kept_told_of_and_counted_once(mair, workshop):
    told = "I waited six hours in the cold hall by the stairs and nobody came"
    rows = f"id,text\n1,{told}\n2,{told.upper()}\n3,n/a\n"
    collection_id = id_of(upload(mair, ("a.csv", rows)))
    assert workshop.read(collection_id).done == 3
    page = mair.get(f"/collections/{collection_id}").text
    assert "1 story is in the same words as an earlier one." in page
    assert "1 answer holds no story" in page
    kept = lines(mair.get(f"/collections/{collection_id}/download/narratives.jsonl"))
    assert [one["same_as"] for one in kept] == [None, "1", None]
    assert [bool(one["no_story"]) for one in kept] == [False, False, True]
    assert "In the same words as 1" in mair.get(f"/collections/{collection_id}/stories").text


def test_several_columns_of_answers_are_a_story_each(mair, workshop):
    answers = "What was good?,What could be better?\nThe nurses were kind to me,I could not manage the stairs\n"
    collection_id = id_of(upload(mair, ("a.csv", answers)))
    form = {"text": ["What was good?", "What could be better?"]}
    mair.post(f"/collections/{collection_id}/columns", data=form)
    workshop.read(collection_id)
    told = [(story.question, story.text) for story in workshop.stories(collection_id)]
    assert told == [
        ("What was good?", "The nurses were kind to me"),
        ("What could be better?", "I could not manage the stairs"),
    ]


def test_in_an_interview_the_turns_of_the_teller_go_with_it(mair, workshop):
    talk = "Interviewer: What gets in the way?\n\nParticipant: Meg cannot manage the stairs.\n\n" * 3
    collection_id = id_of(upload(mair, ("talk.txt", talk)))
    workshop.read(collection_id)
    [story] = workshop.stories(collection_id)
    assert "[Person 1]" in story.text
    said = [story.text[turn[0] : turn[1]] for turn in story.turns]
    assert said == ["[Person 1] cannot manage the stairs."] * 3


def test_a_docx_in_a_zip_is_taken_in(mair, workshop):
    written, packed = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("I cannot manage the stairs any more, and nobody asked me.")
    document.save(written)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ward/one.docx", written.getvalue())
    collection_id = id_of(upload(mair, ("ward.zip", packed.getvalue())))
    assert workshop.read(collection_id).done == 1
    assert workshop.stories(collection_id)[0].source == "ward.zip/ward/one.docx"


def test_no_cell_of_a_csv_is_a_formula_and_other_files_hold_it_exactly(mair, workshop):
    collection_id = id_of(upload(mair, ("a.jsonl", '{"id": "1", "text": "=HYPERLINK(1) the stairs"}')))
    workshop.read(collection_id)
    at = f"/collections/{collection_id}/download/narratives"
    assert ",'=HYPERLINK(1) the stairs," in mair.get(f"{at}.csv").text
    assert lines(mair.get(f"{at}.jsonl"))[0]["text"] == "=HYPERLINK(1) the stairs"


def test_deleting_takes_all_of_it_away(mair, workshop, ready, tmp_path):
    assert "gone at once" in mair.get(f"/collections/{ready}/delete").text
    mair.post(f"/collections/{ready}/delete")
    assert mair.get(f"/collections/{ready}").status_code == 404
    assert workshop.stories(ready) == []
    assert "You have no collection yet." in mair.get("/collections").text


ADDRESSES = ("", "/columns", "/report", "/stories", "/delete", "/download/findings.csv")


def test_a_collection_of_somebody_else_is_not_there(mair, eluned, ready, workshop):
    story = workshop.stories(ready)[0]
    for address in (*ADDRESSES, f"/stories/{story.id}"):
        assert eluned.get(f"/collections/{ready}{address}").status_code == 404, address
    for address in ("/stop", "/go-on", "/delete", "/columns"):
        assert eluned.post(f"/collections/{ready}{address}").status_code == 404, address
    assert eluned.get(f"/api/collections/{ready}").status_code == 404
    assert eluned.delete(f"/api/collections/{ready}").status_code == 404
    assert ready not in eluned.get("/collections").text
    assert mair.get(f"/collections/{ready}").status_code == 200


def test_a_story_is_found_in_its_own_collection_alone(mair, eluned, ready, workshop):
    hers = id_of(upload(eluned, ("a.txt", "The stairs.")))
    workshop.read(hers)
    assert eluned.get(f"/collections/{hers}/stories/{workshop.stories(ready)[0].id}").status_code == 404
    assert mair.get(f"/collections/{ready}/stories/nothing").status_code == 404


def test_a_story_that_is_not_read_yet_is_not_shown(mair, workshop, world):
    collection_id = id_of(upload(mair, ("a.txt", "The stairs of Meg.")))
    with world.services.sessions.begin() as session:
        session.add(Story(id="s", collection_id=collection_id, position=0, name="1", source="", text="Meg"))
    assert mair.get(f"/collections/{collection_id}/stories/s").status_code == 404
    assert "Meg" not in mair.get(f"/collections/{collection_id}/stories").text
    assert mair.get(f"/collections/{collection_id}/download/narratives.csv").text.count("\n") == 1


def test_programs_see_how_far_it_is_and_delete(mair, ready):
    [one] = mair.get("/api/collections").json()
    assert (one["id"], one["state"], one["done"], one["total"]) == (ready, "ready", 2, 2)
    assert mair.delete(f"/api/collections/{ready}").status_code == 204
    assert mair.get(f"/api/collections/{ready}").status_code == 404


def test_all_of_it_is_noted(mair, world, ready, workshop):
    story = workshop.stories(ready)[0]
    for address in ("", f"/stories/{story.id}", "/download/findings.csv"):
        mair.get(f"/collections/{ready}{address}")
    mair.post(f"/collections/{ready}/delete")
    done = [action for action, kind in noted(world) if kind == "researcher"]
    assert done[-5:] == [
        "collection_opened",  # where the upload led to
        "collection_opened",
        "story_opened",
        "collection_downloaded",
        "collection_deleted",
    ]
    assert "collection_made" in done


TALK = "Sian: What matters?\nMeg: My garden.\nSian: What is hard?\nMeg: The stairs.\n"


@pytest.mark.parametrize(
    ("interviewer", "asked"),
    [("Sian", ["What matters?", "What is hard?"]), (" meg , nobody", ["My garden."]), ("none", [])],
)
def test_who_asks_is_who_its_owner_says(mair, workshop, interviewer, asked):
    collection_id = id_of(upload(mair, ("talk.txt", TALK), interviewer=interviewer))
    workshop.read(collection_id)
    [story] = workshop.stories(collection_id)
    questions = [story.text[turn[2] : turn[3]] for turn in story.turns if turn[2:]]
    assert questions == asked


def test_who_asks_is_still_known_when_the_columns_are_chosen(mair, workshop):
    collection_id = id_of(upload(mair, ("a.csv", WITH_GROUPS), ("talk.txt", TALK), interviewer="Meg"))
    mair.post(f"/collections/{collection_id}/columns", data={"text": "what"})
    assert workshop.collection(collection_id).wanted == {"text": ["what"], "id": "", "interviewer": ["Meg"]}


def test_what_holds_no_story_is_not_counted_as_one(mair, workshop):
    page = upload(mair, ("a.csv", "id,text\n1,I cannot manage the stairs any more\n2,n/a\n"))
    workshop.read(id_of(page))
    row = mair.get(f"/collections/{id_of(page)}").text.split("Stories read")[1].split("</tr>")[0]
    assert re.findall(r"\d+", re.sub(r"<[^>]*>", "", row)) == ["1"]


def test_stories_in_one_document_are_each_a_story(mair, workshop):
    page = upload(mair, ("ours.txt", "Story 1\nThe stairs.\nStory 2\nTea with Meg on a Sunday.\n"))
    workshop.read(id_of(page))
    assert [(one.name, one.text) for one in workshop.stories(id_of(page))] == [
        ("ours.txt/Story 1", "The stairs."),
        ("ours.txt/Story 2", "Tea with [Person 1] on a Sunday."),
    ]
