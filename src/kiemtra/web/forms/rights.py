"""Of whom, and as of which day, somebody asks what may be done."""

from typing import Any

from django import forms

from kiemtra.web.forms.fields import DateField


class AskForm(forms.Form):
    """Another person by account name, and the day whose posts count; sent as GET."""

    nguoi = forms.CharField(label="Tên đăng nhập của người cần xem", required=False, max_length=150)
    ngay = DateField(label="Chức vụ tại ngày", required=False, help_text="Để trống: hôm nay")

    def asked(self) -> dict[str, Any]:
        """What was filled in and can be read."""
        self.is_valid()
        return self.cleaned_data
