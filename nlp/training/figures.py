"""Figures as they stand in metrics.json and in the cards."""

from typing import Any

Figures = dict[str, Any]
