"""A professional who gives a code."""

import re

import httpx

from tests.servers import Api

PASSWORD = "long enough password"
CODE = re.compile(r"\b(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}\b")


def code_of(api: Api, name: str) -> str:
    """Add a professional, and return a code that they have made on their page."""
    api.add_user(name, "professional", PASSWORD)
    with httpx.Client(base_url=api.url, follow_redirects=True, timeout=30) as browser:
        browser.post("/login", data={"name": name, "password": PASSWORD})
        found = CODE.search(browser.post("/review/codes").text)
    assert found
    return found[0]
