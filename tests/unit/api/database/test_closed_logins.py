"""Where closed logins are taken back from the database, nobody comes in with the password of one."""

from alembic import command
from alembic.config import Config
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from sqlalchemy import text

from api.database.encryption import Cipher
from api.database.engine import MIGRATIONS, open_database

CIPHER = Cipher(Fernet.generate_key().decode())


def test_whose_login_was_closed_has_no_password_that_anyone_knows(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'test.db'}", CIPHER)
    known = PasswordHasher().hash("a password that they know")
    with engine.begin() as connection:
        for name, closed in (("gone", "2026-01-02"), ("here", None)):
            connection.execute(
                text(
                    "INSERT INTO users (id, name, role, password_hash, subject, created_at, closed_at)"
                    " VALUES (:name, :name, 'professional', :known, :name, '2026-01-01', :closed)"
                ),
                {"name": name, "known": known, "closed": closed},
            )
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes |= {"connection": connection, "cipher": CIPHER}
        command.downgrade(config, "0014")
    with engine.connect() as connection:
        left = connection.execute(text("SELECT id, password_hash = :known, subject FROM users"), {"known": known}).all()
    assert sorted(tuple(row) for row in left) == [("gone", 0, "gone"), ("here", 1, "here")]
