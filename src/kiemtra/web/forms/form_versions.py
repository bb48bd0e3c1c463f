"""Forms of uploading a form and of ending one."""

from django import forms

from kiemtra.data.xlsform import Settings
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.fields import DateField


class UploadForm(PlainForm):
    """A workbook; what is said here goes before what its sheet `settings` says."""

    file = forms.FileField(
        label="Bảng tính XLSForm",
        help_text="Tệp .xlsx hoặc .ods có các trang survey, choices, settings.",
        error_messages={"required": "Hãy chọn tệp bảng tính.", "empty": "Tệp trống. Hãy chọn lại tệp."},
    )
    title = forms.CharField(
        label="Tên biểu mẫu", required=False, max_length=300, help_text="Để trống nếu đã ghi ở trang settings."
    )
    code = forms.CharField(label="Mã biểu mẫu", required=False, max_length=60, help_text="Ví dụ: bao_cao_quy.")
    version = forms.CharField(label="Phiên bản", required=False, max_length=20, help_text="Ví dụ: 2026.1.")
    source = forms.CharField(
        label="Căn cứ", required=False, max_length=500, help_text="Văn bản ban hành mẫu, hoặc cơ quan soạn mẫu."
    )
    valid_from = DateField(label="Có hiệu lực từ ngày", required=False)

    def given(self) -> Settings:
        """What was said beside the workbook."""
        held = self.cleaned_data
        return Settings(
            code=held["code"].strip(),
            title=held["title"].strip(),
            version=held["version"].strip(),
            source=held["source"].strip(),
            valid_from=held["valid_from"],
        )


class EndForm(PlainForm):
    """The last day on which a form may be asked."""

    last_day = DateField(label="Ngày cuối còn hiệu lực", error_messages={"required": "Hãy ghi ngày cuối còn hiệu lực."})
