"""text messages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "received_texts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("phone_id", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("heard", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("received_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_texts_phone_id"), ["phone_id"], unique=False)

    op.create_table(
        "waiting_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phone_id", sa.String(), nullable=False),
        sa.Column("received_id", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("route", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("however_late", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("waiting_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waiting_texts_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_texts_phone_id"), ["phone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_texts_received_id"), ["received_id"], unique=False)

    op.create_table(
        "phones",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("route", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=True),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation_id"),
    )
    with op.batch_alter_table("phones", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phones_due_at"), ["due_at"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("phones", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_phones_due_at"))

    op.drop_table("phones")
    with op.batch_alter_table("waiting_texts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waiting_texts_received_id"))
        batch_op.drop_index(batch_op.f("ix_waiting_texts_phone_id"))
        batch_op.drop_index(batch_op.f("ix_waiting_texts_due_at"))

    op.drop_table("waiting_texts")
    with op.batch_alter_table("received_texts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_received_texts_phone_id"))

    op.drop_table("received_texts")
