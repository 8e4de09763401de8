"""Cards: written from figures by the training command, never by hand."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from nlp.domain.codebook import Codebook
from nlp.training.figures import Figures

TEMPLATE = Path(__file__).with_name("card.md.jinja")


def write_card(metrics: Figures, codebook: Codebook) -> str:
    """Return the reader's card in Markdown; raises UndefinedError when a figure that it names is missing."""
    return render(TEMPLATE, metrics=metrics, codebook=codebook)


def render(template: Path, **figures: Any) -> str:
    """Fill a card's template in; raises UndefinedError when a figure that it names is missing."""
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701  # Markdown, from our own figures
    environment.filters["two"] = lambda value: f"{float(value):.2f}"
    environment.filters["percent"] = lambda value: "" if value is None else f"{100 * value:.1f}%"
    environment.filters["three"] = lambda value: f"{float(value):.3f}"
    return environment.from_string(template.read_text(encoding="utf-8")).render(**figures)
