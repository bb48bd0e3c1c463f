"""How long the rules of forms take, with no database: 150 items with conditions and checks, a table of 1,000 rows × 10 columns."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms import (
    ROW_KEY,
    Answers,
    FormCheck,
    FormItem,
    FormTemplate,
    ItemType,
    Severity,
    parse,
    validate_answers,
)

Row = tuple[str, float, str, str | None]
RUNS, GROUPS, ROWS = 15, 50, 1_000
ZERO = Decimal(0)


def figures() -> Iterator[Row]:
    """Yield the median time of checking each, and how many problems were found, which must be none."""
    for name, (form, answers), goal in (
        ("kiểm tra 150 mục có điều kiện và kiểm tra chéo", _items(), "≤ 10"),
        ("kiểm tra bảng 1.000 dòng × 10 cột", _table(), "≤ 300"),
    ):
        yield name, _median(lambda form=form, answers=answers: validate_answers(form, answers)), "ms CPU", goal
        yield f"{name}: lỗi tìm thấy", len(validate_answers(form, answers)), "lỗi", "= 0"


def _median(do: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        do()
        times.append(time.process_time() - begun)
    return sorted(times)[RUNS // 2] * 1000


def _items() -> tuple[FormTemplate, Answers]:
    items, checks, answers = [], [], {}
    for n in range(GROUPS):
        part_rules = {"constraint": parse(f". <= ${{all{n}}}"), "relevant": parse(f"${{all{n}}} > 0")}
        items += [
            FormItem(f"all{n}", "Tổng", ItemType.NUMBER, minimum=ZERO),
            FormItem(f"part{n}", "Trong đó", ItemType.NUMBER, minimum=ZERO, **part_rules),
            FormItem(f"rate{n}", "Tỷ lệ", ItemType.PERCENT, numerator=f"part{n}", denominator=f"all{n}"),
        ]
        test = parse(f"${{all{n}}} + ${{part{n}}} >= ${{rate{n}}} or ${{all{n}}} = ''")
        checks.append(FormCheck(f"check{n}", Severity.ERROR, test, "Không khớp.", (f"all{n}",)))
        answers |= {f"all{n}": "1.200", f"part{n}": "850"}
    return _form(tuple(items), tuple(checks)), answers


def _table() -> tuple[FormTemplate, Answers]:
    columns = [FormItem(f"n{n}", "Số", ItemType.NUMBER, minimum=ZERO) for n in range(4)]
    columns += [
        FormItem("part", "Trong đó", ItemType.NUMBER, constraint=parse(". <= ${n0}")),
        FormItem("text", "Nội dung", ItemType.TEXT),
        FormItem("day", "Ngày", ItemType.DATE),
        FormItem("fact", "Có hay không", ItemType.CHOICE4),
        FormItem("sum", "Cộng", ItemType.CALCULATION, calculation=parse("${n0} + ${n1}")),
        FormItem("why", "Vì sao", ItemType.TEXT, required=False, relevant=parse("${n0} > 5")),
    ]
    row = {"n0": "1.200", "n1": "3", "n2": "4,0", "n3": "5", "part": "6", "text": "Nội dung", "day": "01/02/2024"}
    rows = tuple({**row, "fact": "yes", "why": "x", ROW_KEY: str(n)} for n in range(ROWS))
    table = FormItem("rows", "Bảng", ItemType.TABLE, columns=tuple(columns))
    test = parse("sum(${n0}) > 3 and count(${rows}) > 1")
    return _form((table,), (FormCheck("sums", Severity.ERROR, test, "Không khớp.", ("rows",)),)), {"rows": rows}


def _form(items: tuple[FormItem, ...], checks: tuple[FormCheck, ...]) -> FormTemplate:
    return FormTemplate("bench", "Đo", "1", items, "Đo", date(2020, 1, 1), checks=checks)
