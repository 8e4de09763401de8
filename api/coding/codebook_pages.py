"""The codebook of a collection: seen by everyone who codes it, changed by its owner."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.coding.codebook import CodeForm, add_code, change_code, code_of, retire, times_put
from api.coding.opening import Open, ToCoder, ToOwner
from api.coding.palette import PALETTE
from api.coding.suggesting import lessons_of
from api.database.coding_tables import CollectionCode
from api.dependencies import ServicesDep
from api.errors import InvalidInputError
from api.web.pages import render, see
from nlp.coding.suggestions import Encode

router = APIRouter(prefix="/collections/{collection_id}/codebook", include_in_schema=False)


@router.get("")
def codebook(request: Request, opened: ToCoder, services: ServicesDep) -> Response:
    """Show the codes, and what their examples teach."""
    return _show(request, opened, services.encode, CodeForm())


@router.post("")
def add(request: Request, opened: ToOwner, services: ServicesDep, form: Annotated[CodeForm, Form()]) -> Response:
    """Add a code."""
    try:
        code = add_code(opened.session, opened.bench, form)
    except InvalidInputError as error:
        return _show(request, opened, services.encode, form, error)
    return see(f"/collections/{opened.bench.id}/codebook#code-{code.id}")


@router.get("/{label_id}")
def one_code(request: Request, opened: ToOwner, label_id: str) -> Response:
    """Show a code to be changed."""
    code = code_of(opened.bench, label_id)
    return _show_code(request, opened, code, CodeForm.of(code))


@router.post("/{label_id}")
def change(request: Request, opened: ToOwner, label_id: str, form: Annotated[CodeForm, Form()]) -> Response:
    """Change a code."""
    code = code_of(opened.bench, label_id)
    try:
        change_code(opened.session, opened.bench, code, form)
    except InvalidInputError as error:
        return _show_code(request, opened, code, form, error)
    return see(f"/collections/{opened.bench.id}/codebook#code-{code.id}")


@router.post("/{label_id}/retire")
def retire_code(opened: ToOwner, label_id: str, retired: Annotated[bool, Form()] = True) -> Response:
    """Retire a code, or bring it back."""
    retire(opened.session, opened.bench, code_of(opened.bench, label_id), retired)
    return see(f"/collections/{opened.bench.id}/codebook#code-{label_id}")


def _show(
    request: Request, opened: Open, encode: Encode, form: CodeForm, error: InvalidInputError | None = None
) -> Response:
    lessons, put = lessons_of(opened.bench, encode), times_put(opened.session, opened.bench)
    context = opened.context(error, form=form, palette=PALETTE, lessons=lessons, put=put)
    return render(request, "coding/codebook.jinja", **context)


def _show_code(
    request: Request, opened: Open, code: CollectionCode, form: CodeForm, error: InvalidInputError | None = None
) -> Response:
    return render(request, "coding/code.jinja", code=code, **opened.context(error, form=form, palette=PALETTE))
