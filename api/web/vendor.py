"""Copies the front-end packages that the pages use from node_modules, in our colours and without the NHS font."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "node_modules"
VENDOR = Path(__file__).parent / "static" / "vendor"

NHSUK_STYLES = "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css"
FILES = {
    NHSUK_STYLES: "nhsuk.css",
    "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js": "nhsuk.js",
    "htmx.org/dist/htmx.min.js": "htmx.js",
    "swagger-ui-dist/swagger-ui.css": "swagger-ui.css",
    "swagger-ui-dist/swagger-ui-bundle.js": "swagger-ui.js",
}

# The font that each device has already: nothing to wait for on a slow line, and known to its reader.
FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif'

# The package's minified styles hold their colours as written here, each state of each component with one of them,
# so exchanging them is what Sass variables would do, without Sass. Every pair of text and ground is 4.5:1 or better.
COLOURS = {
    "#005eb8": "#1f5a4e",  # links, headers, borders: a deep garden green for the NHS blue
    "#0055a6": "#1b5146",
    "#004b93": "#17473d",
    "#004281": "#143f36",
    "#003d78": "#143f36",
    "#003087": "#17473d",
    "#002f5c": "#0e332b",
    "#337ec6": "#6a9c8f",
    "#c7dcef": "#d3e5dd",
    "#ccdff1": "#d8e8e1",
    "#d9e7f4": "#e2efe9",
    "#edf4fa": "#eff6f2",
    "#007f3b": "#246b50",  # buttons
    "#00662f": "#1c5640",
    "#004c23": "#123c2d",
    "#00401e": "#10362a",
    "#212b32": "#2a2320",  # text
    "#4c6272": "#5e5149",
    "#768692": "#85776a",
    "#aeb7bd": "#bfb2a1",
    "#d8dde0": "#e4d9c8",  # lines
    "#e0e4e6": "#ece3d5",
    "#f0f4f5": "#fbf6ee",  # the page
    "#330072": "#5a3160",  # visited links
    "#7c2855": "#8a3b12",  # links under the pointer
    "#d5281b": "#b3261e",  # errors and warnings
    "#aa2016": "#8f1d17",
    "#ffeb3b": "#ffd95a",  # focus
}


def main() -> None:
    """Copy every file, or say which package is missing."""
    missing = [source for source in FILES if not (PACKAGES / source).is_file()]
    if missing:
        sys.exit(f"The pages need {missing[0]}, which is not in node_modules. Run `npm ci` and try again.")
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, name in FILES.items():
        text = without_source_map((PACKAGES / source).read_text(encoding="utf-8"))
        (VENDOR / name).write_text(in_our_style(text) if source == NHSUK_STYLES else text, encoding="utf-8")


def in_our_style(css: str) -> str:
    """Return styles with our colours and font; the NHS typeface and what would fetch it are left out.

    >>> in_our_style("@font-face{font-family:Frutiger W01}a{color:#005eb8;font-family:Frutiger W01,arial}")[:16]
    'a{color:#1f5a4e;'
    """
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"font-family:Frutiger W01[^;}]*", f"font-family:{FONT}", css)
    return re.sub(r"#[0-9a-f]{6}\b", lambda match: COLOURS.get(match[0], match[0]), css)


def without_source_map(text: str) -> str:
    """Return a script or styles without the line that points to a source map, which is not served."""
    return re.sub(r"\s*(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$", "", text)


if __name__ == "__main__":
    main()
