"""PDFs that a screen reader can read, by Typst: tagged, with language and title, as ISO 14289-1 (PDF/UA-1) asks.

What people wrote is handed to the template as data. It is drawn as text and never read as Typst's markup.
"""

import json
import logging
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.errors import NotReadyError

log = logging.getLogger(__name__)

TYPESETTER = Path(__file__).parent / "typesetter.py"
MOST_SECONDS = 60
PICTURE_SIGNS = 0x2190  # where they begin; before it are letters and signs that our font has
# What only changes how the emoji before it looks: its colour or style, the flag that it becomes.
_CHANGES_A_PICTURE = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")


def make_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return a template of ours, filled, as a PDF; nothing of it is kept. Raises NotReadyError when it fails.

    Typst remembers what it has drawn. It has a process of its own, so that no words and no memory stay with us.
    """
    text = _with_names_of_pictures(json.dumps(data, ensure_ascii=False))
    command = [sys.executable, "-I", str(TYPESETTER), template]
    try:
        made = subprocess.run(command, input=text.encode(), capture_output=True, timeout=MOST_SECONDS, check=True)  # noqa: S603
    except subprocess.SubprocessError as error:
        # What it complains of may name words, so nobody reads it: the error's own words hold the command alone.
        log.error("a PDF could not be made: %s", error)
        raise NotReadyError("I could not make the PDF just now. Try again in a minute.") from None
    return made.stdout


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
