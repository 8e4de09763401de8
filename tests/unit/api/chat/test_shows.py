"""What was heard is shown again; by text, to who comes back, only when they ask for it."""

import pytest

from api.chat.shows import Shower
from api.database.tables import Conversation, Turn
from api.summary.service import SummaryService
from nlp.domain.finding import Finding
from tests.fakes import FakeListener

TEXT = "chapel on a sunday"


@pytest.fixture
def shown():
    """Return what is played back where a conversation stands, after these turns."""

    def shown(channel, topic, *turns, language="en"):
        summaries = SummaryService()
        conversation = Conversation(
            channel=channel, topic=topic, language=language, summary_version=0, items=[], turns=list(turns)
        )
        finding = Finding("1", "strength", "community", 0, len(TEXT), TEXT, 0.9, "A strength.")
        summaries.suggest(conversation, Turn(id="1", text=TEXT), [finding])
        return Shower(summaries, lambda _: False).shows(conversation)["play_back"]().text

    return shown


ASKS = Turn(speaker="citizen", text="summary", heard_as="command:summary")
COMES = Turn(speaker="citizen", text="hello", heard_as="smalltalk")
BOT = Turn(speaker="bot", text="Welcome back.")


@pytest.mark.parametrize(
    ("channel", "topic", "turns"),
    [
        ("web", "paused", [COMES]),
        ("web", "play_back", [COMES]),
        ("sms", "working_together", [COMES]),
        ("sms", "play_back", [COMES]),
        ("sms", "paused", [COMES, ASKS]),
        ("sms", "stopped", [ASKS]),
        ("sms", "finished", [ASKS]),
    ],
)
def test_what_was_heard_is_shown(shown, channel, topic, turns):
    assert TEXT in shown(channel, topic, *turns)


@pytest.mark.parametrize("topic", ["paused", "stopped", "crisis"])
@pytest.mark.parametrize("turns", [[], [COMES], [ASKS, COMES], [ASKS, BOT]])
def test_who_comes_back_by_text_is_told_how_to_see_it(shown, topic, turns):
    assert shown("sms", topic, *turns) == "To see what I heard so far, reply SUMMARY."
    assert TEXT not in shown("sms", topic, *turns, language="cy")


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_the_one_place_to_turn_to_is_named_once(channel):
    conversation = Conversation(channel=channel, language="en", topic="barriers", items=[], turns=[COMES])
    shows = Shower(SummaryService(), lambda _: False).shows(conversation)
    first = shows["one_place"]().text
    conversation.turns.append(Turn(speaker="bot", text=f"Thank you.\n{first}"))
    again = shows["one_place"]().text
    assert "116 123" in first
    assert "116 123" not in again
    assert again


@pytest.mark.parametrize(
    ("said", "first"),
    [(["im 15 lol", "id be better off dead"], "Childline"), (["I'd be better off dead"], "Samaritans")],
)
def test_a_child_who_said_so_is_shown_who_is_there_for_children_first(said, first):
    turns = [Turn(speaker="citizen", text=text, metadata_={"danger": "self"}) for text in said]
    conversation = Conversation(channel="web", language="en", topic="crisis", items=[], turns=turns)
    help_now = Shower(SummaryService(), lambda _: False).crisis_help(conversation).splitlines()
    assert first in help_now[1]


@pytest.mark.parametrize(
    ("said", "welsh"),
    [
        (["dwi isio marw"], True),
        (["dwi isio marw", "na"], True),
        (["I want to die"], False),
        (["dwi yma", "hello", "yes", "I want to die"], False),
    ],
)
def test_whoever_has_just_written_welsh_is_shown_help_in_welsh(said, welsh):
    turns = [Turn(speaker="citizen", text=text, metadata_={"danger": "self"}) for text in said]
    conversation = Conversation(channel="web", language="en", topic="crisis", items=[], turns=turns)
    shower = Shower(SummaryService(), FakeListener().is_welsh)
    in_welsh = Conversation(channel="web", language="cy", topic="crisis", items=[], turns=turns)
    assert (shower.crisis_help(conversation) == shower.crisis_help(in_welsh)) == welsh
    assert (shower.shows(conversation)["people"]().text == shower.shows(in_welsh)["people"]().text) == welsh
