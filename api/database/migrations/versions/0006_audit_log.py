"""audit log, and people whom an identity provider vouches for.

Whoever changes `audit_events` in a later migration makes its triggers anew: batch mode drops them with the old table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

REFUSES = "the audit log is append-only"
SQLITE = [
    f"CREATE TRIGGER audit_events_no_{change} BEFORE {change} ON audit_events"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSES}'); END"
    for change in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSES}'; END $$",
    "CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()",
]


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("actor_name", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=True),
        sa.Column("object_id", sa.String(), nullable=True),
        sa.Column("conversation_hash", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("users", sa.Column("subject", sa.String(), nullable=True))
    op.create_index("ix_users_subject", "users", ["subject"], unique=True)
    op.create_index("ix_audit_events_action", "audit_events", ["action"])
    op.create_index("ix_audit_events_conversation_hash", "audit_events", ["conversation_hash"])
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_users_subject", "users")
    op.drop_column("users", "subject")
    op.drop_table("audit_events")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_to_change()")
