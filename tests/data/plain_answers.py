"""Plain, correct answers to the forms that are shipped: every figure zero, every question of fact answered yes."""

from typing import Any

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType

Answers = dict[str, Any]
IN_ROWS = ("0", "2", "60", "100")
# How far a task is, in the words in which `queries/tasks.py` reports it.
PROGRESS = dict(
    zip(IN_ROWS, ("Chưa thực hiện", "Đang thực hiện (40%)", "Quá hạn, chưa hoàn thành", "Đã hoàn thành"), strict=True)
)
DAYS = ("01/01/2026", "15/3/2026", "01/7/2026")


def filled(form: FormTemplate) -> Answers:
    """Answers to all that must be answered, every figure zero."""
    return {item.code: value for item in form.items if (value := plain(item)) not in ("", ())}


def plain(item: FormItem) -> Any:
    match item.type:
        case ItemType.NUMBER:
            return "0"
        case ItemType.CHOICE4:
            return "yes"
        case ItemType.CHOICE:
            return {"unit_kind": "commune_pc", "has_procedures": "yes"}.get(item.code, item.options[0].name)
        case ItemType.DATE:
            return {"period_from": "01/01/2026", "period_to": "30/6/2026"}.get(item.code, "15/3/2026")
        case ItemType.TEXT:
            return "Không có" if item.required else ""
    return ()


def row_of(item: FormItem, number: str, words: str, key: str = "") -> Answers:
    row: Answers = {"_row": key} if key else {}
    for column in item.columns:
        match column.type:
            case ItemType.NUMBER:
                row[column.code] = number
            case ItemType.DATE:
                row[column.code] = DAYS[0]
            case ItemType.TEXT if column.constraint is not None:
                row[column.code] = PROGRESS[number]
            case ItemType.TEXT:
                row[column.code] = words if column.required or words != "-" else ""
            case ItemType.CHOICE:
                row[column.code] = column.options[min(int(number) % 7, len(column.options) - 1)].name
    return row
