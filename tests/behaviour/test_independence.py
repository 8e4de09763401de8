"""No reader has learnt from what it is tried on."""

import re

from nlp.training.texts import load_texts
from tests.behaviour.tables import table

# Shorter sentences are anybody's: "Everything was fine."
WORDS = 6


def plain(text):
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).split()


def test_no_row_of_the_tables_is_a_sentence_that_is_learnt_from():
    rows = [row["text"] for sides in table("families.yml").values() for side in sides.values() for row in side]
    rows += [pair[side] for pair in table("pairs.yml") for side in ("one", "other")]
    learnt = {tuple(plain(one.span.of(text.narrative.text))) for text in load_texts() for one in text.sentences}
    assert not [row for row in rows if len(plain(row)) >= WORDS and tuple(plain(row)) in learnt]
