"""A way out that was offered leaves the question, not the talk."""

import pytest

from nlp.listening.way_out import leaves_it_there

OFFERED = "What makes that hard, or shall we leave it there?"


@pytest.mark.parametrize(
    "text", ["leave it there", "leave it", "yes leave it there please", "lets leave that", "we can leave it there",
     "no leave it",    "ill leave it there thanks", "shall we leave it there ?", "yes", "yes please"]
)  # fmt: skip
def test_it_is_taken(text):
    assert leaves_it_there(text, OFFERED)


@pytest.mark.parametrize(
    "text", ["no", "yes my dog", "i leave it to my wife", "leave the rent out", "stop", "my dog", "leave me alone", ""]
)
def test_other_words_do_not_take_it(text):
    assert not leaves_it_there(text, OFFERED)


@pytest.mark.parametrize(
    "question", [None, "What gets in the way?", "Do you want to carry on, or leave it there for today?"]
)
def test_where_it_was_not_offered_it_is_not_taken(question):
    assert not leaves_it_there("leave it there", question)
    assert not leaves_it_there("yes", question)
