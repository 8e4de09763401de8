"""Your data: for everyone to read, and for someone in a conversation to say yes or no to researchers."""

import pytest
from sqlalchemy import select

from api.database.tables import Conversation
from tests.unit.api.browsing import Browser

YES, NO = "You have said yes: researchers may", "You have not said yes: researchers may not"


def test_a_visitor_reads_who_sees_it_and_has_nothing_to_decide(world):
    page = Browser(world.services).get("/your-data").text
    assert "Researchers, but only if you say yes." in page
    assert "/your-data/research" not in page


@pytest.mark.parametrize("in_use", [True, False])
def test_phone_numbers_are_spoken_of_where_texts_are_answered(world, monkeypatch, in_use):
    monkeypatch.setattr(type(world.services.sms.settings), "in_use", in_use)
    assert ("If you text us" in Browser(world.services).get("/your-data").text) is in_use


@pytest.mark.parametrize(
    ("at_the_start", "pressed", "told"),
    [
        ({}, [], NO),
        ({"research": "true"}, [], YES),
        ({"research": "true"}, ["false"], NO),
        ({}, ["true"], YES),
        ({}, ["true", "false"], NO),
        ({"research": "true"}, ["true"], YES),
    ],
)
def test_a_yes_to_researchers_can_be_given_and_taken_back(world, at_the_start, pressed, told):
    browser = Browser(world.services)
    browser.begin(**at_the_start)
    for may in pressed:
        browser.post("/your-data/research", data={"may": may})
    assert told in browser.get("/your-data").text
    with world.services.sessions() as session:
        assert session.scalar(select(Conversation)).consent_research == (told == YES)


@pytest.mark.parametrize("form", [{}, {"may": ""}, {"may": "perhaps"}])
def test_an_answer_that_is_none_changes_nothing(world, form):
    browser = Browser(world.services)
    browser.begin(research="true")
    assert browser.post("/your-data/research", data=form).status_code == 422
    assert YES in browser.get("/your-data").text
