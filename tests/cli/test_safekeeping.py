"""``birdcall doctor`` on keys, and on files that others can read."""

from pathlib import Path

import pytest

from .conftest import Command


def found(birdcall: Command) -> list[str]:
    """What the doctor says between the database and the token."""
    return birdcall("doctor").out.splitlines()[3:-2]


def test_without_a_key_it_is_said_that_nothing_is_encrypted(birdcall: Command) -> None:
    birdcall("migrate")

    assert found(birdcall) == [
        "· encryption: none; to encrypt the database file, see BIRDCALL_DATABASE_KEY",
        "✓ files: only their owner can read them",
    ]


def test_with_a_key_from_a_file_the_database_is_encrypted(
    birdcall: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    (keys / "database").write_text("# made yesterday\ncorrect horse battery\n", encoding="utf-8")
    (keys / "database").chmod(0o600)
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY_FILE", str(keys / "database"))

    birdcall("migrate")

    assert found(birdcall) == [
        "✓ encryption: the database file is encrypted",
        "✓ files: only their owner can read them",
    ]
    assert b"people" not in (tmp_path / "birdcall.db").read_bytes()


def test_files_that_others_can_read_are_named_with_the_remedy(
    birdcall: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    birdcall("migrate")
    for name in ("birdcall.db", ".env", "key"):
        (tmp_path / name).touch()
    (tmp_path / "key").write_text("secret", encoding="utf-8")
    (tmp_path / "backups").mkdir()
    for name, mode in (("birdcall.db", 0o640), (".env", 0o644), ("key", 0o604), ("backups", 0o755)):
        (tmp_path / name).chmod(mode)
    monkeypatch.setenv("BIRDCALL_BACKUP_KEY_FILE", "key")

    outcome = birdcall("doctor")

    assert outcome.code == 1
    assert outcome.out.splitlines()[4:-2] == [
        "✗ database: others on this machine can read birdcall.db; run: chmod 600 birdcall.db",
        "✗ backups: others on this machine can read backups; run: chmod 700 backups",
        "✗ secrets: others on this machine can read .env key; run: chmod 600 .env key",
    ]


def test_a_key_beside_the_database_is_remarked_on(
    birdcall: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text("secret", encoding="utf-8")
    (tmp_path / "key").chmod(0o600)
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY_FILE", "key")

    assert found(birdcall)[-1] == (
        "· key: lies beside the database: who takes the one takes the other; move it elsewhere"
    )


def test_on_postgresql_the_server_has_to_encrypt(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_DATABASE", "postgresql://rep:s3cret@127.0.0.1:1/birdcall")

    assert found(birdcall)[0] == "· encryption: the server's own: have the storage of PostgreSQL encrypted"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "BIRDCALL_DATABASE_KEY_FILE: key cannot be read (No such file or directory)"),
        (b"# only this\n\n", "BIRDCALL_DATABASE_KEY_FILE: key holds nothing"),
        (b"\xff\xfe", "BIRDCALL_DATABASE_KEY_FILE: key cannot be read (it is no text)"),
    ],
)
def test_a_key_file_that_holds_none_is_told_in_words(
    birdcall: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY_FILE", "key")

    outcome = birdcall("migrate")

    assert outcome.err.splitlines()[0] == said
    assert outcome.code == 2


def test_a_key_given_twice_is_refused(birdcall: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY", "one")
    monkeypatch.setenv("BIRDCALL_DATABASE_KEY_FILE", "key")

    assert birdcall("migrate").err.splitlines()[0] == (
        "BIRDCALL_DATABASE_KEY and BIRDCALL_DATABASE_KEY_FILE are both set; keep one"
    )
