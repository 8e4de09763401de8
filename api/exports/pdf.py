"""PDFs that a screen reader can read, by Typst: tagged, with language and title, as ISO 14289-1 (PDF/UA-1) asks.

What people wrote is handed to the template as data. It is drawn as text and never read as Typst's markup.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal

import fontpkg
import typst

TEMPLATES = Path(__file__).parent / "templates"
API = Path(__file__).parents[1]  # templates take their pictures from api/web/static
PICTURE_SIGNS = 0x2190  # where they begin; before it are letters and signs that our font has
# What only changes how the emoji before it looks: its colour or style, the flag that it becomes.
_CHANGES_A_PICTURE = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")


def make_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return a template of ours, filled, as a PDF; it is made in memory, and nothing of it is kept."""
    inputs = {"data": _with_names_of_pictures(json.dumps(data, ensure_ascii=False))}
    with suppress(typst.TypstError):  # a letter that our font cannot draw; it names the letter, so it is not passed on
        return _compile(template, inputs, "ua-1")
    return _compile(template, inputs, None)  # tagged all the same; it does not claim the standard


def _compile(template: str, inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    source = TEMPLATES / f"{template}.typ"
    return typst.compile(source, root=API, font_paths=_fonts(), sys_inputs=inputs, pdf_standards=standard)


@cache
def _fonts() -> typst.Fonts:
    """Return our font, and those inside Typst; what a machine has besides makes no difference."""
    folder = fontpkg.path("Noto Sans").parent
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _with_names_of_pictures(text: str) -> str:
    """Return a text in which emoji, which fonts of one colour do not have, stand as their names.

    >>> _with_names_of_pictures("my dog 🐕 and I")
    'my dog [dog] and I'
    """
    return "".join(_drawn(sign) for sign in _CHANGES_A_PICTURE.sub("", text))


def _drawn(sign: str) -> str:
    if ord(sign) < PICTURE_SIGNS or unicodedata.category(sign) != "So":
        return sign
    return f"[{unicodedata.name(sign).lower()}]"
