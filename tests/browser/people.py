"""What people do on the pages, in their own terms; each step works with JavaScript and without."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from api.web.words import HERE

PASSWORD = "long enough to be safe"
PATIENCE = 30_000  # milliseconds for one answer, on a machine that does much else
KINDS = ("strength", "need", "outcome_wanted", "outcome_achieved")

STORY = (
    "Yes, let's start",
    "me",
    "chapel on a sunday and the girls after. I'd like to walk up there again",
    "we laugh. we been laughing since school",
    "I was a joiner for forty years",
    "my neighbour Jan pops in every day",
    "I can't manage the stairs",
    "the bus is no good on sundays",
)


class Citizen:
    """Someone who talks about their life."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def begin(self) -> None:
        """Agree and start."""
        self.page.goto("/")
        self.page.get_by_label("Keep what I write").check()
        self.page.get_by_role("button", name="Start").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Our talk")

    def send(self, text: str) -> None:
        """Write a message and send it."""
        self.page.get_by_label("Your words").fill(text)
        self._and_wait(self.page.get_by_role("button", name="Send", exact=True))
        # The same words twice in a row: the second must not be there before the first are taken out of the box.
        expect(self.page.get_by_label("Your words")).to_have_value("")

    def choose(self, label: str) -> None:
        """Press one of the buttons that answer for the person."""
        self._and_wait(self.page.get_by_role("button", name=label, exact=True))

    def talk(self, *messages: str) -> None:
        """Send one message after the other."""
        for message in messages:
            self.send(message)

    def talk_to_the_end(self, most: int = 30) -> None:
        """Answer until the questions are over."""
        for number in range(most):
            if "That was the last question" in self.progress:
                return
            self.send(STORY[number] if number < len(STORY) else "yes")
        raise AssertionError(f"the questions were not over after {most} answers")

    @property
    def progress(self) -> str:
        """What the page says of where the talk is."""
        return self.page.locator("#progress").inner_text()

    @property
    def said(self) -> list[str]:
        """The person's own turns."""
        return self.page.locator(".turn--mine .turn__words").all_inner_texts()

    def share_with(self, code: str) -> None:
        """Share the summary, after a look at what is shared."""
        self.page.goto("/share")
        self.page.get_by_label("Share it with someone").fill(code)
        self.page.get_by_role("button", name="Next").click()
        self.page.get_by_role("button", name=re.compile("Yes, share it")).click()
        expect(self.page.get_by_text("They have not looked yet.")).to_be_visible()

    def add_lines(self, *lines: str) -> None:
        """Add lines to the summary in the person's own words, in turn to each group, as the page's forms do."""
        for number, words in enumerate(lines):
            form = {"words": words, "kind": KINDS[number % 4], "domain": "home"}
            assert self.page.request.post("/summary/items", form=form).ok

    def add_line(self, group: str, words: str) -> None:
        """Add a line to the summary."""
        self.page.goto("/summary")
        section = self.page.get_by_role("region", name=group)
        section.locator("summary", has_text="Add something").click()
        section.get_by_label("In your own words").fill(words)
        section.get_by_role("button", name="Add", exact=True).click()
        expect(section.locator(".item__words", has_text=words)).to_be_visible()

    def look_back_in(self, days: int) -> None:
        """Choose the day to look back on the plan, so many from today."""
        self.page.goto("/plan/review-day")
        write_day(self.page, days)
        self.page.get_by_role("button", name="Save the day").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("My plan")

    def agree(self) -> None:
        """Say yes to the plan as it stands."""
        self.page.goto("/plan")
        _say_yes(self.page)

    def _and_wait(self, button: Locator) -> None:
        mine = self.page.locator(".turn--mine").count()
        button.click()
        expect(self.page.locator(".turn--mine")).to_have_count(mine + 1, timeout=PATIENCE)
        expect(self.page.locator("#log > .turn:last-child.turn--bot, #notice .waiting")).to_be_visible()


class Professional:
    """Someone who logs in."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.log_in()

    def log_in(self) -> None:
        """Log in with name and password."""
        self.page.goto("/login")
        self.page.get_by_label("Name").fill(self.name)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Log in", exact=True).click()
        expect(self.page.get_by_role("button", name=re.compile("Log out"))).to_be_visible()

    def new_code(self, who: str = "Just me") -> str:
        """Make a code, for themselves or for their team, and read it off the page."""
        self.page.goto("/review")
        self.page.get_by_label(who).check()
        self.page.get_by_role("button", name="Make a new code").click()
        return self.page.locator("#code").inner_text()

    def open_newest(self) -> None:
        """Open the summary that was shared last."""
        self.page.goto("/review")
        self.page.locator(".inbox__link").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("A shared summary")

    def open_newest_plan(self) -> None:
        """Open the plan of the summary that was shared last."""
        self.open_newest()
        self.page.get_by_role("link", name="Make a plan together").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile("plan"))

    def agree(self) -> None:
        """Say yes to the newest plan as it stands."""
        self.open_newest_plan()
        _say_yes(self.page)


def write_day(page: Page, days: int) -> None:
    """Write a day, so many from today, in its three boxes."""
    day = datetime.now(HERE) + timedelta(days)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(label, exact=True).fill(str(value))


def _say_yes(page: Page) -> None:
    page.get_by_role("button", name="Yes to this plan").click()
    expect(page.get_by_text(re.compile("You said yes|You both said yes")).first).to_be_visible()
