"""Names of people, places and organisations by rule alone, without the model."""

from collections.abc import Iterable

import pytest

from nlp.deidentification.identifier import Identifier, settle
from nlp.deidentification.organisations import organisations_in
from nlp.deidentification.people import people_in
from nlp.deidentification.places import addresses_in, places_in
from nlp.domain.narrative import Span

PEOPLE = [
    ("My daughter Jan comes. Jan's kind.", ["Jan", "Jan"]),
    ("I told Mrs Pritchard off.", ["Pritchard"]),
    ("Nurse Bevan, and the carer, Temperance, sings.", ["Bevan", "Temperance"]),
    ("Then Will drove me.", ["Will"]),
    ("Her name's May and she's ninety.", ["May"]),
    ("It was Grace. Grace is kind.", ["Grace", "Grace"]),
    ("i live with farzana", ["farzana"]),
    ("Kind regards, W. Haddock", ["W. Haddock"]),
    ("Iwan ap Rhys Owen said so", ["Iwan ap Rhys Owen"]),
    ("I'm Xiao Ling.", ["Xiao Ling"]),
    ("Mark is brilliant with my son. Grace was so patient.", ["Mark", "Grace"]),
    ("Joy has always been kind. Will was rude to us.", ["Joy", "Will"]),
    ("Bluebell P. Wobbleton is on the board", ["Bluebell P. Wobbleton"]),
    ("Farzana: how was it?\nZdenka: cold", ["Farzana", "Zdenka"]),
]
NOBODY = [
    "Will you ring me in May or in June?",
    "Grace before meals.",
    "Hope is what keeps me going.",
    "Mersey Beat on the radio.",
    "I can't have a bath.",
    "Mark my words.",
    "Summer is lovely. Winter is good for nobody.",
    "Hope is a kind of medicine. May was brilliant.",
    "Meals, Beds and Meds help me.",
    "The Doctor said so, and Sister too.",
    "My mother has Parkinson's disease.",
    "Bell's palsy, they said.",
    "I'm Welsh and I'm DEAF.",
    "he's frank and she sings carol after carol",
    "Yours faithfully, A Mother",
    "Question: how was it?\nAnswer: cold",
    "So I got better, Then I Went home",
    "Plan A. Plan B. Neither.",
]
PLACES = [
    ("I live in Nantyglo, up the hill.", ["Nantyglo"]),
    ("near Tregaron and Aberaeron", ["Tregaron", "Aberaeron"]),
    ("they moved us to Mold", ["Mold"]),
]
NOWHERE = [
    "In Cardiff, in Wales, in Powys.",
    "I went to Spain and to London.",
    "Hope is a stone and a street.",
    "The Street is where I live in March.",
    "I live in Hospital, it feels like.",
]
ADDRESSES = [
    ("I'm at 3 Tan y Bryn, the blue one", ["3 Tan y Bryn"]),
    ("Flat 11, Marine Court, I see boats", ["Flat 11, Marine Court"]),
    ("to 45 High Street, Llandeilo, please", ["45 High Street, Llandeilo"]),
    ("PSC 4321, Box 99\nAPO AE 09876 is where he is", ["PSC 4321, Box 99\nAPO AE 09876"]),
    ("my aunt at Rua do Sol 14 in Porto", ["Rua do Sol 14"]),
    ("she lives at 12 Lindgatan 7", ["12 Lindgatan 7"]),
    ("on the corner of Chapel Row and Beacon Lane", ["corner of Chapel Row and Beacon Lane"]),
]
NO_ADDRESS = [
    "Number 14 has the key",
    "Flat 2 complains",
    "6 doors down",
    "The Old Road again",
    "I do 2 Hill walks",
    "In 2019 Mum was 80 and in 2020 Dad was 82",
    "Year 9 and Year 10",
    "I took 20 Steps 400 times",
    "the Unit 12 Box office",
    "in the corner of the room and the hall",
]
ORGANISATIONS = [
    ("on Gwenllian Ward", ["Gwenllian Ward"]),
    ("at Ysgol y Graig with help", ["Ysgol y Graig"]),
    ("St Teilo's Church was warm", ["St Teilo's Church"]),
    ("I was on Ward 7", ["Ward 7"]),
]
NO_ORGANISATION = [
    "The School",
    "my Day Centre",
    "A&E and the Hospital",
    "Care Home fees",
    "Ward rounds",
    "Health Centre",
]


def apart(text: str, spans: Iterable[Span]) -> list[str]:
    return [one.span.of(text) for one in settle(Identifier("person", span) for span in spans)]


@pytest.mark.parametrize(("text", "names"), [*PEOPLE, *((text, []) for text in NOBODY)])
def test_people(text: str, names: list[str]) -> None:
    assert apart(text, people_in(text, [])) == names


@pytest.mark.parametrize(("text", "names"), [*PLACES, *((text, []) for text in NOWHERE)])
def test_places(text: str, names: list[str]) -> None:
    assert apart(text, places_in(text, [])) == names


@pytest.mark.parametrize(("text", "names"), [*ADDRESSES, *((text, []) for text in NO_ADDRESS)])
def test_addresses(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in addresses_in(text)] == names


@pytest.mark.parametrize(("text", "names"), [*ORGANISATIONS, *((text, []) for text in NO_ORGANISATION)])
def test_organisations(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in organisations_in(text)] == names
