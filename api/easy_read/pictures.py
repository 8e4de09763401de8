"""The pictures of the easy-read pages, drawn for this project, each with what it shows in words."""

# The name of a file in api/web/static/pictures: what a screen reader says of it.
PICTURES = {
    "being-heard": "Someone speaks up",
    "deciding": "A sign that points two ways",
    "delete": "A bin",
    "doing-for-others": "One person gives a present to another",
    "getting-better": "A small plant, then a tall one with a flower",
    "good-day": "A smiling sun",
    "hard-day": "A cloud with rain",
    "health": "A heart that beats",
    "help": "One person puts a hand on another",
    "home": "A house",
    "money-and-place": "A coin and a bus",
    "only-you": "A lock",
    "people": "Three people together",
    "plan": "A list with ticks",
    "safety": "A shield with a tick",
    "share": "One person gives a paper to another",
    "talk": "Two speech bubbles",
    "things-i-like": "A book and a tune",
    "what-i-can-do": "Someone with their arms up, and a star",
    "what-matters": "Someone thinks of a heart",
    "work": "A work bag",
}

OF_DOMAIN = {
    "health": "health",
    "safety": "safety",
    "learning_leisure": "things-i-like",
    "relationships": "people",
    "contribution": "doing-for-others",
    "rights": "being-heard",
    "economy": "money-and-place",
    "home": "home",
    "control": "deciding",
    "work": "work",
}

OF_KIND = {
    "outcome_wanted": "what-matters",
    "strength": "what-i-can-do",
    "need": "hard-day",
    "outcome_achieved": "getting-better",
}
