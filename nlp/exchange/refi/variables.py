"""What a collection says of a story beside its text, as the standard has it: variables of a source."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from nlp.domain.narrative import Narrative
from nlp.exchange.guids import as_guid, stable_guid
from nlp.exchange.refi.parsing import children, text_of

VARIABLES = {name: stable_guid("variable", name) for name in ("question", "source", "group", "date")}
NAMES = {guid: name for name, guid in VARIABLES.items()}


def values_of(story: Narrative) -> dict[str, str]:
    """Return what is said of a story, by the name of the variable."""
    values = {"question": story.question, "source": story.source or None, "group": story.group, "date": story.date}
    return {name: value for name, value in values.items() if value is not None}


def said_of(source: Element, story: Narrative) -> Narrative:
    """Return a story with what its source says of it, in our variables; those of other tools are passed over."""
    values = {
        NAMES.get(as_guid("variable", reference.get("targetGUID", ""))): text_of(value, "TextValue")
        for value in children(source, "VariableValue")
        for reference in children(value, "VariableRef")
    }
    return replace(story, **{name: value for name, value in values.items() if name})
