"""Browsers without JavaScript, for tests of the pages: one for a citizen, one for someone who logs in."""

import re

from fastapi.testclient import TestClient

from api.accounts.roles import Role
from api.main import build_app

PASSWORD = "long enough to be safe"


class Browser(TestClient):
    """Follows redirects and keeps cookies, as browsers do."""

    def __init__(self, services):
        super().__init__(build_app(services), raise_server_exceptions=False)

    def begin(self, **choices):
        """Open a conversation from the first page."""
        return self.post("/", data={"keep": "true", "language": "en", **choices})

    def say(self, text, **fields):
        """Send one message from the page as it is now."""
        page = self.get("/conversation").text
        form = {"message_id": hidden(page, "message_id"), "seen": hidden(page, "seen"), "text": text, **fields}
        return self.post("/conversation/messages", data=form)

    def log_in(self, name, **fields):
        return self.post("/login", data={"name": name, "password": PASSWORD, **fields})

    def share(self, code, only=None):
        """Share the summary with a code, after the look at what is shared; `only` the lines with these words."""
        page = self.post("/share", data={"code": code}).text
        form = {"code": code, "seen": hidden(page, "seen"), "items": lines_in(page, only)}
        return self.post("/share/confirm", data=form)

    def show_only(self, *words):
        """Let the first share show the lines with these words and no others."""
        address = first(r'href="(/share/[^"]+/lines)"', self.get("/share").text)
        page = self.get(address).text
        return self.post(address, data={"seen": hidden(page, "seen"), "items": lines_in(page, words)})


def hidden(page, name):
    """Return the value of a hidden field."""
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def lines_in(page, only=None):
    """Return the lines that can be ticked on a page, all or those whose words are named."""
    box = r'name="items" type="checkbox" value="([^"]+)".*?<label[^>]*>\s*(.*?)\s*</label>'
    return [line for line, words in re.findall(box, page, re.DOTALL) if only is None or words in only]


def ticked_in(page):
    """Return the words of the lines that are ticked on a page."""
    return re.findall(r'value="[^"]+" checked[^>]*>\s*<label[^>]*>\s*(.*?)\s*</label>', page, re.DOTALL)


def first(pattern, page):
    """Return the first thing on a page that a pattern captures."""
    return re.search(pattern, page)[1]


def staff(services, name, role=Role.PROFESSIONAL, team=None):
    """Add someone and return their browser, logged in."""
    with services.sessions.begin() as session:
        services.accounts.add(session, name, role, PASSWORD, team)
    browser = Browser(services)
    browser.log_in(name)
    return browser
