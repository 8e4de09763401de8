"""Our own codebook and our own reader, as codes and a coder."""

from collections.abc import Iterator

from nlp.domain.codebook import Codebook
from nlp.domain.coding import Code, Coder
from nlp.exchange.guids import stable_guid

MACHINE = Coder(stable_guid("coder", "machine"), "Good Life reader (machine)", machine=True)
COLOURS = {"strength": "#1B5E20", "need": "#B71C1C", "outcome_wanted": "#0D47A1", "outcome_achieved": "#880E4F"}
"""QualCoder knows 120 colours and takes the nearest: these are among them, and dark enough for white letters."""


def our_codes(codebook: Codebook) -> tuple[Code, ...]:
    """Return a code for each kind, and under it one for each domain, each with a name that occurs once.

    A kind only holds its domains together: a finding always has both.
    """
    return tuple(_codes(codebook))


def _codes(codebook: Codebook) -> Iterator[Code]:
    for kind in codebook.kinds.values():
        parent, colour = stable_guid("code", kind.id), COLOURS[kind.id]
        yield Code(parent, kind.name, kind.meaning, colour, label=kind.id, codable=False)
        for domain in codebook.domains.values():
            label = f"{kind.id}/{domain.id}"
            name = f"{kind.name}: {domain.name[0].lower()}{domain.name[1:]}"
            yield Code(stable_guid("code", label), name, domain.act, colour, parent, label)
