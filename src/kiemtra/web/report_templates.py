"""The forms that may be asked on a day, by the key that pages choose them by: shipped ones and the government's own."""

from datetime import date

from kiemtra.domain.forms import FormTemplate
from kiemtra.store.models import Jurisdiction, ReportRequest, ReportRound
from kiemtra.store.queries import forms


def offered(jurisdiction: Jurisdiction, today: date) -> dict[str, FormTemplate]:
    """Form code → the form in force on the day, by title; one query."""
    return {one.code: one for one in forms.offered(jurisdiction.pk, today)}


def title_of(asked: ReportRound | ReportRequest) -> str:
    """The title of the form that is asked."""
    return forms.template(asked.form, asked.form_version, asked.jurisdiction_id).title
