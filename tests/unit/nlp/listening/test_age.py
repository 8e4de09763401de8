"""A child who says how old they are is shown who is there for children."""

import pytest

from nlp.listening.age import childs_age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im 15 and he scares me", 15),
        ("I'm only 12", 12),
        ("I am nearly 14, why", 14),
        ("im a 16 year old girl", 16),
        ("hi I’m 17", 17),
        ("I'm 15 years old", 15),
        ("I'm 16 years of age", 16),
        ("I'm 10 minutes away but I'm 13", 13),
        ("dwi'n 15 oed a dwi isio marw", 15),
        ("wi'n ond 12", 12),
    ],
)
def test_a_childs_age_is_heard(text, age):
    assert childs_age(text) == age


@pytest.mark.parametrize(
    "text",
    [
        "I'm 43",
        "im 19",
        "I'm 12 weeks pregnant",
        "I'm 16 stone",
        "I'm 10 years sober",
        "im 18 years in this flat",
        "I'm 10 grand in debt",
        "I was 15 when it began",
        "my son is 15",
        "I'm on the 14th floor, flat 12",
        "im 5 foot 2",
        "dwi'n 12 wythnos yn feichiog",
        "dw i'n 43",
        "",
    ],
)
def test_another_age_or_another_number_is_none(text):
    assert childs_age(text) is None
