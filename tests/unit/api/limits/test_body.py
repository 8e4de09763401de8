"""Too much at once is refused before it is read, for programs and for people."""

import pytest
from fastapi.testclient import TestClient

from api.limits.body import MOST, most_of
from api.main import build_app


@pytest.fixture
def client(world):
    return TestClient(build_app(world.services), raise_server_exceptions=False, follow_redirects=False)


def counted(total, counts):
    """Yield a body in parts, counting what was asked for."""
    for _ in range(total // 1024):
        counts.append(1024)
        yield b"x" * 1024


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/api/conversations", MOST + 1, 413),
        ("/api/conversations", MOST, 422),
        ("/api/sessions", MOST + 1, 413),
        ("/api/analyse", MOST + 1, 422),
        ("/api/analyse", 10 * MOST + 1, 413),
        ("/sms/notify", 64 * 1024 + 1, 413),
        ("/sms/notify", 64 * 1024, 422),
        ("/sms/twilio", 64 * 1024 + 1, 413),
        ("/sms/twilio", 64 * 1024, 403),
    ],
)
def test_how_much_a_program_may_send(client, path, size, status):
    answer = client.post(path, content=b"x" * size, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    if status == 413:
        assert answer.json()["error"]["code"] == "too_large"


@pytest.mark.parametrize("path", ["/", "/login"])
def test_a_form_that_is_too_big_gets_a_plain_page(client, path):
    answer = client.post(path, data={"name": "x" * MOST})
    assert answer.status_code == 413
    assert "<h1>That is too big</h1>" in answer.text


@pytest.mark.parametrize("announced", [{}, {"Content-Length": "10"}, {"Content-Length": "-5"}, {"Content-Length": "x"}])
def test_what_was_not_announced_is_counted_as_it_comes(client, announced):
    answer = client.post(
        "/api/conversations", content=b"x" * (MOST + 1), headers={"Content-Type": "text/plain", **announced}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/read", "/api/analyse", "/sms/notify", "/conversation/messages", "/"])
def test_every_address_has_a_limit(path):
    assert 0 < most_of(path) <= 10 * MOST
