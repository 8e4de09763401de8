"""review notes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEXED = (
    ("share_views", "conversation_id"),
    ("share_views", "user_id"),
    ("review_notes", "item_id"),
    ("review_notes", "user_id"),
)


def upgrade() -> None:
    """Apply the change; what was shared before shows nothing until its owner has looked at it and shows it again.

    A line is shown with its whole sentence now, and nobody has agreed to that yet.
    """
    op.create_table(
        "share_views",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "review_notes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["summary_items.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.execute("UPDATE shares SET shows = '{}'")


def downgrade() -> None:
    """Take it back; what is held back has no place in the old tables, so nothing is shown until it is shown again."""
    op.execute("UPDATE shares SET shows = '{}'")
    for table, column in INDEXED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    op.drop_table("review_notes")
    op.drop_table("share_views")
