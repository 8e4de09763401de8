"""Lines keep the number that they were shown with."""

import pytest

from api.chat.shows import Shower
from api.database.tables import Conversation, Evidence, SummaryItem, Turn
from api.summary.service import SummaryService

WORDS = ["the sea", "my dog", "I can bake bread for everyone", "I sing", "I mend nets", "I swim"]


def talk(channel):
    consent = {"consent_share": False, "consent_research": False, "summary_version": 0}
    conversation = Conversation(token_hash="x", channel=channel, language="en", topic="play_back", **consent)
    for at, words in enumerate(WORDS):
        said = Evidence(position=0, turn_id="t", start=0, end=len(words), text=words)
        standing = {"status": "suggested", "by": "machine", "score": 0.9}
        item = SummaryItem(
            id=f"i{at}", position=at, kind="strength", domain="home", words=words, evidence=[said], **standing
        )
        conversation.items.append(item)
    return conversation


def show(conversation, what):
    reply = Shower(SummaryService(), lambda _: False).shows(conversation)[what]()
    lines = {str(number): item for number, item in reply.lines.items()}
    conversation.turns.append(
        Turn(position=len(conversation.turns), speaker="bot", text=reply.text, metadata_={"lines": lines})
    )
    return reply


def ask_which(conversation, *among):
    asked = {"correction": {"did": "which", "among": list(among)}}
    conversation.turns.append(Turn(position=len(conversation.turns), speaker="citizen", text="?", metadata_=asked))
    return show(conversation, "lines")


@pytest.mark.parametrize(("channel", "shown"), [("web", 3), ("sms", 1)])
def test_the_lines_of_a_play_back_are_noted_with_their_numbers(channel, shown):
    assert show(talk(channel), "play_back").lines == {number: f"i{number - 1}" for number in range(1, shown + 1)}


def test_lines_that_had_a_number_keep_it_and_others_get_the_next():
    conversation = talk("web")
    show(conversation, "play_back")
    assert ask_which(conversation, "i1", "i4").text == "2. my dog\n4. I mend nets"
    assert ask_which(conversation, "i0", "i4", "i5").text == "1. the sea\n4. I mend nets\n5. I swim"


def test_by_text_message_the_lines_are_cut_to_fit():
    conversation = talk("sms")
    for item in conversation.items:
        item.words = f"{item.words} and {'a long tale of it ' * 9}"
    assert len(ask_which(conversation, *(f"i{at}" for at in range(6))).text) <= 300


def test_a_line_that_is_gone_is_not_shown():
    conversation = talk("web")
    show(conversation, "play_back")
    conversation.items[1].status = "removed"
    assert ask_which(conversation, "i0", "i1").text == "1. the sea"
