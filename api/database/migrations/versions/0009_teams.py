"""teams: whom a code is for, and where each professional is with what is shared.

Columns come and go without batch mode, which would make `shares` and `audit_events` anew: plans would lose the
share they are written through, and the log its triggers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

OF_A_TEAM = ("users", "share_codes", "audit_events")


def upgrade() -> None:
    """Apply the change; whoever has looked at a share is still known to have."""
    for table in OF_A_TEAM:
        op.add_column(table, sa.Column("team", sa.String(), nullable=True))
    op.create_table(
        "share_looks",
        sa.Column("share_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["share_id"], ["shares.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("share_id", "user_id"),
    )
    op.execute(
        "INSERT INTO share_looks SELECT shares.id, share_codes.user_id, seen_at, COALESCE(seen, '')"
        " FROM shares JOIN share_codes ON share_codes.id = code_id WHERE seen_at IS NOT NULL"
    )
    op.drop_column("shares", "seen_at")
    op.drop_column("shares", "seen")


def downgrade() -> None:
    """Take it back; what was shared with a team is shared with nobody, since its code would be one professional's."""
    op.add_column("shares", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("shares", sa.Column("seen", sa.String(), nullable=True))
    op.execute("DELETE FROM shares WHERE code_id IN (SELECT id FROM share_codes WHERE team IS NOT NULL)")
    op.execute("DELETE FROM share_codes WHERE team IS NOT NULL")
    for column, old in (("seen_at", "at"), ("seen", "mark")):
        op.execute(f"UPDATE shares SET {column} = (SELECT {old} FROM share_looks WHERE share_id = shares.id)")  # noqa: S608
    op.drop_table("share_looks")
    for table in OF_A_TEAM:
        op.drop_column(table, "team")
