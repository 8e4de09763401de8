"""Codes as the standard has them, a tree of `Code` elements, in codebooks and in projects alike."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from xml.etree.ElementTree import Element

from nlp.domain.coding import Code
from nlp.exchange.errors import ExchangeError
from nlp.exchange.guids import as_guid
from nlp.exchange.names import code_names
from nlp.exchange.refi.parsing import local_name
from nlp.exchange.refi.xml import Xml

COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
LABEL = re.compile(r"(?:\A|\n\n)Good Life label: ([a-z_]+(?:/[a-z_]+)?)\s*\Z")
"""The standard has no place for our label, so it is the last line of the description, which every tool keeps."""


def write_codes(xml: Xml, codes: Sequence[Code], used: Collection[str] = ()) -> None:
    """Write the tree of codes; one that is `used` is codable, whatever it says of itself, or its codings are lost."""
    names, under = code_names(codes), defaultdict[str | None, list[Code]](list)
    for code in codes:
        under[code.parent if code.parent in names else None].append(code)

    def write(code: Code) -> None:
        attributes = {"color": code.colour} if COLOUR.fullmatch(code.colour) else {}
        codable = "true" if code.codable or code.id in used else "false"
        with xml.inside("Code", guid=as_guid("code", code.id), name=names[code.id], isCodable=codable, **attributes):
            if described := _described(code):
                xml.element("Description", described)
            for child in under[code.id]:
                write(child)

    with xml.inside("Codes"):
        for code in under[None]:
            write(code)


def read_codes(codes: Element) -> Iterator[Code]:
    """Yield the codes under a `Codes` element, parents before what is under them."""
    waiting: list[tuple[Element, str | None]] = [(child, None) for child in reversed(codes)]
    while waiting:
        element, parent = waiting.pop()
        if local_name(element) == "Code":
            code = _code(element, parent)
            yield code
            waiting += [(child, code.id) for child in reversed(element)]


def _described(code: Code) -> str:
    label = f"Good Life label: {code.label}" if code.label else ""
    return "\n\n".join(part for part in (code.description, label) if part)


def _code(element: Element, parent: str | None) -> Code:
    guid = element.get("guid")
    if not guid:
        raise ExchangeError("A code in the file has no id (guid). Export it again from the tool it comes from.")
    described = next((child.text or "" for child in element if local_name(child) == "Description"), "")
    label = LABEL.search(described)
    return Code(
        as_guid("code", guid),
        element.get("name", ""),
        described[: label.start()] if label else described,
        _six_digits(element.get("color", "")),
        parent,
        label[1] if label else None,
        element.get("isCodable") not in ("false", "0"),
    )


def _six_digits(colour: str) -> str:
    if not COLOUR.fullmatch(colour):
        return Code.colour
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
