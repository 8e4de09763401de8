"""The authored texts are whole, and their card tells what they hold."""

import re
from collections import Counter

from nlp.training.texts import TEXTS_FOLDER, load_texts


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


def test_the_card_counts_what_is_there():
    card = (TEXTS_FOLDER / "README.md").read_text(encoding="utf-8")
    for file in TEXTS_FOLDER.glob("*.jsonl"):
        texts = [text for text in load_texts() if text.narrative.source == file.stem]
        sentences = sum(len(text.sentences) for text in texts)
        row = re.search(rf"`{file.name}` \| ([\d,]+) \| ([\d,]+)", card)
        assert row is not None
        assert (row[1], row[2]) == (f"{len(texts):,}", f"{sentences:,}")
