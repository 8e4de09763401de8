"""collections: how many jobs have begun since one last got on, so that what ends them all is not tried for ever."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Upgrade schema."""
    with op.batch_alter_table("collections") as batch:
        batch.add_column(sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Downgrade schema."""
    with op.batch_alter_table("collections") as batch:
        batch.drop_column("tries")
