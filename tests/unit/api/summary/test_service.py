"""The summary itself: what is suggested, and where a line stands after what the person does with it."""

import pytest
from sqlalchemy.orm import Session

from api.database.tables import Conversation, Turn
from api.summary.service import SummaryService
from nlp.domain.finding import Finding

TEXT = "I look after my mam"


def found(kind, domain, score=0.9, end=len(TEXT)):
    return Finding("1", kind, domain, 0, end, TEXT[:end], score, f"{kind}, {domain}.")


@pytest.fixture
def service():
    return SummaryService()


@pytest.fixture
def conversation(service):
    """A summary with one suggested line and one that the person has added."""
    conversation = Conversation(summary_version=0, items=[])
    unkept = Session(autoflush=False)  # of no database: what is noted of each change goes there
    unkept.add(conversation)
    service.suggest(conversation, Turn(id="1", text=TEXT), [found("strength", "contribution")])
    service.add(conversation, kind="need", domain="home", words="the stairs")
    for number, item in enumerate(conversation.items):
        item.id = str(number)
    yield conversation
    unkept.close()


@pytest.mark.parametrize(
    "findings",
    [
        [found("strength", "contribution", 0.9), found("need", "health", 0.6)],
        [found("need", "health", 0.6), found("strength", "contribution", 0.9)],
        [found("strength", "contribution", 0.9), found("strength", "relationships", 0.6)],
        [found("strength", "contribution", 0.9), found("need", "contribution", 0.6)],
        [found("strength", "contribution", 0.9), found("strength", "health", 0.6, end=11)],
        [found("strength", "contribution", 0.9)],
    ],
)
def test_each_line_has_the_score_and_the_reason_of_its_own_finding(service, findings):
    conversation = Conversation(summary_version=0, items=[])
    service.suggest(conversation, Turn(id="1", text=TEXT), findings)
    told = [(item.kind, item.domain, item.score, item.reason) for item in conversation.items]
    assert told == [(finding.kind, finding.domain, finding.score, finding.reason) for finding in findings]


SUGGESTED, ADDED = "0", "1"
KEEP, REMOVE, REWORD, MOVE = {"status": "kept"}, {"status": "removed"}, {"words": "my mam"}, {"kind": "need"}


@pytest.mark.parametrize(
    ("item", "done", "status"),
    [
        (SUGGESTED, [{}], "suggested"),
        (SUGGESTED, [KEEP], "kept"),
        (SUGGESTED, [REMOVE], "removed"),
        (SUGGESTED, [REMOVE, {}], "removed"),
        (SUGGESTED, [REMOVE, KEEP], "kept"),
        (SUGGESTED, [REWORD], "changed"),
        (SUGGESTED, [MOVE], "changed"),
        (SUGGESTED, [{"status": "changed"}], "changed"),
        (SUGGESTED, [KEEP | REWORD], "changed"),
        (SUGGESTED, [REWORD, KEEP], "changed"),
        (SUGGESTED, [REWORD, REMOVE, KEEP], "changed"),
        (ADDED, [KEEP], "added"),
        (ADDED, [REWORD], "added"),
        (ADDED, [REMOVE], "removed"),
        (ADDED, [REMOVE, {}], "removed"),
        (ADDED, [REMOVE, KEEP], "added"),
    ],
)
def test_what_the_person_wrote_stays_theirs_whatever_else_they_do_with_the_line(
    service, conversation, item, done, status
):
    for change in done:
        service.change(conversation, item, **change)
    assert conversation.items[int(item)].status == status


@pytest.mark.parametrize(("change", "gone"), [(KEEP, False), (REMOVE, False), (REWORD, True), (MOVE, True)])
def test_the_computers_reason_goes_when_the_line_is_no_longer_its_own(service, conversation, change, gone):
    line = service.change(conversation, SUGGESTED, **change)
    assert (line.score is None, line.reason is None) == (gone, gone)
