"""Choosing an agency out of tens of thousands: type a few words, then choose among what fits.

    class SuccessorForm(forms.Form):
        heir = AgencyField(label="Cơ quan tiếp nhận")
        merged = AgenciesField(label="Các cơ quan được sáp nhập", required=False)

    form = SuccessorForm(request.POST or None, initial={"heir": agency})
    form.fields["heir"].aim(Among(day=request.today, below=root, kind=…, level=…))   # limits; aim before validation

`cleaned_data["heir"]` is an `Agency` (None where optional and empty), `cleaned_data["merged"]` a list of them. Words may be a
name with or without accents, an old name, an abbreviation ("UBND xã …") or a code. With JavaScript the choices appear while
one types (htmx asks `agency-suggest`); without it the words are sent with the form: words that name one agency are taken,
otherwise the form comes back with the choices.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from kiemtra.store.models import Agency
from kiemtra.store.queries import agency_search
from kiemtra.store.queries.agency_search import Among

ASK = "Gõ tên, tên cũ, chữ viết tắt (UBND xã …) hoặc mã; có dấu hay không dấu đều được."


@dataclass(frozen=True, slots=True)
class Said:
    """What came with the form: the words, and what was chosen; words are settled where the choices shown were theirs."""

    words: str
    chosen: tuple[str, ...]
    settled: bool

    @property
    def open_words(self) -> str:
        """The words for which nothing has been chosen yet."""
        return "" if self.settled and self.chosen else self.words


@dataclass(frozen=True, slots=True)
class Choice:
    """One agency to choose, with what tells it from its namesakes."""

    agency: Agency
    place: str
    old_names: str
    checked: bool


class AgencyWidget(forms.Widget):
    template_name = "forms/agency.html"
    use_fieldset = True
    many = False
    limits: Among | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Said:
        words = data.get(f"{name}-words", "").strip()
        chosen = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        settled = words == data.get(f"{name}-searched", "").strip()
        if not self.many and not settled and words:
            chosen = []
        return Said(words, tuple(str(one) for one in chosen if one), settled)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-words" not in data

    def id_for_label(self, id_: str) -> str:
        return id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        said = value if isinstance(value, Said) else Said("", _keys(value), True)
        limits = self.limits
        address = reverse("agency-suggest") + "?" + urlencode(_asked(name, self.many, limits)) if limits else ""
        return context | {
            "said": said,
            "address": address,
            "many": self.many,
            "name": name,
            **(choices_of(limits, said) if limits else {}),
        }


def choices_of(limits: Among, said: Said) -> dict[str, Any]:
    """What has been chosen and what the words may mean, ready to be shown; few queries whatever their number."""
    keys = _ids(said.chosen)
    chosen = list(agency_search.among(limits).filter(pk__in=keys)) if keys else []
    near = [row for row in agency_search.suggested(limits, said.words) if row.pk not in keys] if said.words else []
    rows = chosen + near
    lines, old = agency_search.lines_of(rows, limits.day), agency_search.old_names(rows, said.words, limits.day)
    shown = [
        Choice(
            row, ", ".join(above.short_name for above in lines[row.pk]), "; ".join(old[row.pk]), checked=row.pk in keys
        )
        for row in rows
    ]
    return {"choices": shown, "words": said.words, "full": len(near) == agency_search.SUGGESTED}


class AgencyField(forms.Field):
    """One agency; `aim` says among which."""

    widget = AgencyWidget
    limits: Among | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", ASK)
        super().__init__(**kwargs)
        self.error_messages["required"] = kwargs.get("error_messages", {}).get("required", "Hãy chọn cơ quan.")

    def aim(self, limits: Among) -> None:
        """Say among which agencies to choose; before that the field takes none."""
        self.limits = self.widget.limits = limits

    def clean(self, value: Any) -> Any:
        found = self._found(value if isinstance(value, Said) else Said("", _keys(value), True))
        if not found and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return found[0] if found else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        said = data if isinstance(data, Said) else Said("", _keys(data), True)
        return bool(said.open_words) or set(said.chosen) != set(_keys(initial))

    def _found(self, said: Said) -> list[Agency]:
        assert self.limits is not None, "the form has to aim this field"
        keys = _ids(said.chosen)
        by_key = {row.pk: row for row in agency_search.among(self.limits).filter(pk__in=keys)} if keys else {}
        if len(by_key) < len(said.chosen):
            raise ValidationError("Cơ quan đã chọn không có trong danh mục vào ngày này; hãy chọn lại.", code="unknown")
        found = [by_key[key] for key in keys]
        found += [self._meant(words.strip()) for words in self._parts(said.open_words) if words.strip()]
        return list(dict.fromkeys(found))

    def _parts(self, words: str) -> list[str]:
        """Several names stand with semicolons between them where several may be meant."""
        return words.split(";") if self.widget.many else [words]

    def _meant(self, words: str) -> Agency:
        assert self.limits is not None
        if found := agency_search.meant(self.limits, words):
            return found
        if agency_search.suggested(self.limits, words, size=1):
            raise ValidationError(f"Có nhiều cơ quan khớp với “{words}”; hãy chọn một.", code="several")
        raise ValidationError(f"Không tìm thấy cơ quan nào khớp với “{words}” vào ngày này.", code="none")


class AgenciesWidget(AgencyWidget):
    many = True


class AgenciesField(AgencyField):
    """Several agencies, in the order in which they were chosen."""

    widget = AgenciesWidget

    def clean(self, value: Any) -> list[Agency]:
        found = self._found(value if isinstance(value, Said) else Said("", _keys(value), True))
        if not found and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return found


def _keys(value: Any) -> tuple[str, ...]:
    """The ids of what a form begins with: an agency, its id, or several of them."""
    if value in (None, ""):
        return ()
    several = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    return tuple(str(one.pk if isinstance(one, Agency) else one) for one in several)


def _ids(keys: Iterable[str]) -> list[UUID]:
    found = []
    for key in keys:
        try:
            found.append(UUID(key))
        except ValueError:
            continue
    return found


def _asked(name: str, many: bool, limits: Among) -> Mapping[str, str]:
    facts = {
        "field": name,
        "many": "1" if many else "",
        "day": limits.day.isoformat(),
        "below": str(limits.below or ""),
        "kind": limits.kind or "",
        "level": limits.level or "",
    }
    return {key: value for key, value in facts.items() if value}
