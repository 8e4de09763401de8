"""The authored texts are whole, and their card tells what they hold."""

from collections import Counter

from nlp.domain.codebook import load_codebook
from nlp.training.data_card import CARD, write_data_card
from nlp.training.held_out import part
from nlp.training.texts import load_texts


def test_offsets_lie_within_sentences_and_sentences_within_texts():
    for text in load_texts():
        end = 0
        for sentence in text.sentences:
            assert end <= sentence.span.start < sentence.span.end <= len(text.narrative.text)
            end = sentence.span.end
            for label in sentence.labels:
                assert sentence.span.start <= label.evidence.start < label.evidence.end <= sentence.span.end


def test_every_text_has_an_id_of_its_own():
    ids = Counter(text.narrative.id for text in load_texts())
    assert ids.most_common(1)[0][1] == 1


def test_a_sentence_on_which_the_readers_agree_keeps_their_labels():
    for text in load_texts():
        for sentence in text.sentences:
            author, second = sentence.readings
            given = {(label.kind, label.domain) for label in sentence.labels}
            assert author != second or given == author


def test_no_text_is_there_twice():
    texts = Counter((text.narrative.question, text.narrative.text.lower()) for text in load_texts())
    assert texts.most_common(1)[0][1] == 1


def test_the_card_says_what_is_there():
    assert CARD.read_text(encoding="utf-8") == write_data_card(load_texts(), load_codebook())


def test_one_text_in_ten_is_held_out_and_none_is_in_both_parts():
    kept, held_out = part(load_texts())
    assert not {text.narrative.text for text in kept} & {text.narrative.text for text in held_out}
    assert 0.08 < len(held_out) / (len(kept) + len(held_out)) < 0.12
    genres = {text.narrative.source for text in kept}
    assert {text.narrative.source for text in held_out} == genres
