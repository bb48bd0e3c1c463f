"""The hidden head of a workbook: which form, version, report and revision it holds, and a mark that it is whole."""

from collections.abc import Iterator
from hashlib import blake2s

from kiemtra.domain.forms import FormItem, FormTemplate
from kiemtra.workbooks.grids import Grid, column_name
from kiemtra.workbooks.values import Head
from kiemtra.workbooks.wording import HEAD_SHEET, options_of

MARK = "kiemtra"
FORMAT = "1"
# Columns of the hidden sheet from which lists of choices stand.
FIRST_LIST = 3
KEYS = ("form", "version", "report", "revision", "check")
# A head stands within so many rows.
WITHIN = 50


def head_lines(template: FormTemplate, head: Head) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet: the head in the first two columns, lists of choices behind."""
    facts = (head.form, head.version, head.report, str(head.revision), _check(head))
    pairs = [(MARK, FORMAT), *zip(KEYS, facts, strict=True)]
    lists = [list(labels) for labels in choice_lists(template)]
    for row in range(max([len(pairs), *map(len, lists)])):
        pair = pairs[row] if row < len(pairs) else ("", "")
        yield (*pair, "", *(one[row] if row < len(one) else "" for one in lists))


def choice_lists(template: FormTemplate) -> dict[tuple[str, ...], str]:
    """Return each list of labels that an item or column chooses from, with the range of the hidden sheet that holds it."""
    found: dict[tuple[str, ...], str] = {}
    for item in template.items:
        for one in (item, *item.columns):
            labels = labels_of(one)
            if labels and labels not in found:
                letter = column_name(FIRST_LIST + len(found))
                found[labels] = f"={HEAD_SHEET}!${letter}$1:${letter}${len(labels)}"
    return found


def labels_of(item: FormItem) -> tuple[str, ...]:
    """Return the labels that an item chooses from."""
    return tuple(option.label for option in options_of(item))


def read_head(grids: tuple[Grid, ...]) -> tuple[Head | None, bool]:
    """Return the head, None where no sheet holds one, and whether it is as it was written."""
    for grid in grids:
        if grid.value(0, 0) == MARK:
            facts = {str(grid.value(row, 0)): str(grid.value(row, 1)) for row in range(min(len(grid.rows), WITHIN))}
            revision = facts.get("revision", "")
            head = Head(
                facts.get("form", ""),
                facts.get("version", ""),
                facts.get("report", ""),
                int(revision) if revision.isdecimal() else 0,
            )
            return head, facts.get(MARK) == FORMAT and facts.get("check") == _check(head)
    return None, False


def _check(head: Head) -> str:
    told = "\n".join((FORMAT, head.form, head.version, head.report, str(head.revision)))
    return f"c{blake2s(told.encode(), digest_size=8).hexdigest()}"
