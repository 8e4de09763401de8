"""What people type is kept as it is, or refused with what to do."""

import pytest

from api.chat.schemas import LONGEST_MESSAGE
from api.web.forms import problem_with
from api.web.pages import local_path


@pytest.mark.parametrize("words", ["a", "🙂", "/restart", "  my garden  ", "one\ntwo", "x" * LONGEST_MESSAGE, "Dŵr ÿ"])
def test_whatever_can_be_kept_is_taken(words):
    assert problem_with(words, "Write something.") is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Write something."),
        (" \n\t ", "Write something."),
        ("x" * (LONGEST_MESSAGE + 1), "That is too long"),
        ("a\x00b", "a sign in your words"),
        ("\ud83d", "a sign in your words"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(words, told):
    assert told in problem_with(words, "Write something.")


@pytest.mark.parametrize("path", ["/", "/review", "/review/abc?x=1", "/read#text"])
def test_a_login_leads_to_pages_of_ours(path):
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "review",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "javascript:alert(1)",
        "/a\nb",
        "//[",
        "http://[",
    ],
)
def test_a_login_leads_nowhere_else(path):
    assert local_path(path) is None
