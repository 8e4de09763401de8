"""What was told: a finding as themes see it, its words in their sentence, without a place in the text."""

from dataclasses import dataclass

ENOUGH_WORDS = 3


@dataclass(frozen=True, order=True)
class Told:
    """A few of a person's own words, what stands around them in their sentence, and what the reader made of them.

    `row` is the same for stories of one person, where a survey asked them several things; else there is none.
    """

    story: str
    words: str
    kind: str
    domain: str
    before: str
    after: str
    score: float
    row: str = ""

    @property
    def teller(self) -> str:
        """Return what is the same in all that one person told, and in nothing else."""
        return self.row or self.story

    @property
    def sentence(self) -> str:
        """Return the words with what stands around them."""
        return f"{self.before}{self.words}{self.after}"

    @property
    def telling(self) -> str:
        """Return the words, or their sentence where they are too few to be understood by themselves."""
        return self.words if len(self.words.split()) >= ENOUGH_WORDS else self.sentence
