"""Texts as HTML: what the bot said, numbers that can be tapped, words that are marked."""

import re
from collections.abc import Iterable
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
    runs = list(runs)
    edges = sorted({0, len(text), *(run.start for run in runs), *(run.end for run in runs)})
    parts = []
    for left, right in pairwise(edges):
        words = escape(text[left:right])
        inside = any(run.start <= left and right <= run.end for run in runs)
        parts.append(Markup("<mark>{}</mark>").format(words) if inside else words)
        ends_here = (number for number, run in enumerate(runs, start=1) if numbered and run.end == right)
        parts.extend(Markup('<sup><a href="#finding-{0}">{0}</a></sup>').format(number) for number in ends_here)
    return Markup("").join(parts)


@cache
def _numbers() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return how each number is reached (tel or sms), and what finds them in a text."""
    contacts = load_contacts().contacts
    schemes = {contact.text.to: "sms" for contact in contacts if contact.text}
    schemes |= {contact.ring: "tel" for contact in contacts if contact.ring}
    longest_first = sorted(schemes, key=len, reverse=True)
    return schemes, re.compile(rf"(?<!\d)({'|'.join(map(re.escape, longest_first))})(?!\d)")
