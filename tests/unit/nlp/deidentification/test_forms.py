"""What has a form of its own: as many that only look like one as there are real ones."""

import pytest

from nlp.deidentification.forms import forms_in

FOUND = [
    ("nhs_number", "my NHS number is 999 414 8850 if you need it", "999 414 8850"),
    ("nhs_number", "9999452663", "9999452663"),
    ("nhs_number", "nhs no: 999 414 8851, one digit wrong", "999 414 8851"),
    ("phone", "text 07700900336", "07700900336"),
    ("phone", "on (01632) 960 415", "(01632) 960 415"),
    ("phone", "+44 (0)7700 900 142", "+44 (0)7700 900 142"),
    ("phone", "0044 7700 900142", "0044 7700 900142"),
    ("phone", "ring 960415", "960415"),
    ("nino", "NI is AK 11 12 13 C.", "AK 11 12 13 C"),
    ("nino", "qq 12 34 56 c or QQ123456C", "QQ123456C"),
    ("postcode", "im at cf99 2aa", "cf99 2aa"),
    ("postcode", "LL995BB", "LL995BB"),
    ("email", "to b.lloyd+pip@example.org.", "b.lloyd+pip@example.org"),
    ("url", "see https://example.org/a?b=1, then", "https://example.org/a?b=1"),
    ("url", "example.co.uk/me is mine", "example.co.uk/me"),
    ("birth", "DOB 19/09/2003", "19/09/2003"),
    ("birth", "born at home on the 6th of June 1950", "6th of June 1950"),
    ("birth", "date of birth: April 5, 1949", "April 5, 1949"),
    ("phone", "Mobile: 555-0134x7", "555-0134x7"),
    ("phone", "991 55 012 office", "991 55 012"),
    ("phone", "stop sending messages to 991 555 012", "991 555 012"),
    ("postcode", "my zip code is 90210", "90210"),
    ("postcode", "Post code: 1017 AB", "1017 AB"),
    ("account", "from 192.0.2.17", "192.0.2.17"),
    ("account", "it was 987-65-4320", "987-65-4320"),
    ("account", "card 4111 1111 1111 1111", "4111 1111 1111 1111"),
]
NOT_FOUND = [
    "999 414 8851 steps",
    "BP 145/90, sugars 7.8, 500mg at 14:20",
    "the letter of 3/11/2022",
    "on 14 March the snow came",
    "01.02.2023 at 10",
    "press 1, then 2, then 0770",
    "call 999, or 101, or 111",
    "I waited from 10 to 20 30 40 a day",
    "we pay £07700900336",
    "the M4, A4 paper, B12, form B7",
    "on the 5th I had A1 5th go",
    "I was tired.Now I am not",
    "it's 3.5 out of 10.org",
    "me @home",
    "born in 1950",
    "my birthday is none of your business, it was 40 years of it",
    "ward 7, bay 4, bed 2",
    "I gave them £1,250 and 300",
    "version 2.2.366",
    "version 10.2.3.4.5",
    "Work: 3 days, Home: 4",
    "2 10 office hours",
    "it sends messages to 3 of us, and calls from 9 to 5",
    "the postcode lottery is real",
    "the post code is wrong",
    "ZIP: broken",
]


@pytest.mark.parametrize(("kind", "text", "words"), FOUND)
def test_forms_are_found(kind: str, text: str, words: str) -> None:
    assert (kind, words) in [(one.kind, one.span.of(text)) for one in forms_in(text)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert [one.span.of(text) for one in forms_in(text)] == []
