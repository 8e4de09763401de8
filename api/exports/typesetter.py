"""A program of its own: data as JSON comes in, the PDF of one of our templates goes out, no file is written."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

import fontpkg
import typst

TEMPLATES = Path(__file__).parent / "templates"
API = Path(__file__).parents[1]  # templates take their pictures from api/web/static


def main() -> None:
    """Read, set, write."""
    template, data = sys.argv[1], sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(typeset(template, data))


def typeset(template: str, data: str) -> bytes:
    """Return a template, filled; where our font cannot draw a letter, tagged all the same, but not as PDF/UA."""
    with suppress(typst.TypstError):
        return _compile(template, data, "ua-1")
    return _compile(template, data, None)


def _compile(template: str, data: str, standard: Literal["ua-1"] | None) -> bytes:
    # Our font, and those inside Typst: what a machine has besides makes no difference.
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[fontpkg.path("Noto Sans").parent])
    source = TEMPLATES / f"{template}.typ"
    return typst.compile(source, root=API, font_paths=fonts, sys_inputs={"data": data}, pdf_standards=standard)


if __name__ == "__main__":
    main()
