"""Logging in and out with a browser."""

import pytest

from api.accounts.login import COOKIE
from api.accounts.roles import Role
from api.errors import InvalidInputError
from tests.unit.api.browsing import PASSWORD, Browser, staff


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.mark.parametrize(
    ("role", "page"), [(Role.PROFESSIONAL, "/review"), (Role.RESEARCHER, "/collections"), (Role.ADMIN, "/admin/audit")]
)
def test_each_role_comes_to_its_own_first_page(world, role, page):
    staff(world.services, "Somebody", role)
    assert Browser(world.services).log_in("Somebody").url.path == page


@pytest.mark.parametrize(("name", "password"), [("Nurse Price", "wrong"), ("Nobody", PASSWORD), ("", "")])
def test_a_wrong_login_says_so_and_opens_nothing(world, nurse, name, password):
    browser = Browser(world.services)
    answer = browser.post("/login", data={"name": name, "password": password})
    assert answer.status_code == 422
    assert "do not go together" in answer.text
    assert password not in answer.text or not password
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize(
    ("added", "typed", "opens"),
    [
        ("Sian Evans", "sian evans", True),
        ("Sian Evans", " SIAN EVANS ", True),
        ("Siân Evans", "SIÂN EVANS", True),
        ("Siân Evans", "sian evans", False),
        ("Sian Evans", "sian", False),
        ("Sian Evans", "%", False),
    ],
)
def test_a_name_is_known_in_whatever_capitals(world, added, typed, opens):
    staff(world.services, added)
    browser = Browser(world.services)
    browser.log_in(typed)
    assert (COOKIE in browser.cookies) == opens


def test_a_name_that_differs_in_capitals_alone_is_taken(world, nurse):
    with pytest.raises(InvalidInputError, match="already someone called"), world.services.sessions.begin() as session:
        world.services.accounts.add(session, "NURSE PRICE", Role.PROFESSIONAL, PASSWORD)


@pytest.mark.parametrize("page", ["/review", "/read", "/review/some-share"])
def test_whoever_has_to_log_in_comes_back_to_where_they_were(world, nurse, page):
    browser = Browser(world.services)
    login = browser.get(page)
    assert login.url.path == "/login"
    assert f'name="next" value="{page}"' in login.text
    assert browser.log_in("Nurse Price", next=page).url.path == page


def test_a_login_never_leads_to_another_site(world, nurse):
    assert Browser(world.services).log_in("Nurse Price", next="https://elsewhere.example/").url.path == "/review"


def test_each_login_has_a_token_of_its_own_and_ends_the_one_before(world, nurse):
    before = nurse.cookies[COOKIE]
    nurse.log_in("Nurse Price")
    assert nurse.cookies[COOKIE] != before
    thief = Browser(world.services)
    thief.cookies.set(COOKIE, before)
    assert thief.get("/review").url.path == "/login"


def test_logging_out_ends_the_session_on_our_side_too(world, nurse):
    token = nurse.cookies[COOKIE]
    assert nurse.post("/logout").url.path == "/login"
    thief = Browser(world.services)
    thief.cookies.set(COOKIE, token)
    assert thief.get("/review").url.path == "/login"


def test_the_session_is_out_of_reach_for_scripts_and_other_sites(world, nurse):
    form = {"name": "Nurse Price", "password": PASSWORD}
    cookie = Browser(world.services).post("/login", data=form, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
