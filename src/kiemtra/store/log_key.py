"""The key that signs checkpoints: Ed25519 in a file that its owner alone may read, made on first use; never in the database.

Knows neither Django nor the tables, so that signatures are checked without them.
"""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


@dataclass(frozen=True, slots=True)
class LogKey:
    """A private key that signs, and its public half by which it is named."""

    private: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> str:
        return self.private.public_key().public_bytes_raw().hex()

    def sign(self, statement: bytes) -> bytes:
        return self.private.sign(statement)


def is_signed(public: str, statement: bytes, signature: str) -> bool:
    """Whether the owner of the public key signed the statement; key and signature in hexadecimal digits."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def read(path: Path) -> LogKey | None:
    """The key in the file, None where there is no file; ValueError where it is no Ed25519 key."""
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except FileNotFoundError:
        return None
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path}: no Ed25519 key")
    return LogKey(private)


def read_or_make(path: Path) -> LogKey:
    """The key in the file, made where there is none; of two who make it at once one wins and both use that one."""
    return read(path) or _make(path)


def _make(path: Path) -> LogKey:
    path.parent.mkdir(parents=True, exist_ok=True)
    key = LogKey(Ed25519PrivateKey.generate())
    # Written whole (0600 from the start) and only then given its name; the name is never taken from another.
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".log-key-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return read_or_make(path)
    finally:
        os.unlink(draft)
    public_file(path).write_text(f"{key.public}\n")
    return key


def public_file(path: Path) -> Path:
    """Where the public half stands, beside the key."""
    return path.with_suffix(".pub")
