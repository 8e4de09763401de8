"""The report as one page of HTML, which loads nothing and needs no script."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from nlp.batch.report.about import About
from nlp.batch.report.co_production import Seen
from nlp.batch.report.groups import build_groups
from nlp.batch.report.insight import Insight
from nlp.batch.report.languages import language_name
from nlp.batch.report.tally import Tally
from nlp.domain.codebook import Codebook
from nlp.themes.intervals import Interval

READ_LANGUAGE = "en"
FEW_STORIES = 30
"""Below this, the report asks to read the stories rather than the counts."""


def build_page(
    tally: Tally,
    about: About,
    codebook: Codebook,
    insight: Insight,
    file_format: str = "jsonl",
    seen: Sequence[Seen] | None = None,
) -> str:
    """Return the whole report, with the features that were `seen` where they were looked for.

    Every word that comes from the input is escaped.
    """
    template = _environment().get_template("page.html.j2")
    return template.render(
        tally=tally,
        about=about,
        codebook=codebook,
        groups=build_groups(tally, codebook),
        insight=insight,
        seen=seen,
        file_format=file_format,
        few=tally.stories < FEW_STORIES,
        other_languages=[(code, n) for code, n in tally.languages.most_common() if code != READ_LANGUAGE],
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("nlp.batch.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": _number, "percent": percent, "language": language_name, "listed": listed}
    environment.filters["often"] = lambda steadiness: f"{round(10 * steadiness)} of 10"
    environment.filters["interval"] = _interval
    environment.filters["stories"] = lambda n: f"{n:,} {'story' if n == 1 else 'stories'}"
    return environment


def _number(value: int) -> str:
    return f"{value:,}"


def _interval(interval: Interval) -> str:
    return f"{interval.low:.0%} to {interval.high:.0%}"


def percent(share: float) -> str:
    """Return a share as a whole percentage that never rounds something to nothing, or not quite all to all.

    >>> percent(0.4249), percent(0.001), percent(0.999), percent(0), percent(1)
    ('42%', 'under 1%', 'over 99%', '0%', '100%')
    """
    if 0 < share < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < share < 1 else f"{share:.0%}"


def listed(words: list[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["Home"]), listed(["Home", "Work", "Safety"])
    ('Home', 'Home, Work and Safety')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
