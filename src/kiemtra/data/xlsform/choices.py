"""The lists of a form: names with their labels."""

from collections.abc import Mapping

from kiemtra.data.xlsform.cells import Sheets, lines
from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.domain.forms import Choice4, FormOption

LONGEST_NAME = 60
Lists = Mapping[str, tuple[FormOption, ...]]


def read_lists(sheets: Sheets, language: str) -> tuple[Lists, list[FormFault]]:
    """Return each list with its options in the order of the sheet, and what is wrong with them."""
    lists: dict[str, list[FormOption]] = {}
    faults: list[FormFault] = []
    for line in lines(sheets, "choices"):
        listed, name = line["list_name"], line["name"]
        if not listed and not name:
            continue
        options = lists.setdefault(listed, [])
        label = line.text("label", language)
        if not listed:
            faults.append(line.fault(FaultCode.MISSING_NAME, "list_name"))
        elif not name:
            faults.append(line.fault(FaultCode.MISSING_NAME, "name"))
        elif " " in name or len(name) > LONGEST_NAME:
            faults.append(line.fault(FaultCode.BAD_NAME, "name"))
        elif name in {option.name for option in options}:
            faults.append(line.fault(FaultCode.TWICE, "name"))
        elif not label:
            faults.append(line.fault(FaultCode.MISSING_LABEL, "label", name))
        else:
            options.append(FormOption(name, label))
    return {name: tuple(options) for name, options in lists.items()}, faults


def is_choice4(options: tuple[FormOption, ...]) -> bool:
    """Tell whether a list is that of the four answers to a question of fact."""
    return {option.name for option in options} == {choice.value for choice in Choice4}
