"""Texts as HTML: what the bot said, numbers that can be tapped, words that are marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Protocol

from markupsafe import Markup, escape

from api.safety.contacts import load_contacts

# The citizen's own pages, where the chat leads to them, by the names that they have in the menu.
_PAGES = {
    "/share": "Share",
    "/my-page": "My page",
    "/your-data#copy": "Your data",
    "/your-data#researchers": "Your data",
    "/come-back": "Come back later",
}
_PAGE = re.compile(rf"(?<![\w/.:])(?:{'|'.join(_PAGES)})(?![\w/-])")
# A line of the play back; its words may hold anything.
_NUMBERED = re.compile(r"(\d{1,3})\. (.+)")


class Run(Protocol):
    """Anything that is a run of a text, such as evidence or a finding: code points, end exclusive."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


class Label(Run, Protocol):
    """A run that was found to be of a kind of the codebook."""

    @property
    def kind(self) -> str:
        """Its kind."""
        ...


def spoken(text: str) -> Markup:
    """Return what the bot said as HTML: a paragraph a line, numbered lines as a list, and numbers that can be tapped.

    >>> spoken("My garden:\\n3. roses & co")
    Markup('<p>My garden:</p><ol><li value="3">roses &amp; co</li></ol>')
    """
    html = []
    lines = (line for line in text.splitlines() if line.strip())
    for in_list, run in groupby(lines, key=lambda line: bool(_NUMBERED.fullmatch(line))):
        if in_list:
            points = (Markup('<li value="{}">{}</li>').format(*line.split(". ", 1)) for line in run)
            html.append(Markup("<ol>{}</ol>").format(Markup("").join(points)))
        else:
            html.extend(Markup("<p>{}</p>").format(tappable(line)) for line in run)
    return Markup("").join(html)


def tappable(text: str) -> Markup:
    """Return a line as HTML in which the numbers of our contacts, and our own pages, can be tapped.

    >>> tappable("It is here: /my-page")
    Markup('It is here: <a href="/my-page">My page</a>')
    """
    schemes, pattern = _numbers()

    def link(found: re.Match[str]) -> str:
        number = found[0]
        return f'<a href="{schemes[number]}:{number.replace(" ", "")}">{number}</a>'

    html = _PAGE.sub(lambda page: f'<a href="{page[0]}">{_PAGES[page[0]]}</a>', pattern.sub(link, str(escape(text))))
    return Markup(html)  # noqa: S704  escaped; the numbers and pages are ours


def marked(text: str, runs: Iterable[Run], numbered: bool = False) -> Markup:
    """Return a text as HTML with runs of it marked, also where they overlap.

    `numbered` puts after each run its number, which leads to `#finding-NUMBER`.

    >>> from nlp.domain.narrative import Span
    >>> marked("my good life", [Span(3, 7)])
    Markup('my <mark>good</mark> life')
    """
    parts = []
    for piece in cut(text, list(runs)):
        words = escape(piece.words)
        parts.append(Markup("<mark>{}</mark>").format(words) if piece.inside else words)
        ends_here = (number + 1 for number in piece.ending if numbered)
        parts.extend(Markup('<sup><a href="#finding-{0}">{0}</a></sup>').format(number) for number in ends_here)
    return Markup("").join(parts)


@dataclass(frozen=True)
class Piece:
    """Some words between two edges of runs: `inside` are the runs that hold it, `ending` those that end with it.

    Both are places in the list that was cut by.
    """

    start: int
    words: str
    inside: tuple[int, ...]
    ending: tuple[int, ...]


def cut(text: str, runs: Sequence[Run]) -> list[Piece]:
    """Cut a text at every edge of its runs, which may overlap; the pieces together are the text.

    >>> from nlp.domain.narrative import Span
    >>> [(piece.words, piece.inside) for piece in cut("my good life", [Span(3, 12), Span(3, 7)])]
    [('my ', ()), ('good', (0, 1)), (' life', (0,))]
    """
    edges = sorted({0, len(text), *(run.start for run in runs), *(run.end for run in runs)})
    return [
        Piece(
            left,
            text[left:right],
            tuple(number for number, run in enumerate(runs) if run.start <= left and right <= run.end),
            tuple(number for number, run in enumerate(runs) if run.end == right),
        )
        for left, right in pairwise(edges)
    ]


def pieces(text: str, findings: Sequence[Label]) -> Markup:
    """Return a story as HTML: the words of each finding marked by its kind, then its number, which leads to it."""
    html = []
    for piece in cut(text, findings):
        words, kinds = escape(piece.words), {findings[number].kind for number in piece.inside}
        classes = " ".join(f"code-mark--{kind}" for kind in sorted(kinds))
        html.append(Markup('<mark class="code-mark {}">{}</mark>').format(classes, words) if kinds else words)
        html.extend(
            Markup(
                '<sup><a href="#finding-{0}"><span class="nhsuk-u-visually-hidden">finding </span>{0}</a></sup>'
            ).format(number + 1)
            for number in piece.ending
        )
    return Markup("").join(html)


@cache
def _numbers() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return how each number is reached (tel or sms), and what finds them in a text."""
    contacts = load_contacts().contacts
    schemes = {contact.text.to: "sms" for contact in contacts if contact.text}
    schemes |= {contact.ring: "tel" for contact in contacts if contact.ring}
    longest_first = sorted(schemes, key=len, reverse=True)
    return schemes, re.compile(rf"(?<!\d)({'|'.join(map(re.escape, longest_first))})(?!\d)")
