"""Attacks on people through their browser, each through the whole service."""

from html.parser import HTMLParser

import pytest

from api.accounts.login import COOKIE
from api.accounts.roles import Role
from tests.unit.api.browsing import PASSWORD, Browser, first, staff

SCRIPT = "<script>alert('good')</script><img src=x onerror=alert(1)>"
CITIZENS = ("/", "/conversation", "/summary", "/share", "/come-back", "/delete", "/your-data")


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def citizen(world):
    browser = Browser(world.services)
    browser.begin()
    return browser


class Elements(HTMLParser):
    """Collects what could run on a page, as a browser would find it."""

    def __init__(self, page):
        super().__init__()
        self.run = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if (tag == "script" and "src" not in given) or tag == "style":
            self.run.append(tag)
        self.run += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self.run += [f"{tag} {name}" for name in ("href", "src", "action") if "javascript:" in (given.get(name) or "")]


def assert_harmless(answer):
    """Whatever was written is shown as it was written, and is no part of the page."""
    assert Elements(answer.text).run == []
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_could_run_is_found():
    page = '<script>x</script><img onerror="x"><a href="javascript:x">x</a><p style="x">x</p><script src="x"></script>'
    assert Elements(page).run == ["script", "img onerror", "a href", "p style"]


def test_a_script_that_is_stored_never_runs_for_the_person_or_the_professional(citizen, nurse):
    citizen.say(f"my good {SCRIPT}")
    citizen.post("/summary/items", data={"words": SCRIPT, "kind": "strength", "domain": "home"})
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    looked_at = citizen.post("/share", data={"code": code})
    citizen.share(code)
    seen = nurse.get(first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text))
    assert "&lt;script&gt;" in seen.text
    for answer in (looked_at, seen, nurse.get("/review"), *(citizen.get(path) for path in CITIZENS)):
        assert_harmless(answer)


def test_a_script_in_a_name_never_runs(world, citizen):
    mallory = staff(world.services, SCRIPT)
    code = first(r'id="code">([^<]+)<', mallory.post("/review/codes").text)
    page = citizen.post("/share", data={"code": code})
    assert "&lt;script&gt;" in page.text
    assert_harmless(page)
    assert_harmless(staff(world.services, "Ann Admin", Role.ADMIN).get("/admin/audit"))


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/login", {"name": SCRIPT, "password": SCRIPT, "next": SCRIPT}),
        ("/login", {"name": "x", "password": "x", "next": "javascript:alert(1)"}),
        ("/share", {"code": SCRIPT}),
        ("/conversation/messages", {"text": " ", "choice": "", "message_id": SCRIPT, "seen": SCRIPT}),
        ("/summary/items/" + "x", {"action": SCRIPT, "words": SCRIPT}),
        ("/summary/items", {"words": " ", "kind": "strength", "domain": SCRIPT}),
        ("/", {"keep": "", "language": SCRIPT}),
    ],
)
def test_a_script_that_is_sent_back_never_runs(citizen, path, form):
    assert_harmless(citizen.post(path, data=form))


@pytest.mark.parametrize("path", [f"/{SCRIPT}", f"/login?next={SCRIPT}", f"/return/{SCRIPT}/x", f"/docs?url={SCRIPT}"])
def test_a_script_in_an_address_never_runs(citizen, path):
    assert_harmless(citizen.get(path))


FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_form_on_another_site_does_nothing_with_our_cookies(citizen, nurse, headers):
    citizen.say("my good garden")
    for path, form in {
        "/conversation/messages": {"text": "good forgery", "message_id": "1"},
        "/summary/items": {"words": "forgery", "kind": "strength", "domain": "home"},
        "/delete": {},
        "/your-data/research": {"may": "true"},
    }.items():
        assert citizen.post(path, data=form, headers=headers).status_code == 403
    assert "garden" in citizen.get("/conversation").text
    assert "forgery" not in citizen.get("/summary").text
    for path in ("/review/codes", "/logout", "/login"):
        assert nurse.post(path, headers=headers).status_code == 403
    assert "Ends in" not in nurse.get("/review").text


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
@pytest.mark.parametrize(
    ("path", "form"), [("/login", {"name": "Nurse Price", "password": PASSWORD}), ("/", {"keep": "true"})]
)
def test_a_form_on_another_site_logs_nobody_in_and_takes_no_conversation_away(world, nurse, path, form, headers):
    """Browsers leave our cookies out there: what it would set in their place is what counts."""
    answer = Browser(world.services).post(path, data=form, headers=headers, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}])
def test_a_form_of_ours_does_its_work(citizen, headers):
    form = {"words": "my dog", "kind": "strength", "domain": "home"}
    assert citizen.post("/summary/items", data=form, headers=headers).status_code == 200
    assert "my dog" in citizen.get("/summary").text


def test_a_session_that_someone_else_has_chosen_is_not_the_one_after_the_login(world, nurse):
    chosen = "a-session-that-the-attacker-knows"
    victim = Browser(world.services)
    victim.cookies.set(COOKIE, chosen, domain="testserver.local")
    victim.log_in("Nurse Price")
    assert "Nurse Price" in victim.get("/review").text
    attacker = Browser(world.services)
    attacker.cookies.set(COOKIE, chosen)
    assert attacker.get("/review").url.path == "/login"


def test_an_attackers_own_session_does_not_become_the_victims(world, nurse):
    mallory = staff(world.services, "Mallory")
    victim = Browser(world.services)
    victim.cookies.set(COOKIE, mallory.cookies[COOKIE], domain="testserver.local")
    victim.log_in("Nurse Price")
    assert "Nurse Price" in victim.get("/review").text
    assert mallory.get("/review").url.path == "/login"  # the session that was there has ended with the login


def test_guessing_codes_ends_soon_and_finds_nothing(world, citizen, nurse):
    nurse.post("/review/codes")
    answers = [citizen.post("/share", data={"code": f"AAAA-AAAA-{number:04d}"}) for number in range(30)]
    assert [answer.status_code for answer in answers] == [422] * 20 + [429] * 10
    assert "Nurse Price" not in "".join(answer.text for answer in answers)


def test_a_code_says_nothing_about_itself_in_the_database(world, nurse):
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    with world.services.engine.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM share_codes").all())
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_passwords_and_sessions_are_not_in_the_database(world, nurse):
    with world.services.engine.connect() as connection:
        kept = str(
            [connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in ("users", "login_sessions")]
        )
    assert "$argon2id$" in kept
    assert PASSWORD not in kept
    assert nurse.cookies[COOKIE] not in kept
