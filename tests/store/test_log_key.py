"""The key is made once, is its owner's alone, and signs."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiemtra.store import log_key


def test_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "log-key.pem"

    made = log_key.read_or_make(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert log_key.read_or_make(path).public == made.public
    assert log_key.public_file(path).read_text() == f"{made.public}\n"
    assert sorted(one.name for one in path.parent.iterdir()) == ["log-key.pem", "log-key.pub"]


def test_those_who_make_it_at_once_use_one_key(tmp_path: Path) -> None:
    path = tmp_path / "log-key.pem"

    with ThreadPoolExecutor(8) as pool:
        keys = {key.public for key in pool.map(lambda _: log_key.read_or_make(path), range(8))}

    assert keys == {log_key.read(path).public}


def test_no_file_is_no_key(tmp_path: Path) -> None:
    assert log_key.read(tmp_path / "none.pem") is None


def test_other_kinds_of_keys_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rsa.pem"
    rsa = generate_private_key(65537, 2048)
    path.write_bytes(rsa.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    with pytest.raises(ValueError, match="no Ed25519 key"):
        log_key.read(path)


def test_signature_is_of_this_key_and_statement(tmp_path: Path) -> None:
    key, other = log_key.read_or_make(tmp_path / "a.pem"), log_key.read_or_make(tmp_path / "b.pem")
    signature = key.sign(b"statement").hex()

    assert log_key.is_signed(key.public, b"statement", signature)
    assert not log_key.is_signed(other.public, b"statement", signature)
    assert not log_key.is_signed(key.public, b"statement.", signature)
    assert not log_key.is_signed(key.public, b"statement", "zz")
    assert not log_key.is_signed("00", b"statement", signature)


def test_key_does_not_show_itself(tmp_path: Path) -> None:
    assert repr(log_key.read_or_make(tmp_path / "a.pem")) == "LogKey()"
