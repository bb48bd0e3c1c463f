"""Accounts and posts: appointments with dates, in half-open intervals."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kiemtra.domain.people import TEAM_ROLES, Role
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.record import Record, in_order


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

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
            in_order("valid_from", "valid_to", name="appointment_validity"),
        ]
