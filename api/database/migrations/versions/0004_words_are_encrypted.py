"""words are encrypted."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"

WORDS = {
    "turns": ("text", "buttons", "metadata"),
    "summary_items": ("words", "reason"),
    "evidence": ("text",),
    "received_texts": ("text", "replied"),
    "waiting_texts": ("text",),
}
JSON = {("turns", "buttons"), ("turns", "metadata"), ("received_texts", "replied")}


def upgrade() -> None:
    """Apply the change; what was kept in plain is encrypted with the newest key, and overwritten."""
    for table, column in JSON:
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, type_=sa.Text(), postgresql_using=f'"{column}"::text')
    cipher = context.config.attributes["cipher"]
    for table, columns in WORDS.items():
        for column in columns:
            _change(table, column, cipher.encrypt)


def downgrade() -> None:
    """Take it back."""
    cipher = context.config.attributes["cipher"]
    for table, columns in WORDS.items():
        for column in columns:
            _change(table, column, cipher.decrypt)
    for table, column in JSON:
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, type_=sa.JSON(none_as_null=True), postgresql_using=f'"{column}"::json')


def _change(table: str, column: str, change: Callable[[str], str]) -> None:
    rows = sa.table(table, sa.column("id"), sa.column(column, sa.Text))
    connection = op.get_bind()
    kept = connection.execute(sa.select(rows.c.id, rows.c[column]).where(rows.c[column].is_not(None))).all()
    for row_id, value in kept:
        connection.execute(sa.update(rows).where(rows.c.id == row_id).values({column: change(value)}))
