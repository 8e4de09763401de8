"""Every finding's words are the narrative's own, at exactly those places, whatever was typed."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.domain.narrative import Narrative
from nlp.reading.evidence import MOST_WORDS, REMARK, WORD
from nlp.reading.segmentation import split_sentences

SAID = (
    "I can't manage the stairs",
    "my neighbour Jan pops in",
    "I want to get back to choir",
    "I can walk now",
    "cafe\u0301 on Sundays with Siân",
    "my carer is nai\u0308ve but kind",
    "nobody rang me 😢",
    "👩‍👧‍👦 my girls",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿 at home",
    "[laughs]",
    "ﬁne, it was ﬁne",
    "İstanbul was lonely",
    "half a \ud83d pair",
)
BETWEEN = (
    " ",
    "  ",
    ". ",
    "\n",
    "\r\n",
    "... ",
    "! 🎉 ",
    ", ",
    " but ",
    "\u00a0",
    "\u200d",
    "?! ",
    "—",
    "\t",
    " \u2028",
)
TEXTS = st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(BETWEEN)), max_size=8).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(TEXTS, st.text(max_size=80)))
def test_findings_are_cut_from_the_text_itself(reader, text):
    (reading,) = reader.read([Narrative("n", text, "What gets in the way?")])
    for finding in reading.findings:
        assert finding.text == text[finding.start : finding.end]
        assert finding.text.strip()
        said = REMARK.sub("", finding.text)  # what a transcriber notes in brackets is not counted
        assert len(WORD.findall(said)) <= MOST_WORDS
        assert 0 <= finding.score <= 1
        assert sum(span.start <= finding.start < finding.end <= span.end for span in reading.sentences) == 1
    assert [finding.start for finding in reading.findings] == sorted(finding.start for finding in reading.findings)


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=200)))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    spans = split_sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
