"""A citizen who talks through the contracts' JSON calls."""

from typing import Any

import httpx


class Citizen:
    """One conversation over HTTP, with its token."""

    def __init__(self, url: str, channel: str = "web", language: str = "en") -> None:
        consent = {"keep": True, "share": False, "research": False}
        self._url = url
        self._client = httpx.Client(base_url=url, timeout=30)
        body = {"channel": channel, "language": language, "consent": consent}
        opened = self._client.post("/api/conversations", json=body)
        assert opened.status_code == 201, opened.text
        self.opening: dict[str, Any] = opened.json()
        self.id = self.opening["id"]
        self._client.headers["Authorization"] = f"Bearer {self.opening['token']}"
        self._sent = 0

    def change_device(self) -> None:
        """Go on from another device, with nothing but the conversation's id and token."""
        self._client.close()
        token = {"Authorization": f"Bearer {self.opening['token']}"}
        self._client = httpx.Client(base_url=self._url, timeout=30, headers=token)

    def call(self, method: str, path: str = "", **arguments: Any) -> httpx.Response:
        """Call an address below this conversation's."""
        return self._client.request(method, f"/api/conversations/{self.id}{path}", **arguments)

    def say(self, text: str, client_message_id: str | None = None) -> dict[str, Any]:
        """Say something and return the answer."""
        self._sent += 1
        body = {"text": text, "client_message_id": client_message_id or str(self._sent)}
        answer = self.call("POST", "/messages", json=body)
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()
        return result

    def say_again(self, text: str) -> dict[str, Any]:
        """Send the last message once more, under the same id."""
        self._sent -= 1
        return self.say(text)

    def transcript(self) -> list[tuple[str, str]]:
        """Return who said what, in order."""
        return [(turn["from"], turn["text"]) for turn in self.call("GET").json()["turns"]]

    def summary(self) -> dict[str, Any]:
        """Return the summary."""
        result: dict[str, Any] = self.call("GET", "/summary").json()
        return result

    def reach(self, topic: str, most: int = 30) -> dict[str, Any]:
        """Answer plainly until a topic is reached, and return the answer that reached it."""
        for number in range(most):
            answer = self.say("yes" if number == 0 else f"I enjoy walking with my friend on day {number}")
            if answer["state"]["topic"] == topic:
                return answer
        raise AssertionError(f"{topic} was not reached in {most} turns")
