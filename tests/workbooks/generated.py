"""Forms and answers made up by chance, alike for the same number: what a workbook must carry out and home without loss."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from kiemtra.domain.forms import (
    ROW_KEY,
    FormItem,
    FormOption,
    FormSection,
    FormTemplate,
    ItemType,
    MergeRule,
    format_number,
)
from kiemtra.workbooks import Head

T = ItemType
SIMPLE = (T.NUMBER, T.TEXT, T.DATE, T.CHOICE, T.CHOICE4, T.CHOICES)
CHOICE4 = ("yes", "no", "partly", "not_applicable")
WORDS = (
    "hồ sơ", "Thủ tục", "giải quyết", "đúng hạn", "=SUM(A1:A2)", "+84 912", "@ubnd", "-1", "'", '"trích"', "<b>&amp;",
    "dòng một\ndòng hai", "  hai  cách ", "cột\tmột", "1.234,5", "05/06", "TRUE", "#REF!", "_x0041_", "Ệ", "ở", "“”",
    "số 12/KH-UBND", "…", "€", "😀", "\u00a0", "a;b", "{x}", "\n", "001", "1e5", "%", "[.A1]",
)  # fmt: skip
LABELS = ("Có", "Không", "Đang làm", "Đã xong; chờ ký", "Khác", "Xã/phường", "có", "A,B", 'Loại "1"', "Một phần")


def template_of(random: Random) -> FormTemplate:
    """A form of up to a dozen items in sections, with one to three tables."""
    sections = tuple(FormSection(f"s{at}", f"Phần {at}", parent="s0" if at == 2 else "") for at in range(3))
    items: list[FormItem] = []
    for at in range(random.randint(3, 12)):
        items.append(_item(random, f"i{at}", random.choice(SIMPLE), section=random.choice(("", "s0", "s1", "s2"))))
    for at in range(random.randint(0, 2)):
        items.append(_table(random, f"t{at}"))
    numbers = [item.code for item in items if item.type is T.NUMBER]
    if len(numbers) > 1:
        share = FormItem("share", "Tỷ lệ", T.PERCENT, numerator=numbers[0], denominator=numbers[1])
        items.append(share)
    items += [FormItem("files", "Tệp", T.FILE, required=False), FormItem("told", "Ghi chú", T.NOTE, required=False)]
    random.shuffle(items)
    return FormTemplate(
        f"f{random.randint(0, 9)}", "Biểu thử", "2025.1", tuple(items), "Thử", date(2025, 1, 1), sections=sections
    )


def _item(random: Random, code: str, kind: ItemType, section: str = "") -> FormItem:
    labels = random.sample(LABELS, random.randint(1, 6))
    options = tuple(FormOption(f"{code}o{at}", label) for at, label in enumerate(labels))
    return FormItem(
        code,
        f"Mục {code} {random.choice(WORDS).strip()}",
        kind,
        required=random.random() < 0.5,
        whole=random.random() < 0.5,
        options=options if kind in (T.CHOICE, T.CHOICES) else (),
        section=section,
        unit=random.choice(("", "hồ sơ", "%")),
        merge=MergeRule.NONE,
    )


def _table(random: Random, code: str) -> FormItem:
    columns = tuple(_item(random, f"{code}c{at}", random.choice(SIMPLE)) for at in range(random.randint(1, 5)))
    fixed = tuple(FormOption(f"r{at}", f"Dòng {at}") for at in range(random.randint(1, 6)))
    return FormItem(code, f"Bảng {code}", T.TABLE, columns=columns, fixed_rows=fixed if random.random() < 0.4 else ())


def answers_of(random: Random, template: FormTemplate) -> dict[str, object]:
    """Answers as they are kept, each in the notation in which a workbook gives it back."""
    answers: dict[str, object] = {}
    for item in template.items:
        if item.type is T.TABLE:
            answers[item.code] = tuple(_rows(random, item))
        elif item.type in SIMPLE:
            answers[item.code] = _answer(random, item)
    return answers


def _rows(random: Random, table: FormItem) -> Sequence[dict[str, str]]:
    keys = [row.name for row in table.fixed_rows] or [f"k{at}" for at in range(random.randint(0, 12))]
    rows = ({column.code: _answer(random, column) for column in table.columns} | {ROW_KEY: key} for key in keys)
    return [row for row in rows if any(text.strip() for code, text in row.items() if code != ROW_KEY)]


def _answer(random: Random, item: FormItem) -> str:
    if random.random() < 0.2:
        return ""
    match item.type:
        case T.NUMBER:
            return number_of(random, item.whole)
        case T.DATE:
            return f"{date(1850, 1, 1) + timedelta(days=random.randint(0, 120_000)):%d/%m/%Y}"
        case T.CHOICE:
            return random.choice(item.options).name
        case T.CHOICE4:
            return random.choice(CHOICE4)
        case T.CHOICES:
            chosen = random.sample(item.options, random.randint(1, len(item.options)))
            return " ".join(option.name for option in item.options if option in chosen)
    return text_of(random)


def number_of(random: Random, whole: bool) -> str:
    """A number of up to eighteen digits and nine places."""
    digits = Decimal(random.randint(0, 10 ** random.randint(1, 18) - 1)) * random.choice((1, 1, -1))
    return format_number(digits if whole else digits + Decimal(random.randint(0, 10**9)).scaleb(-9))


def text_of(random: Random) -> str:
    """A text of words that a spreadsheet might take for something else; blank ones are no answer."""
    text = random.choice((" ", "", "\n")).join(random.choices(WORDS, k=random.randint(1, 6)))
    return text if text.strip() else ""


def remarks_of(random: Random, template: FormTemplate) -> dict[str, str]:
    """What the unit says of some items."""
    found = {item.code: text_of(random).strip() for item in template.items if random.random() < 0.3}
    return {code: text for code, text in found.items() if text and template.by_code[code].type is not T.NOTE}


def head_of(template: FormTemplate) -> Head:
    """The head of its workbook."""
    return Head(template.code, template.version, "01a2-report", 7, "Sở Nội vụ", "Quý I", date(2025, 4, 5))
