"""What axe-core finds wrong on a page."""

from tests.servers import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page):
    """Return what axe-core finds wrong."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in result["violations"]]
