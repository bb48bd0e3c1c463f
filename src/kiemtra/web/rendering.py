"""How forms are drawn: one template for every field, whatever the settings of the pages' own engine."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine

TEMPLATES = Path(__file__).parent / "templates"
DJANGO_FORMS = Path(django.forms.__file__).parent / "templates"


class KiemtraRenderer(DjangoTemplates):
    """Draws forms by templates/forms/ and widgets by Django's own templates."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"

    @cached_property
    def engine(self) -> Any:
        options = {"builtins": ["kiemtra.web.templatetags.kiemtra"]}
        return Engine({"NAME": "forms", "DIRS": [TEMPLATES, DJANGO_FORMS], "APP_DIRS": False, "OPTIONS": options})
