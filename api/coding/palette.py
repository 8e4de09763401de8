"""The colours of codes: few, each with a name, all dark enough to be seen on paper."""

PALETTE = {
    "green": "#1f5a4e",
    "red": "#b3261e",
    "orange": "#a85400",
    "blue": "#005eb8",
    "purple": "#6b2c91",
    "brown": "#6f4518",
    "teal": "#00767a",
    "pink": "#ae2573",
    "olive": "#5a6600",
    "grey": "#505a5f",
}
# Our own four kinds, as the codebook of a collection begins.
OF_KIND = {"strength": "green", "need": "red", "outcome_wanted": "orange", "outcome_achieved": "blue"}
