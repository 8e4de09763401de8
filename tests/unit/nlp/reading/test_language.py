"""English is read, Welsh is known, little text is taken for English."""

import pytest

from nlp.reading.language import identify_language


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour pops in every day.",
        "Money.",
        "ok",
        "",
        "🙂",
        "12345",
        "i cant sleep of a night me",
        "Mam and Dad",
        "The Eisteddfod in Llanrwst",
        "ta la, see you at the chapel on Sunday",
        "Uni halls, room 4, quote unquote accessible.",
        "HELP ME WITH THE STAIRS PLEASE",
    ],
)
def test_english_is_english(text):
    assert identify_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Mae fy nghymydog yn galw heibio bob dydd.",
        "Dw i eisiau mynd yn ôl i'r côr.",
        "Rydw i'n teimlo'n unig ers i fy ngwraig farw.",
        "Siarad Cymraeg",
    ],
)
def test_welsh_is_welsh(text):
    assert identify_language(text) == "cy"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mieszkam tutaj od dziesięciu lat i nie mam nikogo.", "pl"),
        ("Je voudrais retourner chez moi et voir mes enfants.", "fr"),
        ("أريد أن أعود إلى بيتي وأرى أولادي", "ar"),
    ],
)
def test_other_languages_are_named(text, language):
    assert identify_language(text) == language
