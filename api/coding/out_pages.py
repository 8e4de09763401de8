"""Taking a coded collection out, to the tools that people use: for its owner."""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, Literal, cast

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from api.audit.record import Action, record
from api.coding.blindness import look_at_all, need_sight
from api.coding.collected import Collected, Whose
from api.coding.opening import ToOwner
from api.dependencies import ServicesDep
from api.web.pages import render
from nlp.domain.coding import Coded
from nlp.exchange.docbin import write_docbin
from nlp.exchange.refi.qdc import write_qdc
from nlp.exchange.refi.qdpx import write_qdpx
from nlp.exchange.tables import write_codebook_csv, write_csv
from nlp.exchange.training import write_training

router = APIRouter(prefix="/collections/{collection_id}", include_in_schema=False)

IN_MEMORY = 8_000_000  # bytes; what is larger waits on the disk
AT_ONCE = 65_536
Ending = Literal["qdpx", "qdc", "csv", "codes.csv", "spacy", "training.jsonl"]


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is for, and what writes it."""

    name: str
    about: str
    media_type: str
    write: Callable[[Coded, BinaryIO], None]


def _codes_qdc(coded: Coded, file: BinaryIO) -> None:
    write_qdc(coded.codes, file)


def _codes_csv(coded: Coded, file: BinaryIO) -> None:
    write_codebook_csv(coded.codes, file)


PROJECT = "Stories, codes, coders and codings, for QualCoder and other tools that read REFI-QDA."
CODES_ALONE = ("qdc", "codes.csv")
TABLE = "One row a tag. Import it as text: a spreadsheet may take words that begin with = for a formula."
TRAINING = "What people corrected, for a reader to learn from; our own codes alone."
KINDS: dict[Ending, Kind] = {
    "qdpx": Kind("REFI-QDA project", PROJECT, "application/zip", write_qdpx),
    "qdc": Kind("REFI-QDA codebook", "The codes alone.", "application/xml", _codes_qdc),
    "csv": Kind(
        "Table",
        TABLE,
        "text/csv",
        write_csv,
    ),
    "codes.csv": Kind("Codes as a table", "The codes alone, for Taguette.", "text/csv", _codes_csv),
    "spacy": Kind("spaCy DocBin", "For programs in Python.", "application/octet-stream", write_docbin),
    "training.jsonl": Kind("Training text", TRAINING, "application/jsonl", write_training),
}


@router.get("/take-out")
def take_out(request: Request, opened: ToOwner) -> Response:
    """Show what can be taken out."""
    return render(request, "coding/take_out.jinja", **opened.context(kinds=KINDS))


@router.get("/coded")
def coded(
    opened: ToOwner,
    services: ServicesDep,
    kind: Ending,
    whose: Whose = "all",
    names: Annotated[bool, Query()] = False,
) -> Response:
    """Give a file; `names`: whether names and numbers stay in it, which takes a plain choice."""
    if kind not in CODES_ALONE:
        need_sight(opened.bench)
    collected = Collected(opened.session, opened.bench, whose, None if names else services.find_identifiers)
    file = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  closed by the answer that reads it
    KINDS[kind].write(collected, file)
    file.seek(0)
    # Only now: while a file is being written, nobody's chat waits for a change that is not committed.
    if kind not in CODES_ALONE:
        look_at_all(opened.session, opened.bench, people=True)
    record(opened.session, Action.CODING_TAKEN_OUT, opened.user, about=opened.bench.collection)
    headers = {"Content-Disposition": f'attachment; filename="{whose}.{kind}"'}
    return StreamingResponse(iter(lambda: file.read(AT_ONCE), b""), media_type=KINDS[kind].media_type, headers=headers)
