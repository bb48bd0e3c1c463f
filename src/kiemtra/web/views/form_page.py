"""A page with one form: a deed that needs more than a press. What is typed comes back with its faults."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection
from kiemtra.web.request import Request, seen_revision, write_id

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands around the form."""

    heading: str
    submit: str
    back: str
    crumbs: Sequence[Crumb] = field(default_factory=tuple)
    lead: str = ""
    about: str = ""
    revision: int | None = None
    refusal: str = ""
    tone: str = "main"
    files: bool = False
    illustrative: bool = False

    def show(self, request: Request, form: Form | None = None) -> HttpResponse:
        """The page; 422 where the form came back with faults."""
        failed = form is not None and form.is_bound and bool(form.errors)
        # A form that comes back still carries what it was made from, so that a change in between is not overwritten.
        revision = seen_revision(request) if self.revision is not None and request.method == "POST" else self.revision
        context = {"page": self, "form": form, "revision": revision, "write_id": write_id(request) or new_id()}
        return render(request, "conclusions/form.html", context, status=422 if failed else 200)


def crumbs_of(inspection: Inspection, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to an inspection and further."""
    return (
        ("Cuộc kiểm tra", reverse("inspection-list")),
        (inspection.unit.short_name, reverse("inspection-detail", args=[inspection.pk])),
        *more,
    )
