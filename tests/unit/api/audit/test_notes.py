"""What professionals say about lines, what owners answer and which lines are shown is noted; and no words of either."""

import pytest

from tests.unit.api.audit.log import events, noted
from tests.unit.api.browsing import Browser, first, staff
from tests.unit.api.reviewing import answer, say

LINE, OTHER = "good garden with roses", "good bus"


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def owner(world, nurse):
    """Someone who shares two lines with the nurse."""
    browser = Browser(world.services)
    browser.begin()
    browser.say(f"Here is my {LINE}"), browser.say(OTHER)
    browser.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    return browser


def after(world, do):
    """Return what is noted of something, but for who looked."""
    before = len(noted(world))
    do()
    return [row for row in noted(world)[before:] if row[0] != "opened"]


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("agree", "", ["note_agreed"]),
        ("agree", "so do I", ["note_agreed"]),
        ("amend", "a yard", ["note_suggested"]),
        ("question", "Which roses?", ["note_asked"]),
        ("amend", "", []),
        ("question", " ", []),
        ("agree", "a\x00b", []),
        ("delete", "x", []),
    ],
)
def test_what_is_said_is_noted_when_it_is_kept(world, owner, nurse, kind, words, told):
    rows = after(world, lambda: say(nurse, LINE, kind, words))
    assert rows == [(action, "professional") for action in told]


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("amend", ("yes", ""), ["line_changed", "note_answered"]),
        ("amend", ("no", ""), ["note_answered"]),
        ("question", ("words", "the red ones"), ["note_answered"]),
        ("amend", ("words", "mine"), []),
        ("question", ("yes", ""), []),
        ("question", ("words", " "), []),
    ],
)
def test_an_answer_is_noted_when_it_fits(world, owner, nurse, kind, given, told):
    say(nurse, LINE, kind, "a yard")
    assert after(world, lambda: answer(owner, *given)) == [(action, "person") for action in told]


def test_the_same_answer_again_is_not_noted(world, owner, nurse):
    say(nurse, LINE, "amend", "a yard")
    answer(owner, "no")
    assert after(world, lambda: answer(owner, "no")) == []


@pytest.mark.parametrize(
    ("lines", "told"), [([LINE], ["lines_chosen"]), ([OTHER], ["lines_chosen"]), ([LINE, OTHER], []), ([], [])]
)
def test_choosing_lines_is_noted_when_others_are_shown(world, owner, lines, told):
    if lines:
        rows = after(world, lambda: owner.show_only(*lines))
    else:
        address = first(r'href="(/share/[^"]+/lines)"', owner.get("/share").text)
        rows = after(world, lambda: owner.post(address, data={"seen": "not these", "items": []}))
    assert rows == [(action, "person") for action in told]


def test_no_words_of_either_stand_in_the_log(world, owner, nurse):
    say(nurse, LINE, "question", "Which roses?")
    answer(owner, "words", "the red ones")
    kept = " ".join(str(value) for event in events(world) for value in vars(event).values())
    assert not any(word in kept for word in ("roses", "red ones", "garden"))
    assert {event.object_kind for event in events(world) if event.action.startswith("note_")} == {"ReviewNote"}
