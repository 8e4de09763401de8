"""Sharing on the page: nothing is shared before the person has seen what, and with whom."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.database.review_tables import ShareView
from api.database.tables import ShareLook, now
from tests.unit.api.browsing import Browser, first, hidden, lines_in, staff, ticked_in


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("Here is my good garden with roses")
    return browser


def new_code(nurse):
    return first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)


def test_before_sharing_the_person_sees_what_and_with_whom(browser, nurse):
    page = browser.post("/share", data={"code": new_code(nurse).lower()}).text
    assert "Share this with Nurse Price?" in page
    assert "Here is my <mark>good garden with roses</mark>" in page
    assert "You share it with nobody now." in browser.get("/share").text


def test_what_is_shared_can_be_taken_back(browser, nurse):
    page = browser.share(new_code(nurse)).text
    assert "Nurse Price" in page
    assert "They have not looked yet." in page
    nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text))
    assert "They last looked on" in browser.get("/share").text
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    assert "You share it with nobody now." in browser.post(take_back).text
    assert "Nobody has shared a summary with you yet." in nurse.get("/review").text


@pytest.mark.parametrize("code", ["", "  ", "K7QF", "AAAA-AAAA-AAAA"])
def test_a_wrong_code_is_told_and_stays_in_the_box(browser, code):
    answer = browser.post("/share", data={"code": code})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f'value="{code}"' in answer.text


def test_a_closed_code_shares_nothing(browser, nurse):
    code = new_code(nurse)
    nurse.post(first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text))
    assert browser.post("/share", data={"code": code}).status_code == 422
    assert browser.post("/share/confirm", data={"code": code}).status_code == 404
    assert "You share it with nobody now." in browser.get("/share").text


def test_an_empty_summary_is_not_offered(world, nurse):
    newcomer = Browser(world.services)
    newcomer.begin()
    page = newcomer.post("/share", data={"code": new_code(nurse)}).text
    assert "nothing to share" in page
    assert "/share/confirm" not in page


def test_nobody_takes_back_what_someone_else_shared(world, browser, nurse):
    browser.share(new_code(nurse))
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    other = Browser(world.services)
    other.begin()
    other.post(take_back)
    assert "Nurse Price" in browser.get("/share").text


def test_nothing_is_shared_that_was_not_on_the_page_before_the_yes(browser, nurse):
    code = new_code(nurse)
    seen = hidden(browser.post("/share", data={"code": code}).text, "seen")
    browser.say("My good secret")
    page = browser.post("/share/confirm", data={"code": code, "seen": seen}).text
    assert "Share this with Nurse Price?" in page
    assert "Your summary has changed since." in page
    assert "good secret" in page
    assert "You share it with nobody now." in browser.get("/share").text


def test_new_lines_are_not_shown_when_there_are_others_by_the_time_of_the_yes(browser, nurse):
    browser.share(new_code(nurse))
    browser.say("good bus")
    page = browser.get("/share").text
    browser.say("My good secret")
    answer = browser.post(first(r'action="(/share/[^"]+/show-new)"', page), data={"seen": hidden(page, "seen")})
    assert "Your summary has changed since." in answer.text
    assert "2 new lines are not shown to them yet" in browser.get("/share").text


@pytest.mark.parametrize(
    ("later", "told"),
    [([], None), (["good bus"], "1 new line is"), (["good bus", "My good friend Jan"], "2 new lines are")],
)
def test_the_person_is_told_how_many_lines_are_not_shown_yet(browser, nurse, later, told):
    browser.share(new_code(nurse))
    for text in later:
        browser.say(text)
    for page in (browser.get("/summary").text, browser.get("/share").text):
        assert ("not shown" in page) == bool(told)
        assert told is None or told in page


def test_nobody_is_told_of_lines_that_are_not_shown_before_sharing(browser):
    browser.say("good bus")
    assert "not shown" not in browser.get("/summary").text + browser.get("/share").text


def test_a_code_that_was_used_already_says_so(browser, nurse):
    code = new_code(nurse)
    browser.share(code)
    answer = browser.post("/share", data={"code": code})
    assert answer.status_code == 422
    assert "You have shared with this code already. Nurse Price can see your summary." in answer.text
    assert "already" not in browser.post("/share", data={"code": new_code(nurse)}).text


def test_where_a_line_was_changed_the_page_says_that_the_old_words_stay_away(browser, nurse):
    told = "they see your new words, not the old ones"
    code = new_code(nurse)
    assert told not in browser.post("/share", data={"code": code}).text
    item = first(r'id="item-([^"]+)"', browser.get("/summary").text)
    browser.post(f"/summary/items/{item}", data={"action": "change", "words": "my roses"})
    page = browser.post("/share", data={"code": code}).text
    assert told in page
    assert "garden" not in page


def seen_by(nurse):
    """Return the words of the lines that a professional sees."""
    page = nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text)).text
    return re.findall(r'<p class="item__words">(.*?)</p>', page)


GARDEN, BUS, JAN = "good garden with roses", "good bus", "good friend called Jan"


def test_every_line_is_ticked_at_first_and_only_those_still_ticked_are_shared(browser, nurse):
    browser.say(BUS)
    code = new_code(nurse)
    assert ticked_in(browser.post("/share", data={"code": code}).text) == [GARDEN, BUS]
    browser.share(code, only=[BUS])
    assert seen_by(nurse) == [BUS]
    assert "They see 1 of your lines." in browser.get("/share").text
    assert "not shown" not in browser.get("/summary").text + browser.get("/share").text


def test_nothing_ticked_shares_nothing_and_says_so(browser, nurse):
    answer = browser.share(new_code(nurse), only=[])
    assert answer.status_code == 422
    assert "Tick at least one line." in answer.text
    assert ticked_in(answer.text) == []
    assert "You share it with nobody now." in browser.get("/share").text


def test_whoever_has_to_look_again_keeps_what_was_ticked(browser, nurse):
    browser.say(BUS)
    code = new_code(nurse)
    page = browser.post("/share", data={"code": code}).text
    browser.say(f"My {JAN}")
    form = {"code": code, "seen": hidden(page, "seen"), "items": lines_in(page, [BUS])}
    assert ticked_in(browser.post("/share/confirm", data=form).text) == [BUS]


@pytest.mark.parametrize(
    ("ticked", "seen"), [([GARDEN], [GARDEN]), ([GARDEN, BUS], [GARDEN, BUS]), ([BUS, JAN], [BUS, JAN]), ([], [])]
)
def test_more_or_less_is_shown_line_by_line(browser, nurse, ticked, seen):
    browser.say(BUS)
    browser.share(new_code(nurse), only=[BUS])
    browser.say(f"My {JAN}")
    browser.show_only(*ticked)
    assert seen_by(nurse) == seen
    assert "not shown" not in browser.get("/share").text


def test_what_is_shown_is_ticked_and_what_came_since_is_new(browser, nurse):
    browser.say(BUS)
    browser.share(new_code(nurse), only=[BUS])
    browser.say(f"My {JAN}")
    page = browser.get(first(r'href="(/share/[^"]+/lines)"', browser.get("/share").text)).text
    assert ticked_in(page) == [BUS]
    assert page.count("<strong>New.</strong>") == 1


def test_more_is_not_shown_when_there_are_others_by_the_time_of_the_yes(browser, nurse):
    browser.say(BUS)
    browser.share(new_code(nurse), only=[BUS])
    address = first(r'href="(/share/[^"]+/lines)"', browser.get("/share").text)
    page = browser.get(address).text
    browser.say(f"My {JAN}")
    answer = browser.post(address, data={"seen": hidden(page, "seen"), "items": lines_in(page)})
    assert "Your summary has changed since." in answer.text
    assert ticked_in(answer.text) == [GARDEN, BUS]
    assert JAN in answer.text
    assert seen_by(nurse) == [BUS]


def test_new_lines_shown_at_once_do_not_bring_back_what_was_held_back(browser, nurse):
    browser.say(BUS)
    browser.share(new_code(nurse), only=[BUS])
    browser.say(f"My {JAN}")
    page = browser.get("/share").text
    browser.post(first(r'action="(/share/[^"]+/show-new)"', page), data={"seen": hidden(page, "seen")})
    assert seen_by(nurse) == [BUS, JAN]


def test_a_line_that_is_held_back_stands_in_no_sentence_of_another(browser, nurse):
    browser.say("It is my good garden with roses")
    form = {"action": "change", "words": "my roses", "kind": "strength", "domain": "home"}
    browser.share(new_code(nurse))
    assert "Here is my" in nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text)).text
    item = first(r'id="item-([^"]+)"', browser.get("/summary").text)
    browser.post(f"/summary/items/{item}", data=form)
    assert "Here is my" not in nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text)).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_looks_at_or_changes_what_someone_elses_share_shows(world, browser, nurse, method):
    browser.share(new_code(nurse))
    other = Browser(world.services)
    other.begin()
    address = first(r'href="(/share/[^"]+/lines)"', browser.get("/share").text)
    assert getattr(other, method)(address).status_code == 404
    assert seen_by(nurse) == [GARDEN]


def test_each_look_is_told_with_its_time_and_also_after_it_was_taken_back(world, browser, nurse):
    browser.share(new_code(nurse))
    assert "Nobody yet." in browser.get("/your-data").text
    seen_by(nurse), seen_by(nurse)  # one sitting
    with world.services.sessions.begin() as session:
        session.execute(update(ShareView).values(at=now() - timedelta(hours=1)))
    seen_by(nurse)
    assert "Each time they looked (2)" in browser.get("/share").text
    browser.post(first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text))
    assert "Nurse Price: twice, last on" in browser.get("/your-data").text


def test_a_look_that_goes_on_is_told_with_its_end(world, browser, nurse):
    browser.share(new_code(nurse))
    seen_by(nurse)
    began = now() - timedelta(minutes=20)
    with world.services.sessions.begin() as session:
        session.execute(update(ShareLook).values(at=began))
        session.execute(update(ShareView).values(at=began))
    seen_by(nurse)
    with world.services.sessions() as session:
        (view,) = session.scalars(select(ShareView))
        assert view.at > began + timedelta(minutes=19)


def test_nobody_is_told_who_looked_at_someone_elses_summary(world, browser, nurse):
    browser.share(new_code(nurse))
    seen_by(nurse)
    other = Browser(world.services)
    other.begin()
    assert "Nobody yet." in other.get("/your-data").text
    assert "Who has looked" not in Browser(world.services).get("/your-data").text


def test_where_they_share_with_someone_twice_it_is_said_that_hiding_here_is_not_enough(browser, nurse):
    browser.say(BUS)
    browser.share(new_code(nurse))
    address = first(r'href="(/share/[^"]+/lines)"', browser.get("/share").text)
    assert "and nothing else that you wrote" in browser.get(address).text
    browser.share(new_code(nurse))
    page = browser.get(address).text
    assert "and nothing else that you wrote" not in page
    assert "You share with Nurse Price too." in page
