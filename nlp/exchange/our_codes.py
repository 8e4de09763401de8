"""Our own codebook and our own reader, as codes and a coder."""

from nlp.domain.codebook import Codebook
from nlp.domain.coding import Code, Coder

MACHINE = Coder("00000000-0000-0000-0000-000000000000", "Good Life reader (machine)", machine=True)


def our_codes(codebook: Codebook) -> tuple[Code, ...]:
    """Return a code for each kind, and under it one for each of its domains."""
    raise NotImplementedError
