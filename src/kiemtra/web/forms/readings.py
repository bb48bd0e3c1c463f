"""Forms of readings: texts given, one fact corrected, and the choices that make a plan of what was confirmed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import Truncator

from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.reading_fields import EDITABLE, fields_of
from kiemtra.domain.readings import Fact, FactGroup
from kiemtra.store.models import Agency
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels import readings as words
from kiemtra.web.labels.plans import EXPECTED
from kiemtra.workflows.readings import Source

MOST_FILES = 10
# A pasted text is called by the beginning of its first line.
NAME_LENGTH = 60
_CHOICES: dict[tuple[FactGroup, str], Mapping[str, str]] = {
    (FactGroup.CITATIONS, "role"): {str(role): label for role, label in words.CITATION_ROLES.items()},
    (FactGroup.UNITS, "role"): words.UNIT_ROLES,
    (FactGroup.UNIT_COUNTS, "qualifier"): words.QUALIFIERS,
    (FactGroup.DEADLINES, "direction"): {"": "không rõ", **words.DIRECTIONS},
    (FactGroup.DEADLINES, "anchor"): {"": "không rõ", **words.ANCHORS},
    (FactGroup.WINDOWS, "purpose"): words.PURPOSES,
    (FactGroup.FORMS, "form"): words.FORMS,
    (FactGroup.AREAS, "area"): words.AREAS,
}


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """One or several files."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(ManyFilesField, self).clean(one, initial) for one in data or []]


class TakeForm(forms.Form):
    """A text pasted, or files; several are read together and compared."""

    use_required_attribute = False

    text = forms.CharField(
        label="Dán nội dung văn bản",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Kế hoạch, quyết định, công văn hoặc tin đăng trên cổng thông tin.",
    )
    files = ManyFilesField(  # type: ignore[assignment]
        label="Hoặc chọn tệp",
        required=False,
        widget=ManyFilesInput(
            attrs={"multiple": True, "accept": ".txt,.html,.htm,.mht,.mhtml,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff"}
        ),
        help_text="Word (.docx), PDF, ảnh quét, trang web đã lưu hoặc văn bản thuần; chọn được nhiều tệp để đối chiếu với nhau.",
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("text", "").strip() and not given.get("files"):
            raise forms.ValidationError("Chưa có văn bản: hãy dán nội dung hoặc chọn ít nhất một tệp.")
        if len(given.get("files") or []) > MOST_FILES:
            self.add_error("files", f"Mỗi lần chọn nhiều nhất {MOST_FILES} tệp.")
        return given

    @property
    def given_in(self) -> str:
        """The field at which it is said why a text is not taken."""
        return "files" if self.cleaned_data["files"] else "text"

    def sources(self) -> list[Source]:
        """The texts as the workflow takes them; a pasted one is called by its first line."""
        text = self.cleaned_data["text"]
        found = [Source(one.read(), one.name, is_file=True) for one in self.cleaned_data["files"]]
        if text.strip():
            first = " ".join(text.strip().splitlines()[0].split())
            found.insert(0, Source(text.encode(), Truncator(first).chars(NAME_LENGTH)))
        return found


class FactForm(forms.Form):
    """The fields of one fact that a person may correct."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, fact: Fact) -> None:
        # Several of these forms may stand open on one page.
        super().__init__(data, initial=_initial(fact), auto_id=f"sua-{fact.id.replace('/', '-')}-%s")
        for name in fields_of(fact):
            self.fields[name] = _field(fact.group, name, EDITABLE[fact.group][name])

    def take(self, faults: Mapping[str, str]) -> None:
        """Show what the rules found wrong, each at its field."""
        for name, fault in faults.items():
            self.add_error(name if name in self.fields else None, labels.fault(fault))


class WordsForm(forms.Form):
    """Words of the text from which a fact is to be made, and of which group: the way without selecting them."""

    use_required_attribute = False

    group = forms.ChoiceField(label="Đây là", choices=list(words.SINGLE.items()))
    words = forms.CharField(
        label="Nguyên văn trong văn bản",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chép đúng những chữ nói thông tin đó; xuống dòng hay khoảng trắng khác nhau không sao.",
    )


class SettleForm(forms.Form):
    """Why the text stands although something contradicts it, or what was done about it."""

    use_required_attribute = False

    settlement = forms.CharField(label="Cách xử lý", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


def _initial(fact: Fact) -> dict[str, Any]:
    given: dict[str, Any] = {name: fact.data.get(name) for name in EDITABLE[fact.group]}
    for name, kind in EDITABLE[fact.group].items():
        if kind is date and given[name]:
            given[name] = date.fromisoformat(given[name])
    return given


def _field(group: FactGroup, name: str, kind: type) -> forms.Field:
    label = words.FIELDS[name]
    if kind is date:
        return DateField(label=label, required=False)
    if kind is int:
        return forms.IntegerField(label=label, required=False, min_value=1, max_value=9999)
    if kind is bool:
        return forms.BooleanField(label=label, required=False)
    if choices := _CHOICES.get((group, name)):
        return forms.ChoiceField(label=label, choices=list(choices.items()), required="" not in choices)
    area = forms.Textarea(attrs={"rows": 3}) if name in {"text", "subject"} else forms.TextInput()
    return forms.CharField(label=label, required=(group, name) in _REQUIRED, max_length=2000, widget=area)


_REQUIRED = {(FactGroup.UNITS, "name"), (FactGroup.UNIT_COUNTS, "noun"), (FactGroup.DUTIES, "text")}


class PlanForm(forms.Form):
    """What the plan will be called and which agency each unit is; the person decides where names are only alike."""

    use_required_attribute = False

    title = forms.CharField(label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    issuer = forms.ChoiceField(label="Cơ quan ban hành")

    def __init__(
        self,
        *args: Any,
        issuers: Sequence[Agency],
        units: Mapping[str, tuple[str, Sequence[tuple[str, str]], str]],
        groups: Sequence[tuple[str, str, bool]],
        expected: Sequence[tuple[str, str]],
        expects_self: bool,
        has_tasks: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].choices = [(str(agency.pk), agency.name) for agency in issuers]  # type: ignore[attr-defined]
        for fact, (name, choices, initial) in units.items():
            label = f"“{name}” trong văn bản là"
            self.fields[f"unit:{fact}"] = forms.ChoiceField(
                label=label, choices=[("", "Không đưa vào kế hoạch"), *choices], initial=initial, required=False
            )
        if groups:
            self.fields["whole_groups"] = _checkboxes(
                "Đưa cả nhóm vào kế hoạch", [(fact, label) for fact, label, _ in groups], [g[0] for g in groups if g[2]]
            )
        if has_tasks:
            self.fields["with_tasks"] = forms.BooleanField(
                label="Theo dõi nhiệm vụ của từng văn bản được kiểm tra", required=False, initial=True
            )
        kind = ExpectedKind.SELF_INSPECTION_PLAN
        self.fields["expected"] = _checkboxes(
            "Yêu cầu cơ quan cấp dưới lập kế hoạch riêng",
            expected,
            [key for key, _ in expected if expects_self and key.startswith(kind)],
        )
        self.fields["expected_by"] = DateField(label="Thời hạn ban hành kế hoạch cấp dưới", required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("expected") and not given.get("expected_by"):
            self.add_error("expected_by", "Hãy chọn thời hạn để cơ quan cấp dưới ban hành kế hoạch.")
        return given

    def chosen_units(self) -> dict[str, str]:
        """Fact id → the agency chosen for it."""
        given = self.cleaned_data.items()
        return {name.removeprefix("unit:"): value for name, value in given if name.startswith("unit:") and value}


def _checkboxes(label: str, choices: Sequence[tuple[str, str]], initial: list[str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, initial=initial, required=False, widget=forms.CheckboxSelectMultiple
    )


def expected_label(kind: ExpectedKind, group: str) -> str:
    """A choice of the plan form."""
    return f"{EXPECTED[kind]}: {group}"
