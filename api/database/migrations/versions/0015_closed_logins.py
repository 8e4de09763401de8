"""users: since when somebody can log in no more."""

import secrets

import sqlalchemy as sa
from alembic import op
from argon2 import PasswordHasher

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Upgrade schema."""
    op.add_column("users", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it back; of those who could log in no more nobody has the password. A work account lets them in again."""
    nobodys = PasswordHasher().hash(secrets.token_urlsafe())
    closed = sa.text("UPDATE users SET password_hash = :nobodys WHERE closed_at IS NOT NULL")
    op.execute(closed.bindparams(nobodys=nobodys))
    op.drop_column("users", "closed_at")
