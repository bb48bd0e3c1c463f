"""A page with one form: a deed that needs more than a press. What is typed comes back with its faults."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemtra.domain.errors import NotValid
from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection
from kiemtra.web.forms.accounts import PlainForm
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

    def answer(self, request: Request, form: PlainForm, do: Callable[[dict[str, Any]], str]) -> HttpResponse:
        """Do the deed with what a sound form holds, say what `do` returns and go back; else the page, faults at their fields."""
        if request.method == "POST" and form.is_valid():
            try:
                done = do(form.cleaned_data)
            except NotValid as error:
                form.take(error.faults)
            else:
                messages.success(request, done)
                return redirect(self.back)
        return self.show(request, form)


def crumbs_of(inspection: Inspection, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to an inspection and further."""
    return (
        ("Cuộc kiểm tra", reverse("inspection-list")),
        (inspection.unit.short_name, reverse("inspection-detail", args=[inspection.pk])),
        *more,
    )
