"""Only the teller's turns are read, each with its question, and every offset is into the whole text."""

from collections.abc import Iterable, Iterator

from nlp.domain.narrative import Narrative, Span, Turn
from nlp.reading.reading import Reading
from nlp.reading.turns import TurnReader
from tests.unit.nlp.batch.fakes import KeywordReader

TEXT = "Int: Is the garden yours?\nP1: The garden. The stairs.\nInt: And the pain?\nP1: My neighbour."
TALK = Narrative("t", TEXT, turns=(Turn(Span(30, 53), Span(5, 25)), Turn(Span(77, 90), Span(59, 72))))


class Remembering(KeywordReader):
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Narrative] = []

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        def noted() -> Iterator[Narrative]:
            for narrative in narratives:
                self.given.append(narrative)
                yield narrative

        return super().read(noted())


def test_what_others_said_is_a_question_and_no_finding() -> None:
    inner = Remembering()
    [reading] = TurnReader(inner).read([TALK])
    assert [(one.text, one.question, one.turns) for one in inner.given] == [
        ("The garden. The stairs.", "Is the garden yours?", ()),
        ("My neighbour.", "And the pain?", ()),
    ]
    assert [finding.text for finding in reading.findings] == ["garden", "stairs", "neighbour"]
    assert all(TEXT[finding.start : finding.end] == finding.text for finding in reading.findings)
    assert [span.of(TEXT) for span in reading.sentences] == ["The garden.", "The stairs.", "My neighbour."]
    assert reading.narrative_id == "t"


def test_accounts_with_and_without_turns_come_back_in_order() -> None:
    plain = [Narrative("a", "A garden."), Narrative("b", "No.")]
    readings = list(TurnReader(KeywordReader()).read([plain[0], TALK, TALK, plain[1]]))
    assert [reading.narrative_id for reading in readings] == ["a", "t", "t", "b"]
    assert readings[0] == next(KeywordReader().read(plain))
    assert readings[1] == readings[2]


def test_the_language_is_the_one_of_most_of_what_was_said() -> None:
    text = "Mae hi'n braf. And then I went a long way in English, for a good while."
    talk = Narrative("t", text, turns=(Turn(Span(0, 14)), Turn(Span(15, len(text)))))
    assert [reading.language for reading in TurnReader(KeywordReader()).read([talk])] == ["en"]
