"""XML read as a stream, safely: no document type, no entities, nothing from elsewhere."""

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from nlp.exchange.errors import ExchangeError


def parse(file: IO[bytes], instruction: str = "") -> Iterator[Element]:
    """Yield the root as it opens, then each element when it is whole; raises ExchangeError when it is not safe XML.

    A processing instruction of the given name comes as an attribute of the element it stands in.
    """
    inside: list[Element] = []
    try:
        for event, what in iterparse(file, events=("start", "end", "pi"), forbid_dtd=True):
            if event == "start":
                if not inside:
                    yield what
                inside.append(what)
            elif event == "end":
                yield inside.pop()
            elif inside and (said := what.text.partition(" "))[0] == instruction:
                inside[-1].set(instruction, said[2])
    except ParseError as error:
        raise ExchangeError(f"The file is not whole, or no XML: {error}.") from None
    except DefusedXmlException:
        raise ExchangeError("The file has a document type or entities, which can be a trap: it is not read.") from None


def local_name(element: Element) -> str:
    """Return an element's name without its namespace: drafts of the standard have others."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """Return the children of an element that are called so."""
    return [child for child in element if local_name(child) == name]


def text_of(element: Element, name: str) -> str:
    """Return the text of the first child that is called so, or nothing."""
    return next((child.text or "" for child in children(element, name)), "")
