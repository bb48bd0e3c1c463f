"""Inputs for files: several at once, and sent piece by piece where a script runs (`web/views/uploads.arrived` takes them)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Upload

ACCEPT = ".pdf,.docx,.xlsx,.ods,.jpg,.jpeg,.png,.webp,.txt"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadInput(ManyFiles):
    """An ordinary input for files, which a script may send piece by piece for one deed."""

    # What came with a form that could not be taken, and need not be sent again.
    kept: Iterable[Upload] = ()

    def __init__(self, purpose: UploadPurpose, record: UUID) -> None:
        super().__init__(attrs=upload_attrs(purpose, record))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input, and under it what is here already."""
        line = '<p class="row"><span>{}</span><span class="soft">đã tải lên</span><input type="hidden" name="{}" value="{}"></p>'
        kept = ((one.name, f"{name}-upload", one.pk) for one in self.kept)
        return format_html("{}{}", super().render(name, value, attrs, renderer), format_html_join("", line, kept))


class SentFiles(forms.FileField):
    """Files that are taken by the page, whichever way they came; the form only shows where they are chosen."""

    def clean(self, data: Any, initial: Any = None) -> None:
        """Nothing: they may have come before the form."""


def upload_attrs(purpose: UploadPurpose, record: UUID) -> dict[str, Any]:
    """What an input says to the script that sends its files."""
    return {"accept": ACCEPT, "data-upload": reverse("upload-begin"), "data-purpose": purpose, "data-record": record}
