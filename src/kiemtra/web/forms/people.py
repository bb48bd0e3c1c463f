"""Forms of signing in, of one's own account, and of the demo's day."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from kiemtra.store.models import User
from kiemtra.store.queries import people
from kiemtra.store.queries import signing as queries
from kiemtra.web.forms.fields import DateField
from kiemtra.web.passwords import ADVICE

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."
CLOSED = "Tài khoản này đã ngừng sử dụng. Hãy liên hệ quản trị hệ thống nếu bạn cần mở lại."
WRONG_PASSWORD = "Mật khẩu hiện tại chưa đúng."
WRONG_CODE = (
    "Mã chưa đúng, đã dùng, hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng, hoặc một mã dự phòng chưa dùng."
)
DIFFERENT = "Hai lần nhập mật khẩu không giống nhau."


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Mật khẩu", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        self.user: User | None = None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "username" in data and "password" in data:
            self.user = authenticate(self.request, username=data["username"], password=data["password"])
            if self.user is None:
                raise forms.ValidationError(_refusal(data["username"], data["password"]))
        return data


def _refusal(username: str, password: str) -> str:
    """Only who knows the password learns that the account is closed."""
    user = people.account_named(username)
    return CLOSED if user and not user.is_active and user.check_password(password) else WRONG


class CodeForm(forms.Form):
    """The code of the app, or a recovery code."""

    code = forms.CharField(
        label="Mã xác thực",
        max_length=30,
        help_text="Mã 6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng 10 chữ số.",
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        self.request, self.asked = request, user
        self.user: User | None = None
        super().__init__(*args, **kwargs)
        self.kinds = {row.type for row in queries.factors_of(user)}
        if queries.TOTP not in self.kinds:
            self.fields["code"].help_text = "Một mã dự phòng 10 chữ số chưa dùng."

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.user = authenticate(self.request, username=self.asked.username, second_factor=code)
        if self.user is None:
            raise forms.ValidationError(WRONG_CODE)
        return code


class PasswordForm(forms.Form):
    """One's own password once more."""

    password = forms.CharField(
        label="Mật khẩu hiện tại", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        self.request, self.user = request, user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if authenticate(self.request, username=self.user.username, password=password) is None:
            raise forms.ValidationError(WRONG_PASSWORD)
        return password


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    new_password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text=ADVICE,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "new_password" in data and "again" in data and data["new_password"] != data["again"]:
            self.add_error("again", DIFFERENT)
        return data


class ForgottenForm(forms.Form):
    name = forms.CharField(
        label="Tên đăng nhập hoặc thư điện tử", max_length=254, widget=forms.TextInput({"autocomplete": "username"})
    )


class AppForm(forms.Form):
    """The first code of a new app; checked against the secret that the page shows."""

    code = forms.CharField(
        label="Mã 6 chữ số trong ứng dụng",
        max_length=12,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class KeyForm(forms.Form):
    name = forms.CharField(
        label="Tên để nhận ra khóa", max_length=60, help_text="Ví dụ: khóa USB màu đen, vân tay máy ở cơ quan."
    )
    credential = forms.CharField(widget=forms.HiddenInput, required=False)


class DayForm(forms.Form):
    day = DateField(label="Ngày giả định")
