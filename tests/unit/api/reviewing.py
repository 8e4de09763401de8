"""What a professional says about lines of a summary, and what its owner answers, on their pages."""

from tests.unit.api.browsing import first, hidden


def share_page(nurse):
    """Return the address of the newest summary that is shared with someone."""
    return first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text)


def say(nurse, line, kind, words=""):
    """Let a professional say something about a line that they see."""
    _, _, after = nurse.get(share_page(nurse)).text.partition(f'<p class="item__words">{line}</p>')
    form = {"kind": kind, "words": words, "seen": hidden(after, "seen")}
    return nurse.post(first(r'action="(/review/[^"]+)"', after), data=form)


def answer(person, answer, words=""):
    """Let the owner answer the first note on the page that can be answered."""
    form = first(r'action="(/summary/notes/[^"]+)"', person.get("/summary").text)
    return person.post(form, data={"answer": answer, "words": words})


def take_back(person):
    """Take the first share back."""
    return person.post(first(r'action="(/share/[^"]+/take-back)"', person.get("/share").text))
