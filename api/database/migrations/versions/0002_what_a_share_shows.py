"""what a share shows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply the change; what was shared before shows nothing until its owner has looked at it and shows it again."""
    with op.batch_alter_table("shares", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("shows", sa.JSON(none_as_null=True), nullable=False, server_default="{}"))
        batch_op.drop_column("seen_version")
    op.execute("UPDATE summary_items SET score = NULL, reason = NULL WHERE status = 'changed'")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("shares", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen_version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_column("shows")
        batch_op.drop_column("seen")
