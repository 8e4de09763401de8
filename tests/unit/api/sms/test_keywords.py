"""Words with a meaning of their own, and the answers that only begin like them."""

import pytest

from api.sms.keywords import Keyword, is_welsh, keyword_of, meant_by

STOP, START, HELP = Keyword.STOP, Keyword.START, Keyword.HELP


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        *((word, STOP) for word in ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")),
        *((word, STOP) for word in ("stop", " Stop. ", "“STOP”", "stop!!!", "STOP 🙂", "Stop all", "opt-out")),
        *((word, STOP) for word in ("STOPIO", "Stopiwch", "CANSLO", "DIWEDD", "GADAEL", "dad-danysgrifio")),
        *((word, START) for word in ("START", "UNSTOP", "dechrau", "Cychwyn")),
        *((word, HELP) for word in ("HELP", "info", "Cymorth?")),
    ],
)
def test_a_keyword_is_one_whatever_its_case_and_marks(text, keyword):
    assert keyword_of(text, stopped=False) is keyword
    assert keyword_of(text, stopped=True) is keyword


@pytest.mark.parametrize(
    "text",
    [
        "I want to stop smoking",
        "stop smoking",
        "the bus stop",
        "stop please",
        "don't stop",
        "nonstop",
        "weekend",
        "the end",
        "in the end it was fine",
        "cancelled",
        "my son quit",
        "help with shopping",
        "I need help",
        "information",
        "a fresh start",
        "start again",
        "diwedd y byd",
        "gadael yr ysgol",
        "cymorth gyda siopa",
        "dechrau eto",
        "",
        "🙂",
        "YES",
        "yes",
        "ie",
    ],
)
def test_an_answer_is_no_keyword(text):
    assert keyword_of(text, stopped=False) is None


@pytest.mark.parametrize(("text", "keyword"), [("YES", START), ("Ie", START), ("yes please", None), ("no", None)])
def test_a_plain_yes_opens_contact_again_for_who_has_ended_it(text, keyword):
    assert keyword_of(text, stopped=True) is keyword


@pytest.mark.parametrize(("text", "welsh"), [("STOPIO", True), ("Dechrau", True), ("ie", True), ("STOP", False)])
def test_a_welsh_word_is_answered_in_welsh(text, welsh):
    assert is_welsh(text) is welsh


@pytest.mark.parametrize(
    ("given", "text", "stopped", "meant"),
    [
        (START, "YES", False, None),
        (START, "Ie", False, None),
        (START, "YES", True, START),
        (START, "START", False, START),
        (STOP, "YES", False, STOP),
        (STOP, "stop smoking", False, STOP),
        (None, "YES", False, None),
        (None, "YES", True, START),
        (None, "stop", False, STOP),
    ],
)
def test_a_yes_that_its_provider_takes_for_start_is_an_answer_to_who_is_in_contact(given, text, stopped, meant):
    assert meant_by(given, text, stopped=stopped) is meant
