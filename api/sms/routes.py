"""The providers' webhooks, as Twilio and GOV.UK Notify document them."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.dependencies import ServicesDep
from api.errors import LoginNeededError, NotAllowedError
from api.limits.address import Address
from api.sms import notify, twilio
from api.web.documented import BODY_ERRORS, errors

router = APIRouter(prefix="/sms", tags=["text messages"])

SECONDS_BETWEEN_LOOKS = 0.1


async def signed_form(request: Request, services: ServicesDep, address: Address) -> twilio.Form:
    """Return the form that Twilio has signed; raises NotAllowedError for any other."""
    settings, form = services.sms.settings, twilio.read_form(await request.body())
    given = request.headers.get("X-Twilio-Signature", "")
    if not twilio.is_signed(settings.twilio_auth_token, _called(request, settings.public_url), form, given):
        services.limits.unsigned_texts.take(address)
        raise NotAllowedError("This was not signed by Twilio with our token, so nothing was done.")
    return form


def bearer_of_token(request: Request, services: ServicesDep, address: Address) -> None:
    """Let Notify in; raises LoginNeededError for any other."""
    if not notify.has_token(services.sms.settings.notify_bearer_token, request.headers.get("Authorization", "")):
        services.limits.unsigned_texts.take(address)
        raise LoginNeededError("This does not carry the bearer token that we gave to Notify, so nothing was done.")


@router.post("/twilio", responses=BODY_ERRORS | errors(429) | {200: {"content": {"text/xml": {}}}})
async def from_twilio(form: Annotated[twilio.Form, Depends(signed_form)], services: ServicesDep) -> Response:
    """Take a text from Twilio, and answer it in TwiML when the answer comes in time; else it is sent by itself."""
    received_id = await run_in_threadpool(services.sms.receive, twilio.incoming(form))
    while (texts := await run_in_threadpool(services.sms.reply_to, received_id)) is None:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
    return Response(twilio.twiml(texts), media_type="text/xml")


@router.post("/notify", dependencies=[Depends(bearer_of_token)], responses=BODY_ERRORS | errors(401, 429))
def from_notify(callback: notify.Callback, services: ServicesDep) -> dict[str, str]:
    """Take a text from GOV.UK Notify; the answer is sent through its API."""
    services.sms.receive(notify.incoming(callback))
    return {"status": "received"}


def _called(request: Request, public_url: str) -> str:
    """Return the URL that was called, as the caller wrote it: behind a proxy it is not what we see."""
    if not public_url:
        return str(request.url)
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{public_url.rstrip('/')}{request.url.path}{query}"
