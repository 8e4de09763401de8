"""Days that pass: all that the api has stored becomes that much older."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from api.database.audit_tables import AuditEvent
from api.database.encryption import use_cipher
from api.database.plan_tables import PlanVersion
from api.database.tables import Base
from api.plan.content import mark_of
from api.plan.schemas import Content
from tests.stored import CIPHER, SECONDS_TO_WAIT

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def let_pass(home: Path, days: int) -> None:
    """Make everything in the api's database so many days older, but for the audit log, which nobody can change."""
    database = f"sqlite:///{home / 'goodlife.db'}"
    engine = create_engine(database, connect_args={"timeout": SECONDS_TO_WAIT})
    use_cipher(engine, CIPHER)
    with Session(engine) as session, session.begin():
        for mapper in Base.registry.mappers:
            if mapper.class_ is not AuditEvent:
                for row in session.scalars(select(mapper.class_)):
                    _age(row, timedelta(days))
    engine.dispose()


def _age(row: Base, time: timedelta) -> None:
    for attribute in row.__mapper__.column_attrs:
        value = getattr(row, attribute.key)
        if isinstance(value, date):  # or a time
            setattr(row, attribute.key, value - time)
    if isinstance(row, PlanVersion):
        row.content = _older(row.content, time)
        row.mark = mark_of(Content.model_validate(row.content))


def _older(content: Any, time: timedelta) -> Any:
    """Return the content of a version with its days and times so much earlier."""
    return json.loads(DAY.sub(lambda day: str(date.fromisoformat(day[0]) - time), json.dumps(content)))
