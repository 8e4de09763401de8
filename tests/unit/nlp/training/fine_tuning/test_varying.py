"""A text that is written another way says the same, and its labels keep to their words."""

import random

import pytest

from nlp.domain.narrative import Narrative, Span
from nlp.training.fine_tuning.varying import crop, edited, exchanged, hurried, load_ways, renamed, respelt, vary
from nlp.training.texts import Label, LabelledSentence, LabelledText

TEXT = "Hello. I fear the stairs but Jan calls. Bye."
LABELS = (Label("need", "home", Span(9, 24)), Label("strength", "relationships", Span(29, 38)))
NOBODY = (frozenset(), frozenset())
ACCOUNT = LabelledText(
    Narrative("n", TEXT, "What gets in the way?"),
    (
        LabelledSentence(Span(0, 6), (), NOBODY),
        LabelledSentence(Span(7, 39), LABELS, NOBODY),
        LabelledSentence(Span(40, 44), (), NOBODY),
    ),
)


def evidence(text):
    return [label.evidence.of(text.narrative.text) for sentence in text.sentences for label in sentence.labels]


def written(change, text, seed=0):
    account = LabelledText(Narrative("n", text), ())
    return edited(account, list(change(text, random.Random(seed)))).narrative.text


def test_a_stretch_of_a_text_keeps_its_labels_at_their_words():
    seen = [crop(ACCOUNT, random.Random(seed)) for seed in range(60)]
    assert {len(one.sentences) for one in seen} == {1, 2, 3}
    for one in seen:
        assert evidence(one) in ([], ["fear the stairs", "Jan calls"])


def test_whatever_changes_labels_stay_within_their_sentence_and_hold_words():
    for seed in range(200):
        text = vary(ACCOUNT, random.Random(seed))
        for sentence in text.sentences:
            for label in sentence.labels:
                assert sentence.span.start <= label.evidence.start < label.evidence.end <= sentence.span.end
        assert all(words.strip() for words in evidence(text))


def test_most_texts_stay_as_they_are_or_nearly():
    same = sum(vary(ACCOUNT, random.Random(seed)).narrative.text == TEXT for seed in range(200))
    assert 30 < same < 170


def test_an_edit_moves_what_comes_after_it():
    longer = edited(ACCOUNT, [(Span(0, 5), "Good morning"), (Span(29, 32), "Siobhan")])
    assert longer.narrative.text == "Good morning. I fear the stairs but Siobhan calls. Bye."
    assert evidence(longer) == ["fear the stairs", "Siobhan calls"]
    assert [one.span.of(longer.narrative.text)[:4] for one in longer.sentences] == ["Good", "I fe", "Bye."]


def test_of_edits_that_touch_the_same_letters_the_first_is_made():
    assert edited(ACCOUNT, [(Span(0, 5), "Hi"), (Span(3, 6), "!!")]).narrative.text.startswith("Hi. I fear")


@pytest.mark.parametrize("seed", range(5))
def test_people_are_called_otherwise_the_same_throughout(seed):
    words = written(renamed, "Jan rang. Then Jan came with Mrs Evans, I'm 81.", seed).split()
    assert words[0] == words[3]
    assert words[0] in load_ways().names[0]
    assert words[7].rstrip(",") in load_ways().names[1]
    assert 16 <= int(words[9].rstrip(".")) <= 99


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("my son lost his job and he is low", "my daughter lost her job and she is low"),
        ("her daughter helps her", "his son helps him"),
        ("I told her to rest", "I told him to rest"),
        ("we go to the shop", "we go to the shop"),
        ("the there then", "the there then"),
    ],
)
def test_women_and_men_change_places(said, other):
    assert written(exchanged, said) == other


def test_words_are_written_as_some_people_do():
    said = "I don't want to leave my house because everything is going well with you"
    seen = {written(respelt, said, seed) for seed in range(40)}
    assert len(seen) > 20
    assert any("dinnae" in one for one in seen)
    assert all(len(one.split()) >= len(said.split()) for one in seen)


@pytest.mark.parametrize("text", ["I can't, she said.", 'Well-being; it\'s "good"!'])
def test_in_a_hurry_marks_are_left_out(text):
    assert not set(".,;\"'!") & set(written(hurried, text))


@pytest.mark.parametrize("text", ["3.5 miles", "my e-mail", "10:30"])
def test_marks_within_words_and_numbers_stay(text):
    assert written(hurried, text) == text


def test_a_slip_changes_one_letter_of_a_long_word():
    seen = {written(hurried, "wonderful", seed) for seed in range(300)} - {"wonderful"}
    assert seen
    assert all(abs(len(one) - 9) <= 1 for one in seen)


def test_nothing_in_the_file_means_what_yaml_makes_of_it():
    ways = load_ways()
    assert all(isinstance(one, str) for names in ways.names for one in names)
    assert all(isinstance(one, str) and one for way in ways.ways for one in (*way.words, *way.words.values()))
