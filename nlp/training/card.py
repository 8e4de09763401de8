"""The model card: written from the metrics by the training command, never by hand."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from nlp.domain.codebook import Codebook
from nlp.training.metrics import Figures

TEMPLATE = Path(__file__).with_name("card.md.jinja")


def write_card(metrics: Figures, codebook: Codebook) -> str:
    """Return the card in Markdown; raises UndefinedError when a figure that it names is missing."""
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701  # Markdown, from our own figures
    environment.filters["two"] = lambda value: f"{float(value):.2f}"
    environment.filters["three"] = lambda value: f"{float(value):.3f}"
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(metrics=metrics, codebook=codebook)
