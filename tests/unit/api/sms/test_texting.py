"""What is sent: plain characters, few texts, none longer than two segments, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.sms.segments import is_gsm, segments
from api.sms.texting import as_texts, plain_characters


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("“Tŷ” – it’s home…", '"Ty" - it\'s home...'),
        ("tea\u00a0and\u200b cake", "tea and cake"),
        ("Llŷr a Siân", "Llyr a Sian"),
        ("w\u0302 as two letters", "w as two letters"),
        ("½ an hour", "1/2 an hour"),
        ("garçon `x`", "garcon 'x'"),
        ("my dog 🐶❤️", "my dog"),
        ("👩‍👧 and 👍🏽 me", "and me"),
        ("a\tb\r\nc", "a b\nc"),
    ],
)
def test_what_would_double_the_price_by_accident_is_written_plainly(written, sent):
    assert plain_characters(written) == sent
    assert is_gsm(sent)


@pytest.mark.parametrize("text", ["£5, café, Ø, €, ~", "a\nb", "1 + 1 = 2?"])
def test_what_gsm_has_is_left_alone(text):
    assert plain_characters(text) == text


@pytest.mark.parametrize("text", ["мама", "我的花园", "مرحبا", "हिन्दी"])
def test_words_in_other_scripts_stay(text):
    assert plain_characters(text) == text


def test_a_mark_between_other_scripts_is_plain_and_a_picture_goes():
    assert plain_characters("мама – 🙂 да") == "мама - да"


def test_short_messages_are_sent_as_one_text_each_on_its_line():
    assert as_texts(["Hello.", "Shall we start? Reply YES or NO."]) == ["Hello.\nShall we start? Reply YES or NO."]


def test_a_long_answer_is_cut_between_sentences_in_order():
    sentences = [f"This is sentence {number} of a long answer that goes on and on." for number in range(12)]
    texts = as_texts([" ".join(sentences)])
    assert len(texts) == 3
    assert " ".join(texts) == " ".join(sentences)
    assert all(text.endswith(".") for text in texts)


def test_lines_stay_lines():
    assert as_texts(["What matters: the girls\nWhat gets in the way: my knees"]) == [
        "What matters: the girls\nWhat gets in the way: my knees"
    ]


def test_a_sentence_too_long_by_itself_is_cut_between_words_and_a_word_where_it_must():
    texts = as_texts(["word " * 100])
    assert " ".join(texts) == ("word " * 100).strip()
    assert "".join(as_texts(["x" * 700])) == "x" * 700


def test_nothing_to_say_is_no_text():
    assert as_texts([]) == []
    assert as_texts(["", "🙂"]) == []


@given(st.lists(st.text(max_size=500), max_size=4))
def test_no_text_is_longer_than_two_segments_whatever_is_said(messages):
    assert all(1 <= segments(text) <= 2 for text in as_texts(messages))


@given(st.lists(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=400), max_size=4))
def test_no_letter_is_lost(messages):
    def letters(texts):
        return "".join(letter for text in texts for letter in text if not letter.isspace())

    assert letters(as_texts(messages)) == letters(plain_characters(message) for message in messages)
