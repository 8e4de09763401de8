"""What a figure of agreement means, in plain words; the bounds are those of Landis and Koch (1977), for kappa.

Krippendorff (2004) asks for 0.8 to rely on codes, and 0.667 for tentative conclusions: `reliable` and `tentative`.
"""

from nlp.coding.figures import Figure

_STEPS = (
    (0.8, "They nearly always agree."),
    (0.6, "They agree well."),
    (0.4, "They agree somewhat."),
    (0.2, "They agree little."),
)
RELIABLE, TENTATIVE = 0.8, 0.667


def meaning(figure: Figure) -> str:
    """Say what a figure means, and what to make of its interval.

    >>> meaning(Figure(0.7, 0.55, 0.82)), meaning(Figure(None, untold="Too few: 3 sentences, and it takes 20."))
    ('They agree well.', 'Cannot be told. Too few: 3 sentences, and it takes 20.')
    """
    if figure.value is None:
        return f"Cannot be told. {figure.untold}"
    words = next((words for least, words in _STEPS if figure.value >= least), "Hardly more than by chance.")
    if figure.value < 0:
        words = "Less than by chance."
    if figure.low is not None and figure.low <= 0 <= (figure.high or 0):
        words += " It may be chance: the interval takes in 0."
    elif figure.low is None:
        words += f" {figure.no_interval}"
    return words


def worth(figure: Figure) -> str:
    """Say how far conclusions may rest on an alpha, by its lower bound where there is one.

    >>> worth(Figure(0.9, 0.82, 0.95)), worth(Figure(0.9, 0.7, 0.95)), worth(Figure(0.5, 0.3, 0.6))
    ('You can rely on it.', 'Good enough for a first conclusion.', 'Not enough to conclude from.')
    """
    if figure.value is None:
        return "Cannot be told."
    least = figure.value if figure.low is None else figure.low
    if least >= RELIABLE:
        return "You can rely on it."
    return "Good enough for a first conclusion." if least >= TENTATIVE else "Not enough to conclude from."
