"""Accounts and posts: appointments with dates, in half-open intervals."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kiemtra.domain.people import TEAM_ROLES, Role
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.record import Record


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser, Record):
    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    # The folded name, the given name first, and the username: people are put in order and found by it.
    name_key = models.CharField(max_length=310, blank=True, db_index=True)
    # The system whose administrator entered the account: it stays theirs while it has no post anywhere.
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[Any] = UserManager()

    def __str__(self) -> str:
        return self.full_name


class Appointment(Record):
    """A person holds a post at an agency in [valid_from, valid_to)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="appointments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=32)
    # The title as it stands in documents: "Chuyên viên", "Phó Giám đốc".
    title = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    # A field officer's areas, and the agency in whose subtree they hold.
    areas = models.JSONField(default=list, blank=True)
    over = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Uỷ quyền: this appointment stands in for another one, which goes on.
    stands_in_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    # The decision or letter of authority behind it.
    ground = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in Role if role not in TEAM_ROLES]),
                name="appointment_role",
            ),
            # One that ends on its first day never held: a post given by mistake and taken back.
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="appointment_validity",
            ),
        ]


class AccountSheet(Record):
    """A workbook of accounts that was read without a fault and waits to be taken in; its rows go with that."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=list)
    # The accounts that it has entered: theirs are the one-time links.
    entered = models.JSONField(default=list)
