"""A form with files, as a browser sends it: checked for its size and number before anything is kept of it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from api.collections.service import CollectionService, New
from api.collections.settings import CollectionSettings
from api.database.collection_tables import Collection
from api.database.tables import User
from api.errors import InvalidInputError
from nlp.batch.formats import READABLE, SUPPORTED
from nlp.reading.tier import Tier


@dataclass(frozen=True)
class Form:
    """What was typed and ticked beside the files."""

    name: str = ""
    tier: Tier = Tier.FAST
    redact: bool = True
    interviewer: str = ""

    @classmethod
    def of(cls, form: FormData) -> "Form":
        """Return what stands in a form; what is no tier is the fast one."""
        tier = form.get("tier")
        name, interviewer = (str(form.get(field) or "") for field in ("name", "interviewer"))
        return cls(name, Tier(tier) if tier in list(Tier) else Tier.FAST, "redact" in form, interviewer)


async def receive(
    request: Request, limits: CollectionSettings, collections: CollectionService, owner: User
) -> Collection:
    """Add a collection from a request's form; raises InvalidInputError."""
    try:
        async with request.form(max_files=limits.collection_files, max_fields=20) as form:
            files = _files(form)
            given = Form.of(form)
            new = New(given.name, given.tier, given.redact, given.interviewer)
            return await run_in_threadpool(collections.add, owner, new, files)
    except HTTPException as error:
        raise _refused(error, limits) from error


def _files(form: FormData) -> list[tuple[str, BinaryIO]]:
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        raise InvalidInputError("Choose one file or more.", "files")
    kinds = {_suffix(file.filename or "") for file in files}
    if kinds.isdisjoint(READABLE):
        saved = " Save .doc as .docx and .xls as .xlsx first." if kinds & {".doc", ".xls"} else ""
        raise InvalidInputError(f"None of these files can be read. {SUPPORTED}.{saved}", "files")
    return [(file.filename or "", file.file) for file in files]


def _suffix(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}"


def _refused(error: HTTPException, limits: CollectionSettings) -> HTTPException | InvalidInputError:
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        most = f"{limits.collection_megabytes} megabytes"
        return InvalidInputError(f"These files are too big: together they may have {most}. Add them in parts.", "files")
    if "Too many files" in str(error.detail):
        return InvalidInputError(
            f"Add at most {limits.collection_files} files at once, or put them in a .zip.", "files"
        )
    return error
