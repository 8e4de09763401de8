"""The person puts their summary right by plain message: the line meant is found, done at once, or asked about."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from api.chat.correcting import Corrector, numbers_of
from api.database.tables import Conversation, Evidence, SummaryItem, Turn
from api.summary.service import SummaryService
from nlp.listening.depth import depth_of
from nlp.listening.heard import Heard
from nlp.reading.reading import Reading

WORDS = [
    ("my garden", "home"),
    ("my brother pops in on Sundays", "relationships"),
    ("my brother lives in Bala", "relationships"),
    ("I can't pay the rent", "economy"),
]
ANSWER = Heard("answer", None, False, None, None, "enough", Reading("t", "en", (), ()))


class Talk:
    """A conversation in which four lines were just played back; messages about them are noted as the service does."""

    def __init__(self, topic="play_back", asked="play_back_right"):
        consent = {"consent_share": False, "consent_research": False, "summary_version": 0}
        self.conversation = Conversation(
            id="c", token_hash="x", channel="web", language="en", topic=topic, asked=asked, **consent
        )
        self.unkept = Session(autoflush=False)  # of no database: what is noted of each change goes there
        self.unkept.add(self.conversation)
        for number, (words, domain) in enumerate(WORDS, start=1):
            self.conversation.items.append(_item(str(number), words, domain))
        lines = {str(number): str(number) for number in range(1, 5)}
        self.turns = [Turn(position=0, speaker="bot", text="What I heard", metadata_={"lines": lines})]

    def say(self, text, **heard):
        """Say something about the lines, and return what was done."""
        corrector = Corrector(SummaryService(), self.conversation, self.turns)
        done = corrector.correct(text, replace(ANSWER, depth=depth_of(text), **heard))
        noted = {"correction": done.as_metadata() if done else None}
        self.turns.append(Turn(position=len(self.turns), speaker="citizen", text=text, metadata_=noted))
        return done

    def lines(self):
        """Return the words and standing of each line."""
        return {item.id: (item.words, item.status) for item in self.conversation.items}


def _item(item_id, words, domain):
    said = Evidence(position=0, turn_id="t", start=0, end=len(words), text=words)
    standing = {"status": "suggested", "by": "machine", "score": 0.9, "reason": "said so"}
    return SummaryItem(
        id=item_id, position=int(item_id), kind="strength", domain=domain, words=words, evidence=[said], **standing
    )


@pytest.fixture
def talk():
    return Talk()


@pytest.mark.parametrize(
    ("text", "item", "words", "said_back"),
    [
        ("no, the garden is my wife's", "1", "the garden is my wife's", "The garden is your wife's"),
        ("2 should say my son pops in", "2", "my son pops in", "Your son pops in"),
        ("not the rent, the loan", "4", "I can't pay the loan", "You can't pay the loan"),
    ],
)
def test_a_line_is_changed_and_the_earlier_words_stay_in_its_history(talk, text, item, words, said_back):
    before = talk.lines()[item][0]
    done = talk.say(text)
    assert (done.did, done.words) == ("changed", said_back)
    changed = next(line for line in talk.conversation.items if line.id == item)
    assert (changed.words, changed.status, changed.by) == (words, "changed", "person")
    assert changed.evidence[0].text == before


def test_a_line_is_taken_out_and_stays_in_the_summary_as_removed(talk):
    done = talk.say("take out the bit about the rent")
    assert (done.did, done.words) == ("removed", "I can't pay the rent")
    assert talk.lines()["4"] == ("I can't pay the rent", "removed")
    assert talk.conversation.items[3].by == "person"


def test_a_bare_word_for_what_it_is_about_finds_it_too(talk):
    assert talk.say("leave the money out").did == "removed"
    assert talk.lines()["4"][1] == "removed"


@pytest.mark.parametrize("text", ["it's not my brother, it's my son", "I didn't say that", "take out my brother"])
def test_where_several_lines_may_be_meant_nothing_changes_and_it_is_asked_which(talk, text):
    before = talk.lines()
    done = talk.say(text)
    assert done.did == "which"
    assert {"2", "3"} <= set(done.among)
    assert talk.lines() == before


def test_the_number_says_which(talk):
    talk.say("it's not my brother, it's my son")
    assert talk.say("3").did == "changed"
    assert talk.lines()["3"][0] == "my son lives in Bala"
    assert talk.lines()["2"][0] == "my brother pops in on Sundays"


@pytest.mark.parametrize(("text", "changed"), [("both", {"2", "3"}), ("the Bala one", {"3"}), ("never mind", set())])
def test_which_can_be_said_in_words(talk, text, changed):
    talk.say("it's not my brother, it's my son")
    done = talk.say(text)
    assert {item for item, (words, _) in talk.lines().items() if "son" in words} == changed
    assert done.did in ("changed", "several", "kept")


def test_a_number_that_is_none_of_those_shown_is_asked_about_again(talk):
    first = talk.say("it's not my brother, it's my son")
    again = talk.say("4")
    assert (again.did, again.among) == ("which", first.among)
    assert talk.say("2").did == "changed"


def test_lines_with_the_same_words_are_one(talk):
    talk.conversation.items[2].words = "My brother pops in on Sundays"
    done = talk.say("it's not my brother, it's my son")
    assert (done.did, done.words) == ("changed", "Your son pops in on Sundays")
    assert {words for words, _ in talk.lines().values() if "son" in words} == {"my son pops in on Sundays"}


def test_the_number_of_a_line_means_its_words_in_every_group(talk):
    talk.conversation.items[2].words = talk.conversation.items[1].words
    assert (talk.say("take out number 2").did, talk.lines()["3"][1]) == ("removed", "removed")


def test_something_else_than_which_is_taken_as_it_is_meant(talk):
    talk.say("I didn't say that")
    assert talk.say("I love the sea") is None
    talk.say("I didn't say that")
    assert talk.say("no, the garden is my wife's").did == "changed"


def test_a_line_that_is_wrong_and_no_more_is_asked_about(talk):
    done = talk.say("number 1 is wrong")
    assert (done.did, done.among, done.words) == ("what", ("1",), "my garden")
    assert talk.say("it should say my wife's garden").did == "changed"
    assert talk.lines()["1"] == ("my wife's garden", "changed")


@pytest.mark.parametrize(
    ("text", "did", "status"), [("take it out", "removed", "removed"), ("leave it", "kept", "suggested")]
)
def test_a_line_that_is_wrong_can_go_or_stay(talk, text, did, status):
    talk.say("number 1 is wrong")
    assert talk.say(text).did == did
    assert talk.lines()["1"][1] == status


def test_several_wishes_in_one_message_are_all_done(talk):
    done = talk.say("no, the garden is my wife's. and take out the rent")
    assert done.did == "several"
    assert talk.lines()["1"][1] == "changed"
    assert talk.lines()["4"][1] == "removed"
    assert len(done.parts) == 2


def test_what_is_clear_is_done_and_what_is_not_is_asked_about(talk):
    done = talk.say("take out the rent. I didn't say that")
    assert done.did == "which"
    assert talk.lines()["4"][1] == "removed"


def test_a_wish_about_a_line_that_there_is_not_is_told_so(talk):
    assert talk.say("take out the bit about the horse").did == "lost"


@pytest.mark.parametrize("text", ["I love the sea", "I never liked school", "yes and I sing too", "delete everything"])
def test_what_is_said_about_a_life_is_no_correction(talk, text):
    assert talk.say(text) is None


@pytest.mark.parametrize("heard", [{"heard_as": "crisis"}, {"heard_as": "command:stop"}, {"says": "no"}])
def test_danger_other_commands_and_a_plain_no_are_none(talk, heard):
    assert talk.say("take out the rent", **heard) is None


@pytest.mark.parametrize("heard_as", ["command:delete", "command:back"])
def test_what_sounds_like_a_command_is_about_the_lines(talk, heard_as):
    assert talk.say("take out the rent", heard_as=heard_as).did == "removed"


@pytest.mark.parametrize("text", ["delete it", "yes delete this", "delete that please", "get rid of it all for good"])
def test_to_delete_without_naming_a_line_is_a_wish_to_delete_everything(talk, text):
    assert talk.say(text, heard_as="command:delete") is None


@pytest.mark.parametrize(
    ("text", "did"),
    [("delete the rent", "removed"), ("delete number 4", "removed"), ("delete the bit about the horse", "lost")],
)
def test_to_delete_a_line_is_no_wish_to_delete_everything(talk, text, did):
    assert talk.say(text, heard_as="command:delete").did == did


def test_after_the_finish_only_plain_wishes_are_heard():
    talk = Talk("finished", None)
    assert talk.say("my brother isn't well") is None
    assert talk.say("take out the rent").did == "removed"


def test_in_the_middle_of_the_talk_lines_that_were_just_shown_can_be_put_right_but_nothing_is_asked():
    talk = Talk("barriers", "barriers_hardest")
    assert talk.say("take out number 4").did == "removed"
    talk = Talk("barriers", "barriers_hardest")
    assert talk.say("I didn't say that").did == "lost"
    talk = Talk("working_together", "working_together_first_step")
    assert talk.say("take out the bit about the rent").did == "removed"
    assert talk.say("drop a day at my garden job") is None


def test_in_the_middle_of_the_talk_where_no_lines_were_shown_an_answer_is_an_answer():
    talk = Talk("barriers", "barriers_hardest")
    talk.turns = talk.turns[:0]
    assert talk.say("take out the rent") is None


def test_the_numbers_are_those_shown_last(talk):
    talk.turns.append(Turn(position=1, speaker="bot", text="Which?", metadata_={"lines": {"7": "2"}}))
    assert numbers_of(talk.turns) == {7: "2"}
    assert talk.say("take out 7").did == "removed"
    assert talk.lines()["2"][1] == "removed"
