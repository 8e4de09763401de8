"""Messages in Welsh are heard by an ear of their own, with English mixed in or not, and English by the other."""

import pytest

from nlp.listening.ear import Thresholds
from nlp.listening.impression import LABELS
from nlp.listening.welsh_ear import WelshEar
from nlp.reading.errors import ArtefactMissing

WELSH = [
    "Dwi'n byw efo Mam yn Nefyn ac yn canu mewn côr",
    "wi moyn mynd nôl i'r gwaith",
    "fi jyst moyn bod yn normal eto, honestly",
    "Mae'r nyrs yn garedig iawn gyda fi.",
    "dim byd o werth",
]
ENGLISH = [
    "I live in Llandeilo and sing in the choir",
    "Mam comes round from Ysbyty Ystwyth on a Sunday",
    "my nain and taid",
    "the bus to Aberystwyth",
    "dunno",
    "Urdd camp was the best week of my life",
    "y do u ask",
    "i am ok",
]
DANGER = [
    ("Dwi ddim isio bod yma ddim mwy", "self"),
    ("Bydde pawb yn well off hebdda i", "self"),
    ("wi'n meddwl am ladd yn hunan bob nos", "self"),
    ("Mae fy ngŵr yn fy nharo i ac mae'r plant yn gweld", "others"),
    ("ma fe'n cloi fi mewn yn y tŷ pan ma fe'n mynd mas", "others"),
    ("Dw i ofn mynd adref ato fo heno", "others"),
]
CALM = [
    "Dwi'n cerdded y ci bob bore ac yn gweld y môr",
    "bron â marw isio bwyd",
    "Bu farw Dad llynedd yn naw deg oed, dwi'n ei golli o",
    "Mae'r bws yn hwyr bob dydd ac mae'r tŷ yn oer",
    "wi'n joio gwaith ar y ffarm",
]
SHORT = ["fi", "y wraig", "bywyd fi", "ie iawn", "pen-glin drwg", "canu emynau", "ydw"]
COMMANDS = [
    ("Dwi isio stopio rŵan", "command:stop"),
    ("gawn ni gario mlaen fory?", "command:pause"),
    ("dim isio ateb hwnna, y nesa plis", "command:skip"),
    ("be wyt ti'n feddwl efo cryfderau?", "command:explain"),
    ("pwy sy'n gweld hyn i gyd?", "command:why"),
    ("ga i siarad efo rhywun go iawn?", "command:person"),
    ("dileu popeth dwi wedi ddeud plis", "command:delete"),
]


@pytest.fixture(scope="module")
def welsh_ear():
    return WelshEar.load()


@pytest.mark.parametrize(("text", "welsh"), [*((text, True) for text in WELSH), *((text, False) for text in ENGLISH)])
def test_welsh_is_told_from_english(welsh_ear, text, welsh):
    assert welsh_ear.is_welsh(text) == welsh


@pytest.mark.parametrize(("text", "danger"), [*DANGER, *((text, None) for text in CALM)])
def test_danger_is_heard_in_welsh_and_calm_talk_is_not_alarmed(hear, text, danger):
    heard = hear(text, language="cy")
    assert (heard.heard_as, heard.danger) == (("crisis", danger) if danger else ("answer", None))


@pytest.mark.parametrize("text", SHORT)
def test_a_word_or_two_in_welsh_raise_no_alarm(hear, text):
    heard = hear(text, question="Is this about your own life, or about someone you care for?", language="cy")
    assert (heard.danger, heard.concern) == (None, False)


@pytest.mark.parametrize(("text", "heard_as"), [*COMMANDS, *((text, "answer") for text in [*WELSH, *CALM])])
def test_commands_are_heard_in_welsh_and_answers_are_none(hear, text, heard_as):
    assert hear(text, question="What are your neighbours good at?", language="cy").heard_as == heard_as


def test_who_has_nobody_but_themselves_is_met_warmly_and_not_with_the_alarm(ears):
    judged = ears.judge("neb ond fi", None)
    assert (judged.danger, judged.concern) == (None, True)


def test_danger_in_welsh_is_found_whatever_else_is_asked(listener):
    assert listener.tells_of_danger("STOP. Mae fy ngŵr yn fy nharo i")
    assert not listener.tells_of_danger("Mae fy ngŵr yn fy ngharu i")


CALM_IN_ENGLISH = "My daughter takes me to the garden centre and we have a cake"


@pytest.mark.parametrize("calm", [CALM[0], CALM_IN_ENGLISH])
@pytest.mark.parametrize(("said", "danger"), [DANGER[0], DANGER[4]])
def test_danger_in_welsh_at_the_end_of_a_long_message_is_not_lost(ears, calm, said, danger):
    assert ears.judge(f"{calm}.\n" * 40 + said, None).danger == danger
    assert ears.danger_in(f"{calm}.\n" * 40 + said) == danger
    assert ears.judge(f"{calm}. " * 40, None).danger is None


def test_danger_in_english_at_the_end_of_a_long_message_in_welsh_is_not_lost(ears):
    assert ears.judge(f"{CALM[0]}. " * 40 + "He locks me in when he goes out.", None).danger == "others"


@pytest.mark.parametrize("text", ["", " ", "🙂" * 300, "half a \ud83d pair", "gair " * 600])
def test_anything_can_be_heard(welsh_ear, text):
    seen = welsh_ear.impression(text, None)
    assert seen.meant.shape == (len(LABELS),)
    assert all(0 <= value <= 1 for value in (*seen.crisis.values(), *seen.concern.values()))
    assert all(seen.concern[danger] >= seen.crisis[danger] for danger in seen.crisis)


def test_accents_make_no_difference(welsh_ear):
    with_them, without = (
        welsh_ear.impression(text, None) for text in ("dwi'n hoffi'r tŷ a'r môr", "dwin hoffir ty ar mor")
    )
    assert with_them.crisis == without.crisis


def test_without_what_was_learnt_it_says_what_to_do(tmp_path):
    with pytest.raises(ArtefactMissing, match="make train"):
        WelshEar.load(tmp_path)
    with pytest.raises(ArtefactMissing, match="make train"):
        Thresholds.load(tmp_path)
