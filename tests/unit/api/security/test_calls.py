"""Generated calls against the documentation: no failure of ours, and no answer that it does not tell of."""

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

from api.accounts.roles import Role
from api.database.tables import Conversation
from api.limits.settings import LimitSettings
from api.main import build_app
from api.routers import CALLS
from tests.unit.api.browsing import PASSWORD
from tests.world import new_world

NOT_HERE = [ignored_auth, negative_data_rejection, positive_data_acceptance]
ENDLESS = LimitSettings(**dict.fromkeys(LimitSettings.model_fields, "1000000/minute"))
LINE = {"words": "my dog", "kind": "strength", "domain": "home"}


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    services = new_world(tmp_path_factory.mktemp("calls"), limits=ENDLESS).services
    with services.sessions.begin() as session:
        services.accounts.add(session, "Mair", Role.RESEARCHER, PASSWORD)
    return services


@pytest.fixture(scope="module")
def documentation(services):
    return schemathesis.openapi.from_asgi("/openapi.json", build_app(services))


def calls():
    """Return path and method of every documented call."""
    documented = documentation_of(CALLS)
    return [(path, method) for path, methods in documented["paths"].items() for method in methods]


def documentation_of(routers):
    app = FastAPI()
    for router in routers:
        app.include_router(router)
    return app.openapi()


@pytest.mark.parametrize(("path", "method"), calls())
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_strangers_get_no_answer_that_is_not_documented(documentation, path, method, data):
    call(data.draw(documentation[path][method].as_strategy()))


@pytest.mark.parametrize(("path", "method"), [call for call in calls() if call[0].startswith("/api/")])
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_those_who_may_get_no_answer_that_is_not_documented(services, documentation, path, method, data):
    case = data.draw(documentation[path][method].as_strategy())
    call(case, let_in(case, services))


def call(case, headers=None):
    """Make a call; what is refused, and that a wrong token learns of nothing (404), is for other tests."""
    case.call_and_validate(headers=headers, excluded_checks=NOT_HERE, timeout=120)


def let_in(case, services):
    """Return the headers of someone who may; a conversation is a new one each time, since calls may delete it."""
    with services.sessions.begin() as session:
        if "conversation_id" not in (case.path_parameters or {}):
            return {"Authorization": f"Bearer {services.accounts.new_api_token(session, 'Mair')}"}
    conversation_id, token = services.chat.add(channel="web", language="en", share=False, research=False)
    with services.sessions.begin() as session:
        line = services.summaries.add(session.get_one(Conversation, conversation_id), **LINE)
        case.path_parameters |= {"conversation_id": conversation_id, "item": line.id}
    return {"Authorization": f"Bearer {token}"}
