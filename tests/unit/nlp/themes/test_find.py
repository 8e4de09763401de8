"""Themes where there are some, a plain refusal where there are none, and the same for any order."""

import random
from dataclasses import replace

import pytest

from nlp.themes.find import Refusal, Themes, find_themes
from tests.unit.nlp.themes.told import MATTERS, collection, encode_matters, encode_nothing, told


def never(texts):
    raise AssertionError("nothing should be encoded")


def test_matters_that_several_people_tell_of_are_themes() -> None:
    found = find_themes(collection(24), encode_matters)
    assert isinstance(found, Themes)
    about = [{next(m for m in MATTERS if m in quote.words) for quote in theme.quotes} for theme in found.themes]
    assert all(len(matters) == 1 for matters in about)
    assert set.union(*about) == set(MATTERS)
    assert [theme.stories for theme in found.themes] == [12] * 6
    assert {theme.words[:1] for theme in found.themes} >= {("waiting",), ("garden",)}


def test_quotes_of_a_theme_are_of_different_stories() -> None:
    found = find_themes(collection(24), encode_matters)
    assert isinstance(found, Themes)
    for theme in found.themes:
        assert len({quote.story for quote in theme.quotes}) == len(theme.quotes) == 4


def test_quotes_of_a_theme_are_what_the_reader_is_surer_of() -> None:
    pieces = [replace(one, score=0.4) if one.story < "s08" else one for one in collection(24)]
    found = find_themes(pieces, encode_matters)
    assert isinstance(found, Themes)
    assert {quote.score for theme in found.themes for quote in theme.quotes} == {0.9}


def test_a_scrap_of_which_the_reader_is_sure_stands_behind_a_quote_of_which_it_is_less_sure() -> None:
    pieces = collection(24)
    unsure = [replace(one, score=0.4) for one in pieces if one.story < "s08"]
    scraps = [replace(one, words=" ".join(one.words.split()[1::3])) for one in pieces if "s08" <= one.story < "s16"]
    sure = [one for one in pieces if one.story >= "s16"]
    found = find_themes(unsure + scraps + sure, encode_matters)
    assert isinstance(found, Themes)
    for theme in found.themes:
        scores = [quote.score for quote in theme.quotes]
        assert scores == sorted(scores, reverse=True)
        assert all(len(quote.words.split()) == 5 for quote in theme.quotes)


def test_the_order_of_the_input_changes_nothing() -> None:
    pieces = collection(24)
    shuffled = random.Random(3).sample(pieces, len(pieces))
    assert find_themes(pieces, encode_matters) == find_themes(shuffled, encode_matters)


def test_words_that_have_nothing_in_common_are_refused_in_a_plain_sentence() -> None:
    found = find_themes(collection(30), encode_nothing)
    assert isinstance(found, Refusal)
    assert found.why.startswith("No themes were found")


def test_matters_of_one_person_each_are_no_themes() -> None:
    """Each story tells ten times of one matter of its own: the groups are tight, and nobody shares them."""
    pieces = [
        told(f"s{s:02}", f"{'abcdefghijklmnop'[s]}{turn} is how it is here") for s in range(16) for turn in range(10)
    ]

    def by_first_letter(texts):
        return encode_nothing([text[0] * 3 for text in texts]) * 5 + encode_nothing(texts)

    assert isinstance(find_themes(pieces, by_first_letter), Refusal)


TOO_LITTLE = [
    [],
    collection(5),
    [told("one", f"words number {number} of one person") for number in range(200)],
    [told(f"s{number}", "the very same words") for number in range(200)],
]


@pytest.mark.parametrize("pieces", TOO_LITTLE)
def test_too_little_is_said_to_be_too_little_before_anything_is_encoded(pieces) -> None:
    found = find_themes(pieces, never)
    assert isinstance(found, Refusal)
    assert "too little" in found.why


def test_a_theme_has_at_least_the_stories_asked_for() -> None:
    assert isinstance(find_themes(collection(24), encode_matters, least_stories=12), Themes)
    assert isinstance(find_themes(collection(24), encode_matters, least_stories=13), Refusal)
