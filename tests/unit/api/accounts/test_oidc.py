"""Logging in through an identity provider that signs what it says: who is let in, and what is not believed."""

import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from pydantic import ValidationError
from sqlalchemy import select

from api.accounts.login import COOKIE
from api.accounts.oidc_settings import OidcSettings
from api.database.tables import User
from tests.identity import CLIENT, SECRET, StandInIdentity, running
from tests.unit.api.browsing import PASSWORD, Browser, staff
from tests.world import new_world

START, DONE = "/login/organisation", "/login/organisation/done"


@pytest.fixture
def provider():
    with running(StandInIdentity()) as provider:
        yield provider


@pytest.fixture
def services(tmp_path, provider):
    given = OidcSettings(oidc_issuer=provider.url, oidc_client_id=CLIENT, oidc_client_secret=SECRET)
    return new_world(tmp_path, oidc=given).services


def begun(browser, address=START):
    """Begin in a browser, and return the address with which the provider sends it back."""
    there = browser.get(address, follow_redirects=False).headers["location"]
    return httpx.get(there).headers["location"]


def log_in(services, address=START):
    browser = Browser(services)
    return browser, browser.get(begun(browser, address))


def users(services):
    with services.sessions() as session:
        return {user.name: (user.role, user.subject) for user in session.scalars(select(User))}


def test_someone_the_provider_vouches_for_is_logged_in(services, provider):
    browser, page = log_in(services)
    assert page.url.path == "/review"
    assert "Sian Evans" in page.text
    assert users(services) == {"Sian Evans": ("professional", f"{provider.url}#1")}
    assert browser.post("/logout").url.path == "/login"


def test_they_come_back_to_where_they_were_and_nowhere_else(services):
    assert log_in(services, f"{START}?next=/read")[1].url.path == "/read"
    assert log_in(services, f"{START}?next=https://elsewhere.example/")[1].url.path == "/review"


def test_the_browser_is_sent_with_what_protects_the_way_back(services):
    asked = parse_qs(urlsplit(Browser(services).get(START, follow_redirects=False).headers["location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 40 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    ("roles", "page"),
    [("researcher", "/collections"), (["staff", "admin"], "/admin/audit"), (["professional"], "/review")],
)
def test_the_role_is_what_the_claim_says(services, provider, roles, page):
    provider.claims["roles"] = roles
    assert log_in(services)[1].url.path == page


@pytest.mark.parametrize("roles", [None, [], "", "citizen", ["Professional!"], ["staff"]])
def test_whose_claim_names_no_role_stays_outside(services, provider, roles):
    provider.claims["roles"] = roles
    browser, page = log_in(services)
    assert page.status_code == 403
    assert "has not said that you work with Good Life" in page.text
    assert COOKIE not in browser.cookies
    assert users(services) == {}


def test_a_role_that_was_taken_away_or_changed_is_so_at_the_next_login(services, provider):
    log_in(services)
    provider.claims["roles"] = ["researcher"]
    log_in(services)
    assert [role for role, _ in users(services).values()] == ["researcher"]


def test_someone_with_the_name_of_somebody_here_does_not_become_them(services, provider):
    staff(services, "Sian Evans")
    provider.claims["email"] = "sian@example.org"
    log_in(services)
    assert set(users(services)) == {"Sian Evans", "sian@example.org"}


def test_who_has_no_password_cannot_log_in_with_one(services):
    log_in(services)
    for password in ("", PASSWORD):
        answer = Browser(services).post("/login", data={"name": "Sian Evans", "password": password})
        assert "do not go together" in answer.text


@pytest.mark.parametrize(
    "spoilt",
    [
        {"iss": "http://elsewhere.example"},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another-client"], "azp": "another-client"},
        {"nonce": "another-nonce"},
        {"nonce": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"sub": None},
    ],
)
def test_an_id_token_that_is_not_for_this_login_is_not_believed(services, provider, spoilt):
    provider.spoils = spoilt
    browser, page = log_in(services)
    assert page.status_code == 403
    assert "did not work" in page.text
    assert COOKIE not in browser.cookies
    assert users(services) == {}


def test_a_token_that_someone_else_has_signed_is_not_believed(services, provider):
    provider.signs_with = RSAKey.generate_key(2048)
    assert log_in(services)[1].status_code == 403
    assert users(services) == {}


def test_a_login_that_this_browser_has_not_begun_is_not_finished(services):
    attacker, victim, waiting = Browser(services), Browser(services), Browser(services)
    back = begun(attacker)
    begun(waiting)
    for browser in (victim, waiting):  # with no login begun, and with one of their own
        assert browser.get(back).status_code == 403
        assert COOKIE not in browser.cookies
    assert users(services) == {}


def test_a_login_cannot_be_finished_twice(services):
    browser = Browser(services)
    back = begun(browser)
    kept = browser.cookies["goodlife_login"]
    browser.get(back)
    again = Browser(services)
    again.cookies.set("goodlife_login", kept)
    assert again.get(back).status_code == 403


@pytest.mark.parametrize("query", ["", "?error=no", "?code=x&state=wrong", "?code=x&state=%C3%A9", "?code=x"])
def test_what_no_provider_would_send_is_refused(services, query):
    browser = Browser(services)
    begun(browser)
    assert browser.get(f"{DONE}{query}").status_code == 403


def test_a_session_from_before_ends_with_the_login(services):
    browser = staff(services, "Mair")
    before = browser.cookies[COOKIE]
    browser.get(begun(browser))
    thief = Browser(services)
    thief.cookies.set(COOKIE, before)
    assert thief.get("/review").url.path == "/login"


def test_a_provider_that_does_not_answer_is_told_plainly(tmp_path):
    given = OidcSettings(oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT, oidc_client_secret=SECRET)
    page = Browser(new_world(tmp_path, oidc=given).services).get(START)
    assert page.status_code == 403
    assert "start again from the login page" in page.text


def test_the_button_is_there_where_a_provider_is_set_up_and_only_there(services, world):
    assert 'href="/login/organisation"' in Browser(services).get("/login").text
    assert "?next=/review" in Browser(services).get("/review").text
    assert "/login/organisation" not in Browser(world.services).get("/login").text
    assert [Browser(world.services).get(path).status_code for path in (START, DONE)] == [404, 404]


@pytest.mark.parametrize("missing", ["oidc_client_id", "oidc_client_secret"])
def test_a_provider_is_set_up_wholly_or_not_at_all(missing):
    given = {"oidc_issuer": "https://id.example", "oidc_client_id": CLIENT, "oidc_client_secret": SECRET, missing: ""}
    with pytest.raises(ValidationError, match="are needed with OIDC_ISSUER"):
        OidcSettings(**given)
