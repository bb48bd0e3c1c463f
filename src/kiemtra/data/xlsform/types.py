"""The words of the column `type`, and what kind of question each stands for."""

from dataclasses import dataclass

from kiemtra.domain.forms import ItemType


@dataclass(frozen=True, slots=True)
class QuestionType:
    """What a row of the survey is: a question of a kind, with a list or not, or the begin or end of something."""

    kind: ItemType | None = None
    whole: bool = True
    list_name: str = ""
    or_other: bool = False
    # "begin_group", "end_group", "begin_repeat", "end_repeat", "metadata", "acknowledge", "range"
    mark: str = ""


PLAIN = {
    "integer": QuestionType(ItemType.NUMBER),
    "int": QuestionType(ItemType.NUMBER),
    "decimal": QuestionType(ItemType.NUMBER, whole=False),
    "range": QuestionType(ItemType.NUMBER, whole=False, mark="range"),
    "text": QuestionType(ItemType.TEXT),
    "string": QuestionType(ItemType.TEXT),
    "date": QuestionType(ItemType.DATE),
    "calculate": QuestionType(ItemType.CALCULATION),
    "note": QuestionType(ItemType.NOTE),
    "acknowledge": QuestionType(ItemType.CHOICE, mark="acknowledge"),
    "trigger": QuestionType(ItemType.CHOICE, mark="acknowledge"),
    "file": QuestionType(ItemType.FILE),
    "image": QuestionType(ItemType.FILE),
    "photo": QuestionType(ItemType.FILE),
    "audio": QuestionType(ItemType.FILE),
    "video": QuestionType(ItemType.FILE),
}
GROUPS = {"group": "group", "repeat": "repeat", "lgroup": "repeat", "looped group": "repeat"}
# What a telephone notes down by itself; nobody is asked.
METADATA = frozenset(
    {
        "start",
        "end",
        "today",
        "deviceid",
        "imei",
        "subscriberid",
        "simserial",
        "phonenumber",
        "username",
        "email",
        "audit",
        "start-geopoint",
        "background-audio",
        "background-geopoint",
        "start time",
        "end time",
        "get today",
        "get start time",
        "get end time",
        "get device id",
        "get subscriber id",
        "get sim id",
        "get phone number",
    }
)
SELECT_ONE = ("select_one", "select one from", "select one", "select1", "add select one prompt using")
SELECT_SEVERAL = (
    "select_multiple",
    "select all that apply from",
    "select all that apply",
    "select multiple",
    "add select multiple prompt using",
)
OR_OTHER = ("or_other", "or specify other", "or other")
# Known to the standard, asked by no form here: places, bar codes, ranks, hours, lists in other files.
UNSUPPORTED = frozenset(
    {
        "geopoint",
        "geotrace",
        "geoshape",
        "location",
        "gps",
        "barcode",
        "rank",
        "time",
        "datetime",
        "hidden",
        "select_one_from_file",
        "select_multiple_from_file",
        "select one from file",
        "select multiple from file",
        "select_one_external",
        "xml-external",
        "csv-external",
        "osm",
        "cascading_select",
        "cascading select",
        "begin loop",
        "end loop",
        "begin_loop",
        "end_loop",
    }
)


def question_type(text: str) -> QuestionType | None:
    """Return what the word of a row stands for; None where it is unknown or not supported (see `is_supported`)."""
    words = " ".join(text.split())
    lower = words.lower()
    if lower in PLAIN:
        return PLAIN[lower]
    if lower in METADATA:
        return QuestionType(mark="metadata")
    return _boundary(lower) or _selection(words)


def is_known(text: str) -> bool:
    """Tell whether the standard has this type, although no form here may use it."""
    lower = " ".join(text.lower().split())
    return any(lower == word or lower.startswith(f"{word} ") for word in UNSUPPORTED)


def _boundary(words: str) -> QuestionType | None:
    for edge in ("begin", "end"):
        for separator in ("_", " "):
            kind = GROUPS.get(words.removeprefix(f"{edge}{separator}"))
            if kind and words.startswith(f"{edge}{separator}"):
                return QuestionType(mark=f"{edge}_{kind}")
    return None


def _selection(words: str) -> QuestionType | None:
    or_other = False
    for ending in OR_OTHER:
        if words.lower().endswith(f" {ending}"):
            words, or_other = words[: -len(ending) - 1].strip(), True
    if is_known(words):
        return None
    for kind, beginnings in ((ItemType.CHOICE, SELECT_ONE), (ItemType.CHOICES, SELECT_SEVERAL)):
        for beginning in sorted(beginnings, key=len, reverse=True):
            if words.lower().startswith(f"{beginning} "):
                return QuestionType(kind, list_name=words[len(beginning) + 1 :].strip(), or_other=or_other)
    return None
