"""Collections to code, put straight into the tables, as an upload leaves them."""

from api.database.collection_tables import Collection, Story, StoryFinding
from nlp.reading.segmentation import split_sentences

# Emoji, a CRLF, a lone CR, and words that stand twice: where offsets go wrong if they can.
STAIRS = "🙂 My neighbour Jan pops in every day.\r\nI can't manage the stairs. 👩‍🦽 I want to walk to chapel again."
BUS = "The bus is no good on sundays. The bus is no good at night.\rI miss the girls."
LOUD = "<b>Nobody</b> asked me & I sat there."
STORIES = (STAIRS, BUS, LOUD)
JAN = "My neighbour Jan pops in every day"
FOUND = ((0, "strength", "relationships", JAN), (0, "need", "home", "manage the stairs"))


def _cut(text):
    return [[sentence.start, sentence.end] for sentence in split_sentences(text)]


def add_collection(session, owner, texts=STORIES, found=FOUND, name="Stories of the stroke café"):
    """Add a collection that was read: `found` is the number of a story, kind, domain and the words."""
    collection = Collection(owner_id=owner.id, name=name, tier="fast", state="ready")
    collection.stories = [
        Story(position=at, name=f"story-{at + 1}", source="stories.csv", text=text, language="en", sentences=_cut(text))
        for at, text in enumerate(texts)
    ]
    session.add(collection)
    session.flush()
    for at, kind, domain, words in found:
        start = texts[at].index(words)
        finding = {"kind": kind, "domain": domain, "start": start, "end": start + len(words), "score": 0.9}
        session.add(StoryFinding(story_id=collection.stories[at].id, reason="You said so.", **finding))
    session.flush()
    return collection
