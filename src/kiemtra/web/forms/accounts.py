"""Forms of accounts and posts. What is wrong with them is decided by the rules; the forms show all of it at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.data.areas import load_areas
from kiemtra.domain.accounts import POST_ROLES, AccountFault, Faults, PostContent
from kiemtra.domain.people import Role
from kiemtra.store.models import Appointment, Jurisdiction, User
from kiemtra.store.queries.agency_search import Among
from kiemtra.web import labels
from kiemtra.web.forms.agency_field import AgencyField
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.accounts import STATES
from kiemtra.web.labels.rights import ROLES

AREAS = [(area.code, area.label) for area in load_areas()]
POST_CHOICES = [(role.value, ROLES[role]) for role in Role if role in POST_ROLES]
ONE_DAY = timedelta(days=1)
F = AccountFault
# The rules know the day before which a post ends; people write its last day.
_SHOWN_AS = {"valid_to": "last_day"}


def _required(fault: AccountFault) -> dict[str, str]:
    return {"required": labels.fault(fault)}


class PlainForm(forms.Form):
    use_required_attribute = False

    def take(self, faults: Mapping[str, str]) -> None:
        """Put each fault at its field, where nothing is said there yet."""
        for name, fault in faults.items():
            shown = _SHOWN_AS.get(name, name)
            if shown not in self.errors:
                self.add_error(shown if shown in self.fields else None, labels.fault(fault))


class AccountFilter(PlainForm):
    """What the list is narrowed to."""

    q = forms.CharField(
        label="Tìm người",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    agency = forms.CharField(label="Cơ quan", required=False, max_length=200)
    role = forms.ChoiceField(label="Vai trò", required=False, choices=[("", "Tất cả"), *POST_CHOICES])
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=STATES)

    def narrowed(self) -> dict[str, str]:
        """The filters that hold, by the names that `queries.accounts.searched` knows."""
        self.is_valid()
        held = self.cleaned_data
        return {"words": held.get("q", "")} | {name: held.get(name, "") for name in ("agency", "role", "state")}


class AccountEditForm(PlainForm):
    """Name and address."""

    full_name = forms.CharField(label="Họ tên", error_messages=_required(F.FULL_NAME_MISSING))
    email = forms.CharField(
        label="Thư điện tử",
        required=False,
        help_text="Nơi nhận thông báo. Mật khẩu không bao giờ gửi qua thư.",
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )


class AccountForm(AccountEditForm):
    """A new account, in one of the systems that the person administers."""

    username = forms.CharField(
        label="Tên đăng nhập",
        error_messages=_required(F.USERNAME_MISSING),
        help_text="Chữ thường không dấu, chữ số và các dấu . _ - @, ví dụ vanthu.snv",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    system = forms.ChoiceField(label="Hệ thống")
    field_order = ("full_name", "username", "email", "system")

    def __init__(
        self, *args: Any, systems: Sequence[Jurisdiction], check: Callable[[str, str, str], Faults], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.check = check
        self.fields["system"].choices = [(str(one.pk), one.name) for one in systems]  # type: ignore[attr-defined]
        if len(systems) == 1:
            self.fields["system"].widget = forms.HiddenInput()
            self.fields["system"].initial = str(systems[0].pk)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        self.take(self.check(given.get("username", ""), given.get("full_name", ""), given.get("email", "")))
        return given


class PostForm(PlainForm):
    """A post: at which agency, in which role, in which time, on which ground."""

    agency = AgencyField(label="Cơ quan")
    role = forms.ChoiceField(
        label="Vai trò", choices=[("", ""), *POST_CHOICES], error_messages=_required(F.ROLE_MISSING)
    )
    title = forms.CharField(
        label="Chức danh",
        help_text="Như ghi trong văn bản, ví dụ: Chuyên viên",
        error_messages=_required(F.TITLE_MISSING),
    )
    valid_from = DateField(label="Từ ngày", error_messages=_required(F.START_MISSING))
    last_day = DateField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa có ngày kết thúc.")
    ground = forms.CharField(
        label="Căn cứ", required=False, help_text="Số, ngày của quyết định hoặc văn bản phân công."
    )
    areas = forms.MultipleChoiceField(
        label="Lĩnh vực phụ trách",
        choices=AREAS,
        required=False,
        help_text="Chỉ dành cho vai trò phụ trách lĩnh vực.",
        widget=forms.CheckboxSelectMultiple,
    )
    over = AgencyField(label="Phụ trách lĩnh vực trong phạm vi của", required=False)

    def __init__(
        self,
        *args: Any,
        system: Jurisdiction,
        today: date,
        check: Callable[[PostContent], Faults],
        appointment: Appointment | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{"initial": _initial(appointment) if appointment else {"valid_from": today}} | kwargs)
        self.check = check
        day = self._day() or (appointment.valid_from if appointment else today)
        self.fields["agency"].aim(Among(day, below=system.root_id))  # type: ignore[attr-defined]
        self.fields["over"].aim(Among(day))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        self.take(self.check(self.content()))
        return self.cleaned_data

    def content(self) -> PostContent:
        """The post as the rules take it."""
        given = self.cleaned_data
        agency, over = given.get("agency"), given.get("over")
        return PostContent(
            agency=agency.pk if agency else None,
            role=given.get("role", ""),
            title=given.get("title", ""),
            valid_from=given.get("valid_from"),
            valid_to=_after(given.get("last_day")),
            ground=given.get("ground", ""),
            areas=tuple(given.get("areas", ())),
            over=over.pk if over else None,
        )

    def _day(self) -> date | None:
        """The first day as typed: the agencies of that day are offered."""
        field = self.fields["valid_from"]
        try:
            return field.clean(self.data.get(self.add_prefix("valid_from"))) if self.is_bound else None
        except forms.ValidationError:
            return None


class CorrectionForm(PostForm):
    """What was entered wrongly, and why it is changed."""

    reason = forms.CharField(
        label="Lý do sửa",
        help_text="Nhật ký giữ cả nội dung cũ.",
        widget=forms.Textarea({"rows": 2}),
        error_messages=_required(F.GROUND_MISSING),
    )


def _initial(row: Appointment) -> dict[str, Any]:
    return {
        "agency": row.agency,
        "role": row.role,
        "title": row.title,
        "valid_from": row.valid_from,
        "last_day": row.valid_to - ONE_DAY if row.valid_to else None,
        "ground": row.ground,
        "areas": row.areas,
        "over": row.over,
    }


def _after(last: date | None) -> date | None:
    return last + ONE_DAY if last else None


class EndForm(PlainForm):
    """From which day on a post or a seat no longer holds."""

    on = DateField(label="Thôi giữ từ ngày", help_text="Từ ngày này không còn quyền của chức vụ.")
    reason = forms.CharField(label="Căn cứ, lý do", required=False, max_length=300)


class DeputyForm(PlainForm):
    """Who stands in, for how long, on which ground."""

    deputy = forms.ChoiceField(label="Người được ủy quyền", error_messages=_required(F.DEPUTY_MISSING))
    valid_from = DateField(label="Từ ngày", error_messages=_required(F.START_MISSING))
    last_day = DateField(label="Đến hết ngày", error_messages=_required(F.END_MISSING))
    ground = forms.CharField(
        label="Căn cứ", help_text="Số, ngày của văn bản ủy quyền.", error_messages=_required(F.GROUND_MISSING)
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[User],
        check: Callable[[UUID | None, date | None, date | None, str], Faults],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.check = check
        self.fields["deputy"].choices = person_choices(people)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        self.take(self.check(self.chosen, given.get("valid_from"), self.ends, given.get("ground", "")))
        return given

    @property
    def chosen(self) -> UUID | None:
        """The deputy."""
        return UUID(self.cleaned_data["deputy"]) if self.cleaned_data.get("deputy") else None

    @property
    def ends(self) -> date | None:
        """The day before which the authority ends."""
        return _after(self.cleaned_data.get("last_day"))


class ReasonForm(PlainForm):
    """A reason in words."""

    reason = forms.CharField(label="Lý do", required=False, max_length=300)


class HandingOverForm(PlainForm):
    """Who takes over each post and seat, from which day, and whether the account is closed."""

    on = DateField(label="Bàn giao từ ngày", help_text="Từ ngày này người nhận giữ chức vụ, người bàn giao thôi giữ.")
    close = forms.BooleanField(label="Khóa tài khoản của người bàn giao ngay sau khi bàn giao", required=False)

    def __init__(self, *args: Any, items: Mapping[UUID, tuple[str, Sequence[User]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for key, (label, people) in items.items():
            choices = [("", "Không ai nhận"), *person_choices(people)[1:]]
            self.fields[str(key)] = forms.ChoiceField(label=f"Người nhận: {label}", required=False, choices=choices)

    def choices(self) -> dict[UUID, UUID | None]:
        """The heir of each item; None for nobody."""
        given = self.cleaned_data
        return {key: UUID(given[str(key)]) if given.get(str(key)) else None for key in self.items}

    def heir_field(self, key: UUID) -> forms.BoundField:
        """The field of one item."""
        return self[str(key)]


class ProposalForm(PlainForm):
    """Who takes a sealed proposal over."""

    heir = forms.ChoiceField(label="Người nhận đề xuất", error_messages=_required(F.HEIR_UNKNOWN))

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heir"].choices = person_choices(people)  # type: ignore[attr-defined]


class SheetForm(PlainForm):
    """A workbook of accounts."""

    file = forms.FileField(
        label="Tệp danh sách",
        help_text="Tệp XLSX theo mẫu.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Hãy chọn tệp XLSX theo mẫu.", "empty": "Tệp này trống."},
    )
    system = forms.ChoiceField(label="Hệ thống")

    def __init__(self, *args: Any, systems: Sequence[Jurisdiction], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["system"].choices = [(str(one.pk), one.name) for one in systems]  # type: ignore[attr-defined]
        if len(systems) == 1:
            self.fields["system"].widget = forms.HiddenInput()
            self.fields["system"].initial = str(systems[0].pk)


def person_choices(people: Iterable[User]) -> list[tuple[str, str]]:
    """People as choices, told apart by their usernames."""
    return [("", ""), *((str(user.pk), f"{user.full_name} ({user.username})") for user in people)]
