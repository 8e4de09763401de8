"""A document as one account, as several below headings, or, where people speak, as one of each who tells."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from nlp.batch.items import Noted, Row, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.numbered import Section, find_sections
from nlp.batch.readers.speakers import Spoken, asks_by_name, find_spoken, shown, speakers
from nlp.domain.narrative import Span, Turn

NOBODY = "none"
"""What a person says with --interviewer when a document is no interview."""
ASKS_OFTEN = 0.5
"""The share of turns with a question from which on someone may be the interviewer …"""
TIMES_AS_OFTEN = 2
"""… when they ask so many times as often as everyone else."""
FEW_WORDS = 4
"""A turn of fewer words that asks nothing ("Mm.", "Go on.") is no new question."""
SAY_OTHERWISE = "if that is wrong, say who asks (--interviewer), or “none” where nobody does"


def read_document(text: str, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of a document: of each of its stories where it is plainly several, else of the whole."""
    sections = _sections(text)
    if not sections:
        yield from read_account(text, source, wanted)
        return
    yield Noted(source, f"{len(sections)} stories, one below each heading (“{sections[0].name}” and so on)")
    if before := len(text[: sections[0].begins].strip().splitlines()):
        yield Noted(source, f"{before} {'line' if before == 1 else 'lines'} before the first story not read")
    for section in sections:
        for found in read_account(section.words.of(text), f"{source}/{section.name}", wanted):
            part = "/".join(filter(None, (section.name, found.part))) if isinstance(found, Row) else ""
            yield replace(found, part=part, piece=True) if isinstance(found, Row) else found


def _sections(text: str) -> Sequence[Section]:
    """Return the stories of a document, or nothing where what looks like their headings are labels in a talk."""
    sections = find_sections(text)
    if not any(section.labelled for section in sections):
        return sections
    talks = all(find_spoken(section.words.of(text)) for section in sections)
    return sections if talks or not find_spoken(text) else []


def read_account(text: str, source: str, wanted: Wanted, within: str = "") -> Rows:
    """Yield a text as a row, or a row for each teller, whose turns alone are read."""
    spoken = [] if [name.casefold() for name in wanted.interviewer] == [NOBODY] else find_spoken(text)
    if not spoken:
        yield Row(None, None, text, within=within)
        return
    asking, why = _who_asks(text, spoken, wanted.interviewer)
    telling = [name for name in speakers(spoken) if name not in asking]
    called = f"{source}/{within}" if within else source
    yield Noted(called, _say(asking, why, telling))
    if heading := len(text[: spoken[0].begins].strip().splitlines()):
        yield Noted(called, f"{heading} {'line' if heading == 1 else 'lines'} before the first speaker not read")
    for name in telling:
        turns = tuple(_turns(text, spoken, name, asking))
        yield Row(None, None, text, within=within, part=shown(name) if len(telling) > 1 else "", turns=turns)


def _who_asks(text: str, spoken: Sequence[Spoken], named: Sequence[str]) -> tuple[list[str], str]:
    """Return who is the interviewer, and how that is known: as told, by their names, or by how often they ask."""
    everyone = speakers(spoken)
    told = {name.casefold() for name in named}
    if asking := [name for name in everyone if name.casefold() in told]:
        return _unless_all(asking, everyone), "as you said"
    if asking := [name for name in everyone if asks_by_name(name)]:
        return _unless_all(asking, everyone), "by the name"
    turns, asked = Counter(one.name for one in spoken), Counter(one.name for one in spoken if "?" in one.words.of(text))
    shares = sorted(((asked[name] / turns[name], name) for name in everyone), reverse=True)
    (most, name), (next_most, _) = shares[:2]
    if most >= ASKS_OFTEN and most >= TIMES_AS_OFTEN * next_most:
        return [name], f"asks in {asked[name]} of {turns[name]} turns"
    return [], ""


def _unless_all(asking: list[str], everyone: Sequence[str]) -> list[str]:
    return asking if len(asking) < len(everyone) else []


def _say(asking: Sequence[str], why: str, telling: Sequence[str]) -> str:
    tellers = ", ".join(f"“{shown(name)}”" for name in telling)
    if not asking:
        return f"an interview in which nobody is plainly the interviewer: all are read ({tellers}); {SAY_OTHERWISE}"
    interviewers = ", ".join(f"“{shown(name)}”" for name in asking)
    return f"{interviewers} taken for the interviewer ({why}) and not tagged, {tellers} read; {SAY_OTHERWISE}"


def _turns(text: str, spoken: Sequence[Spoken], teller: str, asking: Collection[str]) -> Iterator[Turn]:
    question: Span | None = None
    for one in spoken:
        words = one.words.of(text)
        if one.name == teller:
            yield Turn(one.words, question)
        elif one.name in asking and (question is None or "?" in words or len(words.split()) >= FEW_WORDS):
            question = one.words
