"""Downloads: all of it for the person, what may be shared for a health record, and nothing for anyone else."""

import io
import json

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from api.exports.fhir.bundle import from_bundle
from tests.unit.api.browsing import Browser, first, staff

FORMATS = {"json": "application/json", "fhir": "application/fhir+json", "pdf": "application/pdf"}
SECRET = "good secret"


@pytest.fixture
def browser(world):
    """Someone who has said two things, taken one out, added one, and shared it."""
    browser = Browser(world.services)
    browser.begin(research="true")
    browser.say("Here is my good garden")
    browser.say(SECRET)
    secret = download(browser, "json").json()["items"][1]["id"]
    browser.post(f"/summary/items/{secret}", data={"action": "remove"})
    browser.post("/summary/items", data={"words": "sing again", "kind": "outcome_wanted", "domain": "learning_leisure"})
    browser.post("/my-page/name", data={"called": "Gwen"})
    nurse = staff(world.services, "Nurse Price")
    browser.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    return browser


def download(browser, format):
    return browser.get(f"/your-data/download/{format}")


@pytest.mark.parametrize(("format", "media_type"), FORMATS.items())
def test_a_copy_is_a_file_that_no_browser_keeps_for_itself(browser, format, media_type):
    answer = download(browser, format)
    assert answer.headers["Content-Type"].partition(";")[0] == media_type
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["Cache-Control"] == "no-store"


def test_json_holds_everything_they_said_and_decided(browser):
    copy = download(browser, "json").json()
    assert [turn["text"] for turn in copy["turns"] if turn["from"] == "citizen"] == ["Here is my good garden", SECRET]
    assert [(item["words"], item["status"]) for item in copy["items"]] == [
        ("Here is my good garden", "suggested"),
        (SECRET, "removed"),
        ("sing again", "added"),
    ]
    (place,) = copy["items"][0]["evidence"]
    said = next(turn["text"] for turn in copy["turns"] if turn["id"] == place["turn_id"])
    assert said[place["start"] : place["end"]] == place["text"]
    assert copy["consent"] == {"keep": True, "share": True, "research": True}
    assert copy["my_page"]["called"] == "Gwen"
    (share,) = copy["shares"]
    assert (share["with"], share["last_looked"]) == ("Nurse Price", None)
    assert share["lines"] == [copy["items"][0]["id"], copy["items"][2]["id"]]


def test_fhir_holds_what_someone_would_see_and_no_name_and_no_talk(browser):
    text = download(browser, "fhir").text
    record = from_bundle(Bundle.model_validate_json(text))
    assert [item.words for item in record.items] == ["Here is my good garden", "sing again"]
    assert [share.with_ for share in record.shares] == ["Nurse Price"]
    for hidden in (SECRET, "Gwen", "Question"):
        assert hidden not in text


def test_of_a_changed_line_the_old_words_are_not_in_the_bundle(browser):
    item = download(browser, "json").json()["items"][0]["id"]
    browser.post(f"/summary/items/{item}", data={"action": "change", "words": "my roses"})
    text = download(browser, "fhir").text
    assert "my roses" in text
    assert "garden" not in text
    assert "You said it is good." not in text


def test_the_pdf_holds_the_summary_the_page_and_the_talk(browser):
    browser.say("= #panic() *hi*")
    pdf = PdfReader(io.BytesIO(download(browser, "pdf").content))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    for told in (
        "My summary",
        "sing again",
        "You wrote this.",
        "Lines that I took out",
        "Gwen",
        "Nurse Price",
        "Question 1?",
        "= #panic() *hi*",
    ):
        assert told in text
    assert pdf.metadata.title == "My Good Life"


def test_my_page_can_be_had_as_a_sheet(browser):
    answer = browser.get("/my-page/pdf")
    assert 'filename="my-page.pdf"' in answer.headers["Content-Disposition"]
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "My page: Gwen" in text
    assert "sing again" in text
    assert "garden" not in text


def test_someone_who_has_said_nothing_can_have_a_copy_too(world):
    newcomer = Browser(world.services)
    newcomer.begin()
    assert [download(newcomer, format).status_code for format in FORMATS] == [200, 200, 200]
    assert newcomer.get("/my-page/pdf").status_code == 200


@pytest.mark.parametrize("path", ["/your-data/download/json", "/your-data/download/pdf", "/my-page/pdf"])
def test_a_stranger_gets_nothing(world, path):
    assert Browser(world.services).get(path).status_code == 401


@pytest.mark.parametrize("format", ["xml", "JSON", "json.bak"])
def test_there_are_no_other_formats(browser, format):
    assert download(browser, format).status_code == 422


@pytest.mark.parametrize("format", FORMATS)
def test_after_taking_back_and_deleting_nothing_is_left_to_download(browser, format):
    browser.post(first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text))
    if format != "pdf":
        assert "Nurse Price" not in download(browser, format).text
    browser.post("/delete")
    assert download(browser, format).status_code == 401


@pytest.fixture
def program(world):
    """A program that talks for someone, and the address of its conversation."""
    program = Browser(world.services)
    consent = {"keep": True, "share": False, "research": False}
    opened = program.post("/api/conversations", json={"consent": consent}).json()
    program.headers["Authorization"] = f"Bearer {opened['token']}"
    program.base_url = f"{program.base_url}/api/conversations/{opened['id']}"
    program.post("/messages", json={"text": "good garden", "client_message_id": "1"})
    return program


@pytest.mark.parametrize(("format", "media_type"), FORMATS.items())
def test_a_program_gets_the_same_with_the_persons_token(program, format, media_type):
    answer = program.get("/export", params={"format": format})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == media_type


def test_a_program_gets_json_when_it_does_not_say(program):
    assert [item["words"] for item in program.get("/export").json()["items"]] == ["good garden"]


@pytest.mark.parametrize(
    ("token", "query", "status", "code"),
    [
        (None, "json", 401, "login_needed"),
        ("Bearer wrong", "json", 404, "not_found"),
        ("Bearer wrong", "pdf", 404, "not_found"),
        ("", "xml", 422, "invalid_input"),
    ],
)
def test_what_cannot_be_exported_is_told_in_plain_words(program, token, query, status, code):
    headers = {} if token == "" else {"Authorization": token or ""}
    answer = program.get("/export", params={"format": query}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_the_export_is_documented(world):
    document = Browser(world.services).get("/openapi.json").json()
    answer = document["paths"]["/api/conversations/{conversation_id}/export"]["get"]["responses"]["200"]
    assert set(answer["content"]) == set(FORMATS.values())
    assert "Everything" in json.dumps(answer)
