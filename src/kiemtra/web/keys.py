"""Security keys: the challenge for a page, and the browser's answer to it. The challenge waits in the session."""

import json
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError

from kiemtra.store.models import User

# What an answer raises that is none: not JSON, without its parts, for another challenge, not signed by the key.
_WRONG = (ValidationError, ValueError, KeyError, TypeError, AttributeError)


def work_here() -> bool:
    """Whether browsers offer keys at the address of this site: over https and under a name, not a number."""
    parts = urlsplit(settings.BASE_URL)
    host = parts.hostname or ""
    return host == "localhost" or (
        parts.scheme == "https" and not host.replace(".", "").isdecimal() and ":" not in host
    )


def challenge_to_add(user: User) -> str:
    """What the browser needs to add a key, as JSON."""
    return json.dumps(auth.begin_registration(user, False))


def added(answer: str) -> dict[str, Any] | None:
    """The credential of a new key; None where the answer is wrong."""
    try:
        credential: dict[str, Any] = json.loads(answer)
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except _WRONG:
        return None
    return credential


def challenge_to_show(user: User) -> str:
    """What the browser needs to ask one of the person's keys, as JSON."""
    return json.dumps(auth.begin_authentication(user))


def shown(user: User, answer: str) -> Authenticator | None:
    """Which key has answered; None where the answer is wrong."""
    try:
        credential = json.loads(answer)
        auth.parse_authentication_response(credential)
        return auth.complete_authentication(user, credential)
    except _WRONG:
        return None
