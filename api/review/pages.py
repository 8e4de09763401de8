"""What a professional sees: the inbox of shared summaries, their codes, one summary with its evidence."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.accounts.login import Professional
from api.database.tables import Share
from api.dependencies import Services, ServicesDep, SessionDep
from api.sharing.service import CODE_LASTS
from api.web.pages import render, see
from api.web.words import in_groups
from nlp.domain.codebook import load_codebook

router = APIRouter(prefix="/review", include_in_schema=False)

COOKIE = "goodlife_new_code"
NEW_CODE = "/review/codes/new"
NEW_CODE_MINUTES = 10


@router.get("")
def inbox(request: Request, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Show what was shared, newest first, and the codes that still work."""
    shares = [(share, _news(services, share)) for share in services.review.inbox(session, user)]
    codes = services.sharing.codes_of(session, user)
    return render(request, "review/inbox.jinja", user=user, shares=shares, codes=codes)


@router.post("/codes")
def make_code(user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Make a code; only a hash of it is kept here, so the browser carries it to the page that shows it."""
    answer = see(NEW_CODE)
    code, seconds, secure = (
        services.sharing.new_code(session, user),
        NEW_CODE_MINUTES * 60,
        services.settings.secure_cookies,
    )
    answer.set_cookie(COOKIE, code, max_age=seconds, path=NEW_CODE, httponly=True, samesite="lax", secure=secure)
    return answer


@router.get("/codes/new")
def new_code(request: Request, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Show the code that was just made, again when the page is loaded again, for some minutes."""
    code = request.cookies.get(COOKIE, "")
    if not services.sharing.gave(session, user, code):
        return see("/review#codes")
    minutes, days = NEW_CODE_MINUTES, CODE_LASTS.days
    return render(request, "review/code.jinja", user=user, code=code, minutes=minutes, days=days)


@router.post("/codes/{code_id}/close")
def close_code(code_id: str, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Let a code work no more."""
    services.sharing.close_code(session, user, code_id)
    return see("/review#codes")


@router.get("/{share_id}")
def shared_summary(
    request: Request, share_id: str, user: Professional, services: ServicesDep, session: SessionDep
) -> Response:
    """Show one summary in its groups, each line with the words it came from and nothing else that was said."""
    share, lines = services.review.open(session, user, share_id)
    groups = in_groups(lines)
    return render(request, "review/summary.jinja", user=user, share=share, groups=groups, codebook=load_codebook())


def _news(services: Services, share: Share) -> str | None:
    """Say what is new in a shared summary since the professional last looked."""
    if share.seen_at is None:
        return "New"
    return "Changed since you looked" if services.review.has_changed(share) else None
