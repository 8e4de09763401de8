"""my page: a name, and where its lines stand."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply the change."""
    with op.batch_alter_table("conversations") as batch_op:
        batch_op.add_column(sa.Column("called", sa.Text()))
    with op.batch_alter_table("summary_items") as batch_op:
        batch_op.add_column(sa.Column("place", sa.String()))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("summary_items") as batch_op:
        batch_op.drop_column("place")
    with op.batch_alter_table("conversations") as batch_op:
        batch_op.drop_column("called")
