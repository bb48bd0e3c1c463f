"""Forms of signing in and of the demo's day."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from kiemtra.store.models import User
from kiemtra.web.forms.fields import DateField


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập", max_length=150, widget=forms.TextInput({"autocomplete": "username"})
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
                raise forms.ValidationError("Tên đăng nhập hoặc mật khẩu chưa đúng.")
        return data


class DayForm(forms.Form):
    day = DateField(label="Ngày giả định")
