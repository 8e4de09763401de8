"""The report: a table on the terminal, every fault in words, and all of it as JSON."""

import json
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.simulated.faults import FAULTS
from tests.simulated.review import LIFE, Review
from tests.simulated.talk import FINISHED

FACTS = ("name", "manner", "channel", "ending", "turns", "questions", "topics", "given back", "ms a turn")
NUMBER_OF_THE_PART = {topic: str(number) for number, topic in enumerate(LIFE, start=1)}


def print_report(reviews: Sequence[Review], console: Console) -> None:
    """Print a row for each person, the totals, and every fault with its examples."""
    console.print(_table(reviews))
    for channel in ("web", "sms"):
        if spoke := [one for one in reviews if one.channel == channel]:
            console.print(_totals(channel, spoke))
    for name in FAULTS:
        found = all_of(reviews, name)
        if found:
            console.print(f"\n[bold]{name}[/bold]: {len(found)}")
            console.print("\n".join(f"  {example}" for example in found), markup=False, highlight=False)


def print_talk(one: Review, console: Console) -> None:
    """Print a whole conversation."""
    console.rule(f"{one.name}: {one.who} ({one.channel}, {one.ending})")
    for speaker, text in one.script:
        console.print(f"{speaker:>12s}  {text}".replace("\n", "\n" + 14 * " "), markup=False, highlight=False)


def write_json(reviews: Sequence[Review], file: Path) -> None:
    """Write every review, with its conversation."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [one.as_json() for one in reviews]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def all_of(reviews: Sequence[Review], fault: str) -> list[str]:
    """Return the examples of one fault, each with whom it happened to."""
    return [f"{one.name}: {example}" for one in reviews for example in one.faults[fault]]


def median_questions(reviews: Sequence[Review], channel: str) -> float | None:
    """Return the median number of questions put to those who went through to the finish, None when nobody did."""
    questions = [one.questions for one in reviews if one.channel == channel and one.ending == FINISHED]
    return statistics.median(questions) if questions else None


def _table(reviews: Sequence[Review]) -> Table:
    faults = [name for name in FAULTS if all_of(reviews, name)]
    table = Table(*FACTS, *faults, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for one in reviews:
        table.add_row(*_facts(one), *(str(len(one.faults[name]) or "") for name in faults))
    return table


def _facts(one: Review) -> list[str]:
    topics = "".join(NUMBER_OF_THE_PART[topic] for topic in one.topics)
    milliseconds = f"{1000 * statistics.median(one.seconds):.0f}" if one.seconds else ""
    numbers = (one.turns, one.questions, topics, len(one.given_back), milliseconds)
    return [one.name, one.manner, one.channel, one.ending, *map(str, numbers)]


def _totals(channel: str, reviews: Sequence[Review]) -> str:
    endings = ", ".join(f"{count} {ending}" for ending, count in Counter(one.ending for one in reviews).items())
    lines = sum(one.turns for one in reviews)
    misheard = len(all_of(reviews, "misheard"))
    questions = median_questions(reviews, channel)
    milliseconds = sorted(1000 * second for one in reviews for second in one.seconds)
    return (
        f"{channel}: {len(reviews)} people ({endings}); {lines} lines, {misheard} misheard; "
        f"median questions to the finish {'-' if questions is None else format(questions, 'g')}; "
        f"a turn {statistics.median(milliseconds):.0f} ms in the median, "
        f"{milliseconds[int(0.95 * (len(milliseconds) - 1))]:.0f} ms at the 95th percentile"
    )
