"""The second step of signing in as Django's `authenticate` knows it, so that wrong codes count like wrong passwords."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django.utils import timezone

from kiemtra.store.models import User
from kiemtra.store.queries import people
from kiemtra.workflows import signing
from kiemtra.workflows.signing import Means


class SecondFactorBackend(ModelBackend):
    """Takes `second_factor`: a code of the app or a recovery code. Tells by `user.means` which it was."""

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, username: str | None = None, second_factor: str | None = None, **more: Any
    ) -> User | None:
        user = people.account_named(username) if username and second_factor else None
        if user is None or not self.user_can_authenticate(user):
            return None
        means = signing.take_code(user, "".join((second_factor or "").split()), now=timezone.now())
        if means is None:
            return None
        user.means = means  # type: ignore[attr-defined]
        return user


def means_of(user: User) -> Means:
    """By which second factor `authenticate` has found this person."""
    return Means(user.means)  # type: ignore[attr-defined]
