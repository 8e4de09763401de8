"""What makes a row fit to be read, and what is said when it is not."""

import pytest

from nlp.batch.checks import MAX_SENTENCE, MAX_TEXT, what_is_wrong
from nlp.batch.items import Row


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "n/a",
        "👵🏽",
        " leading",
        "x. " * (MAX_TEXT // 3),
        "x" * MAX_SENTENCE,
        "line\r\nline",
        "\ufeffmark",
        "e\u0301",
    ],
)
def test_any_words_are_fit_to_be_read(text: str) -> None:
    assert what_is_wrong(Row(1, None, text)) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "no text"),
        ("", "empty"),
        (" \n\u00a0", "empty"),
        (7, "a number"),
        (1.5, "a number"),
        (True, "true or false"),
        (["a"], "a list"),
        ({"a": 1}, "an object"),
        ("x. " * (MAX_TEXT // 3 + 1), "longer than 1,000,000"),
        ("x" * (MAX_SENTENCE + 1), "without a full stop"),
        ("A story." + " and then" * MAX_SENTENCE, "without a full stop"),
        ("a\0b", "NUL"),
        ("half \ud83d", "no characters"),
        ("byte \udcff", "no characters"),
    ],
)
def test_what_is_not_words_is_refused_with_its_reason(text: object, reason: str) -> None:
    assert reason in (what_is_wrong(Row(1, None, text)) or "")


@pytest.mark.parametrize(("question", "fit"), [(None, True), ("", True), ("Who?", True), (7, False), ("a\0", False)])
def test_a_question_must_be_words_too(question: object, fit: bool) -> None:
    assert (what_is_wrong(Row(1, None, "a", question)) is None) is fit
