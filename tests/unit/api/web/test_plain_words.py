"""The words on the citizen's pages are for a reader of 9 to 11."""

import re
from html import unescape

import pytest

from tests.unit.api.browsing import Browser

PAGES = ["/", "/conversation", "/summary", "/share", "/come-back", "/delete", "/deleted", "/about", "/your-data"]
PAGES += ["/accessibility", "/help-now", "/nothing-here", "/my-page"]
PAGES += ["/easy-read", "/easy-read/summary", "/easy-read/my-page"]
MOST_FOR_A_PAGE, MOST_FOR_A_SENTENCE = 6.0, 9.0  # a reader of 11 is in the sixth grade
BLOCKS = r"<(?=/?(?:h\d|p|li|summary|label|legend|button|option|div|blockquote)[ >])"


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("My good garden. We laugh in it")
    return browser


def grade(sentences):
    """Return the Flesch-Kincaid grade (Kincaid and others, 1975), syllables counted by their vowels."""
    words = [word for sentence in sentences for word in re.findall(r"[a-z’']+", sentence.lower())]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeioul])e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def sentences_of(html):
    """Return the sentences of a page's main part, headings and labels included."""
    main = re.search(r"<main.*</main>", html, re.DOTALL)[0]
    text = unescape(re.sub(r"<[^>]+>", "", re.sub(BLOCKS, "\n<", main)))
    return [" ".join(found.split()) for found in re.split(r"[.?!:](?:\s|$)|\n\s*\n", text) if re.search("[a-z]", found)]


@pytest.mark.parametrize("path", PAGES)
def test_a_child_of_eleven_can_read_the_page(browser, path):
    sentences = sentences_of(browser.get(path).text)
    assert grade(sentences) <= MOST_FOR_A_PAGE
    hard = [sentence for sentence in sentences if len(sentence.split()) > 6 and grade([sentence]) > MOST_FOR_A_SENTENCE]
    assert hard == []


def test_hard_words_are_found():
    officialese = "Practitioners facilitate personalised multidisciplinary interventions in accordance with eligibility"
    assert grade([officialese]) > MOST_FOR_A_SENTENCE
    assert grade(["You can skip, stop, come back another day, or delete it all"]) < MOST_FOR_A_PAGE
