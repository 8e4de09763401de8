"""stories: the features of co-production that they show; nobody looked for them in stories read before."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Upgrade schema."""
    with op.batch_alter_table("stories") as batch:
        batch.add_column(sa.Column("features", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Downgrade schema."""
    with op.batch_alter_table("stories") as batch:
        batch.drop_column("features")
