"""How much of the network a page takes when nothing of it is in the browser's cache."""

from playwright.sync_api import Page


class Scales:
    """Weighs what came, as it was sent, since the page in this tab was opened."""

    def __init__(self, page: Page) -> None:
        self._bytes = 0
        network = page.context.new_cdp_session(page)
        network.on("Network.requestWillBeSent", self._is_asked_for)
        network.on("Network.loadingFinished", self._has_come)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    @property
    def kilobytes(self) -> float:
        """Return what came, with its headers."""
        return self._bytes / 1000

    def _is_asked_for(self, event: dict[str, object]) -> None:
        if event["type"] == "Document":
            self._bytes = 0

    def _has_come(self, event: dict[str, float]) -> None:
        self._bytes += event["encodedDataLength"]
