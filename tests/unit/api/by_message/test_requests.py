"""What is asked of the pages is told from answers that sound like it: as many of the one as of the other."""

import pytest

from api.by_message.requests import code_in, request_in, says
from api.secrets import new_code

ASKS = {
    "share": ["share my summary", "How do I share my summary with my nurse?", "I'd like to share my page"],
    "take_back": [
        "stop sharing",
        "Please stop sharing my summary",
        "I want to stop sharing please. I've changed my mind",
        "stop sharing it with Nurse Price",
        "take it back from Nurse Price",
        "take it back",
        "Take back what I shared",
        "don't share any more",
        "I don't want to share my summary any more",
        "unshare",
        "dwi isio stopio rhannu efo'r nyrs",
        "peidiwch â rhannu fy nghrynodeb",
    ],
    "seen": [
        "who can see this?",
        "who has seen my summary",
        "who do I share with",
        "Who am I sharing this with?",
        "who sees what I wrote",
        "has anyone looked at my page yet",
        "has Nurse Price seen my summary",
        "pwy sydd wedi gweld fy nghrynodeb?",
    ],
    "my_page": ["my page", "show my page", "Can I see my page please?", "where is my page"],
    "download": ["can I download this?", "send me my data", "Can I have a copy of everything", "download my summary"],
    "link": ["my link", "I've lost my link", "what's my link?"],
}
ANSWERS = [
    "I share a flat with Nurse Price",
    "I share my lunch",
    "sharing",
    "someone to share it with",
    "share my story with the group",
    "my son shares with me",
    "I want to stop sharing my room",
    "stop sharing my stuff online",
    "they should stop sharing my details with everyone",
    "they took it back",
    "I take it back to the library every week",
    "take the dog back",
    "take back control of my life",
    "take this back from the shop",
    "I don't want to share any more",
    "don't share a room with him",
    "stop",
    "stop it",
    "who has seen my son",
    "who can see me",
    "who sees my file at work",
    "who can I talk to",
    "Who do I share my house with? My sister",
    "has anyone seen my cat",
    "did she read my diary",
    "dwi'n rhannu tŷ efo'r nyrs",
    "dwi isio stopio rhannu stafell efo mrawd",
    "pwy sydd wedi gweld fy nghath",
    "my page in the choir book",
    "get my page in the paper",
    "my profile picture was stolen",
    "I download music",
    "my data allowance ran out",
    "a copy of my birth certificate",
    "the link road is noisy",
    "I lost my link worker",
    "my link with the church",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ASKS.items() for text in texts])
def test_what_is_asked_of_the_pages_is_heard(kind, text):
    assert request_in(text).kind == kind


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_is_no_request(text):
    assert request_in(text) is None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("take it back from Nurse Price", "nurse price"),
        ("Stop sharing my summary with Dr O'Neill please", "dr oneill"),
        ("stop sharing", None),
    ],
)
def test_whom_it_is_taken_back_from_is_heard(text, whom):
    assert request_in(text).whom == whom


@pytest.mark.parametrize("text", ["take it back", "don't share any more", "don't share with her"])
def test_what_is_said_of_other_things_too_is_about_pages_only_where_something_is_shared(text):
    assert request_in(text).only_if_shared
    assert not request_in("stop sharing").only_if_shared


@pytest.mark.parametrize(
    "text",
    [
        "K7QF-2MXP-9RTD",
        "share with K7QF-2MXP-9RTD",
        "here's the code k7qf 2mxp 9rtd",
        "k7qf2mxp9rtd",
        "that K7QF 2MXP 9RTD",
        "(K7QF - 2MXP - 9RTD).",
        "K7QF–2MXP–9RTD?",
        "I need 24hr care. K7QF 2MXP 9RTD",
    ],
)
def test_a_code_is_unmistakable(text):
    assert code_in(text) == "K7QF-2MXP-9RTD"


def test_every_code_that_is_given_out_is_one_however_it_is_typed():
    for code in (new_code() for _ in range(200)):
        spaced = code.lower().replace("-", " ")
        assert {code_in(typed) for typed in (code, spaced, f"so the code is {spaced}", code.replace("-", ""))} == {code}


def test_a_code_with_a_slip_in_it_is_one_too():
    assert code_in("K7QF-2MXP-9RTO") == "K7QF-2MXP-9RTO"


@pytest.mark.parametrize(
    "text",
    [
        "I need 24hr care",
        "hand-made-beds",
        "from 2019 till 2021",
        "part-time-work",
        "long-term-sick",
        "that they were",
        "07700 900456",
        "0770-0900-1234",
        "my card is 4444-5555-6666-7777",
        "grandparents",
        "K7QF-2MXP",
        "LL48 6HS Blaenau Ffestiniog",
    ],
)
def test_numbers_and_words_are_no_code(text):
    assert code_in(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes", "yes"),
        ("yes please, share all of it", "yes"),
        ("ok go on then", "yes"),
        ("share it", "yes"),
        ("No", "no"),
        ("no thanks", "no"),
        ("don't share it", "no"),
        ("yes, delete everything", None),
        ("yes I have a dog", None),
        ("lovely", None),
        ("don't share a room with him", None),
        ("no buses on a Sunday", None),
    ],
)
def test_a_plain_yes_or_no_to_sharing_is_that_and_nothing_besides(text, said):
    assert says(text) == said
