"""Answers that tell nothing are known for it, and short answers that tell something are not."""

import pytest

from nlp.batch.no_story import NO_WORDS, ONLY_LINKS, ONLY_NUMBERS, SAYS_NOTHING, why_no_story


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("n/a", SAYS_NOTHING),
        ("N.A.", SAYS_NOTHING),
        (" None. ", SAYS_NOTHING),
        ("Did not answer", SAYS_NOTHING),
        ("Didn't answer", SAYS_NOTHING),
        ("#N/A", SAYS_NOTHING),
        ("[redacted]", SAYS_NOTHING),
        ("Dim sylwadau", SAYS_NOTHING),
        ("12345", ONLY_NUMBERS),
        ("2025-01-02", ONLY_NUMBERS),
        ("£5.00", ONLY_NUMBERS),
        ("https://example.org/a?b=c", ONLY_LINKS),
        ("![image](https://example.org/a.png)\n![image](https://example.org/b.png)", ONLY_LINKS),
        ("jan@example.org", ONLY_LINKS),
        ("-", NO_WORDS),
        ("?!…", NO_WORDS),
    ],
)
def test_what_is_no_story(text: str, why: str) -> None:
    assert why_no_story(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Money.",
        "Lonely",
        "👵🏽",
        "❤️",
        "Yes",
        "No buses",
        "Nothing works",
        "None of them came",
        "5 hours",
        "see https://example.org for what happened to me",
        "孤独",
        "na zdrowie",
        "a",
    ],
)
def test_what_may_be_one(text: str) -> None:
    assert why_no_story(text) is None
