"""Every route is either public on purpose, or refuses whoever has not shown who they are."""

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from api.main import build_app
from api.routers import CALLS, PAGES

PUBLIC = {
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("POST", "/api/conversations"),
    ("POST", "/api/sessions"),
    ("DELETE", "/api/sessions"),
    ("GET", "/"),
    ("POST", "/"),
    ("GET", "/login"),
    ("POST", "/login"),
    ("POST", "/logout"),
    ("GET", "/docs"),
    ("GET", "/about"),
    ("GET", "/deleted"),
    ("GET", "/help-now"),
    ("GET", "/robots.txt"),
    ("GET", "/favicon.ico"),
    ("GET", "/your-data"),
    ("GET", "/accessibility"),
    ("GET", "/easy-read"),
    ("POST", "/large-text"),
    ("GET", "/return/{conversation_id}/{token}"),
}


def routes():
    """Return method and path of every route; an included router keeps its routes to itself."""
    found, routers = [], [*CALLS, *PAGES]
    while routers:
        for route in routers.pop().routes:
            if isinstance(route, APIRoute):
                found += [(method, route.path) for method in route.methods]
            else:
                routers.append(route.original_router)
    return found


def test_every_private_route_refuses_a_stranger(world):
    app = build_app(world.services)
    client = TestClient(app, follow_redirects=False)
    private = [route for route in routes() if route not in PUBLIC]
    assert len(private) > 10
    for method, path in private:
        answer = client.request(method, path.replace("{", "").replace("}", ""))
        # Pages send a stranger to the login, calls say 401, and 403 to who does not sign as Twilio.
        assert answer.status_code in (303, 401, 403), f"{method} {path} answered a stranger with {answer.status_code}"


def test_no_public_route_is_listed_that_is_not_there():
    assert PUBLIC - set(routes()) == set()


@pytest.mark.parametrize("path", ["/review", "/read"])
def test_a_stranger_is_sent_to_the_login(world, path):
    answer = TestClient(build_app(world.services), follow_redirects=False).get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")
