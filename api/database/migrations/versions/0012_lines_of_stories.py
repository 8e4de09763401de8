"""stories: the line of their file, which tells whose they are; stories put in before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Upgrade schema."""
    with op.batch_alter_table("stories") as batch:
        batch.add_column(sa.Column("line", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Downgrade schema."""
    with op.batch_alter_table("stories") as batch:
        batch.drop_column("line")
