"""The secret address of a personal calendar: how its token is kept."""

from hashlib import sha256


def digest_of(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so that a plain hash cannot be searched back."""
    return sha256(token.encode()).hexdigest()
