"""Illustrative content of the page that shows every component; nothing of it is a record."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms, template

from kiemtra.domain.two_times import Times
from kiemtra.store.models import Agency
from kiemtra.store.queries.two_times import Shown
from kiemtra.web.forms.fields import DateField, NumberField
from kiemtra.web.times import Switch

register = template.Library()

DAY = date(2022, 9, 19)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIELDS = ("Chỉ đạo điều hành", "Thủ tục hành chính", "Tổ chức bộ máy", "Công vụ", "Tài chính công", "Chính quyền số")


class SampleForm(forms.Form):
    use_required_attribute = False

    place = forms.CharField(label="Địa điểm", help_text="Nơi Đoàn làm việc với đơn vị.")
    day = DateField(label="Ngày kiểm tra")
    share = NumberField(label="Tỷ lệ hồ sơ đúng hạn (%)", required=False)
    area = forms.ChoiceField(label="Lĩnh vực", choices=list(enumerate(FIELDS)))
    result = forms.ChoiceField(
        label="Kết quả",
        widget=forms.RadioSelect,
        choices=[("yes", "Đạt"), ("part", "Đạt một phần"), ("no", "Chưa đạt")],
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    photo = forms.FileField(
        label="Ảnh tại chỗ", required=False, widget=forms.FileInput(attrs={"accept": "image/*", "data-photos": ""})
    )
    agreed = forms.BooleanField(label="Đơn vị đã đọc và nhất trí", required=False)


class RowForm(forms.Form):
    use_required_attribute = False

    item = forms.CharField(label="Nội dung")
    count = NumberField(label="Số lượng", required=False)


def work_rows() -> list[dict[str, Any]]:
    deeds = ("Xác nhận báo cáo khắc phục", "Ký biên bản làm việc", "Gửi dự thảo kết luận", "Duyệt báo cáo của đơn vị")
    units = ("Sở Xây dựng", "Sở Giáo dục và Đào tạo", "UBND huyện Tiên Lữ", "UBND huyện Kim Động")
    rows = []
    for index in range(20):
        left = (-6, -2, 0, 1)[index] if index < 4 else index
        rows.append(
            {
                "deed": deeds[index % 4],
                "unit": units[(index // 2) % 4],
                "subject": f"Kiến nghị {index + 1}/2022",
                "due": DAY + timedelta(days=left + left // 5 * 2),
                "left": left,
                "late": left < 0,
            }
        )
    return rows


def segments() -> list[dict[str, Any]]:
    def fact(number: int, text: str, kind: str, label: str, state: str = "read", odd: bool = False) -> dict[str, Any]:
        end = {"key": str(number), "number": number, "label": label}
        return {"text": text, "kind": kind, "of": str(number), "state": state, "odd": odd, "ends": [end]}

    return [
        {"text": "Thực hiện "},
        fact(1, "Kế hoạch số 202/KH-UBND ngày 29/12/2021", "citation", "Viện dẫn", "accepted"),
        {"text": " của UBND tỉnh, Đoàn kiểm tra làm việc tại "},
        fact(2, "Sở Xây dựng", "unit", "Đơn vị"),
        {"text": " và "},
        fact(3, "UBND huyện Tiên Lữ", "unit", "Đơn vị"),
        {"text": " trong thời gian "},
        fact(4, "từ 20/9 đến 26/9/2022", "time", "Thời gian"),
        {"text": ".\n\nNội dung kiểm tra gồm "},
        fact(5, "cải cách thủ tục hành chính", "area", "Lĩnh vực"),
        {"text": ". "},
        fact(6, "Các đơn vị gửi báo cáo trước ngày kiểm tra", "duty", "Trách nhiệm"),
        {"text": " ít nhất "},
        fact(7, "05 ngày làm việc", "time", "Thời hạn"),
        {"text": ", theo "},
        fact(8, "Công văn số 15/SNV-CCHC ngày 31/9/2022", "citation", "Viện dẫn", odd=True),
        {"text": "."},
    ]


def step_rows() -> list[dict[str, str]]:
    names = (
        "Lập kế hoạch",
        "Thông báo",
        "Chuẩn bị",
        "Tại đơn vị",
        "Biên bản",
        "Dự thảo",
        "Đơn vị ý kiến",
        "Kết luận",
        "Khắc phục",
    )
    states = ("done", "done", "done", "current", "next", "later", "later", "later", "later")
    dates = ("12/08", "05/09", "16/09", "20/09", "", "", "", "", "")
    return [{"label": n, "state": s, "date": d} for n, s, d in zip(names, states, dates, strict=True)]


def told_by_today() -> tuple[Agency, Switch]:
    """A commune that was divided, and the switch of a page that tells by today's units."""
    old, new = (Agency(short_name=f"UBND xã {name}", name=f"Ủy ban nhân dân xã {name}") for name in ("Cũ", "Mới"))
    return old, Switch(Times.NOW, DAY, "nam=2022", {old.pk: Shown(new, old, is_split=True)})


@register.simple_tag
def gallery_samples() -> dict[str, Any]:
    def at(hour: int, day: int) -> datetime:
        return datetime(2022, 9, day, hour, 30, tzinfo=HANOI)

    old_unit, times = told_by_today()
    tabs = (("Tổng quan", None), ("Phát hiện", 7), ("Kiến nghị", 4), ("Văn bản", 3), ("Nhật ký", 28))
    return {
        "day": DAY,
        "old_unit": old_unit,
        "times": times,
        "explain": {
            "rule": "Báo cáo khắc phục nộp trong 10 ngày làm việc kể từ ngày nhận kết luận.",
            "source": "Kế hoạch 202/KH-UBND, mục III",
            "skipped": [(date(2022, 9, 1), "Nghỉ Quốc khánh"), (date(2022, 9, 2), "Quốc khánh")],
        },
        "steps": step_rows(),
        "tabs": [{"label": n, "href": "#", "count": c, "current": n == "Tổng quan"} for n, c in tabs],
        "events": [
            {"at": at(14, 19), "what": "Đơn vị nộp báo cáo khắc phục", "who": "Đầu mối Sở Xây dựng", "tone": "done"},
            {"at": at(9, 16), "what": "Quá hạn nộp báo cáo", "who": "", "tone": "late", "detail": "Hạn 14/09/2022"},
            {"at": at(8, 5), "what": "Gửi thông báo lịch kiểm tra", "who": "Thư ký Đoàn 1"},
        ],
        "facts": [
            ("Hình thức", "Trực tiếp, có báo trước"),
            ("Đoàn", "Đoàn kiểm tra số 1"),
            ("Mốc số liệu", "01/01/2022 – 31/08/2022"),
        ],
        "people": [
            {"name": "Trưởng đoàn", "title": "Phó Giám đốc Sở Nội vụ", "side": "Đoàn kiểm tra", "present": True},
            {"name": "Thư ký Đoàn 1", "title": "Chuyên viên", "side": "Đoàn kiểm tra", "present": None},
            {
                "name": "Đầu mối",
                "title": "Chánh Văn phòng",
                "side": "Đơn vị",
                "present": False,
                "note": "Cử người thay",
            },
        ],
        "parties": [
            {"side": "Đại diện đơn vị", "title": "Chánh Văn phòng", "name": "Đầu mối Sở Xây dựng"},
            {"side": "Thư ký", "title": "Chuyên viên", "name": "Thư ký Đoàn 1", "signed": "Đã ký 16:05 20/09/2022"},
        ],
        "segments": segments(),
        "legend": [
            ("citation", "Viện dẫn"),
            ("unit", "Đơn vị"),
            ("time", "Thời gian, thời hạn"),
            ("duty", "Trách nhiệm"),
            ("area", "Lĩnh vực"),
            ("anomaly", "Mâu thuẫn"),
        ],
        "work": work_rows(),
        "form": SampleForm({"place": "Phòng họp tầng 2", "day": "31/9/2022", "share": "98.5", "area": "1"}),
        "fresh": SampleForm(prefix="fresh", initial={"day": DAY, "share": 98.5}),
        "rows": forms.formset_factory(RowForm, extra=1)(prefix="rows"),
    }
