"""The parts of a plan by their headings: contents, units inspected, time, form, team, organisation."""

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span


class Topic(StrEnum):
    """What the section under a heading speaks of."""

    PURPOSE = "purpose"
    CONTENT = "content"
    UNITS = "units"
    FORM = "form"
    TIME = "time"
    PLACE = "place"
    DATA_PERIOD = "data_period"
    TEAM = "team"
    ORGANISATION = "organisation"
    RESULTS = "results"
    RECIPIENTS = "recipients"
    OTHER = "other"


HEADINGS = (
    (Topic.RECIPIENTS, r"nơi nhận|kính gửi"),
    (Topic.DATA_PERIOD, r"thời kỳ(?: kiểm tra)?|niên độ|mốc thời gian|thời điểm (?:lấy |chốt )?số liệu|mốc số liệu|thời hiệu|kỳ số liệu|thời gian (?:lấy|chốt) số liệu"),
    (Topic.UNITS, r"đối tượng|phạm vi(?=\s*$)|(?:các )?đơn vị(?=\s*(?::|$)|(?: được kiểm tra)?(?:,| và) (?:thời gian|địa điểm|lịch)(?!\w))|nơi kiểm tra|đơn vị được kiểm tra|(?:các )?(?:cơ quan, )?đơn vị (?:được )?kiểm tra|danh sách (?:các )?(?:sở|cơ quan|đơn vị|địa phương|xã|phường|phòng)|phạm vi(?: và|,) (?:đối tượng|đơn vị)|địa bàn kiểm tra|phạm vi kiểm tra"),
    (Topic.CONTENT, r"(?:\w+ )?nội dung(?! trọng tâm của)|nội dung kiểm tra|trọng tâm(?: kiểm tra)?(?= ?:)|(?:(?:các|những) )?(?:phần việc|công việc|việc|vấn đề|điểm|mặt|khâu|lĩnh vực)(?: (?:được|cần|sẽ|phải|tập trung))? kiểm tra(?=\s*(?::|$|\())|(?:đoàn |tổ )?kiểm tra (?:(?:những|các) )?(?:việc |điều |nội dung )?(?:gì|nào)(?=\s*(?:[:?]|$))"),
    (Topic.FORM, r"hình thức|phương pháp|phương thức|cách thức"),
    (Topic.PLACE, r"địa điểm"),
    (Topic.TIME, r"thời (?:gian|điểm)|lịch kiểm tra|lịch(?= ?:)|kế hoạch thời gian|tiến độ"),
    (Topic.PURPOSE, r"mục đích|yêu cầu"),
    (Topic.TEAM, r"thành phần|đoàn kiểm tra|thành lập đoàn|tổ kiểm tra|trưởng đoàn"),
    (Topic.ORGANISATION, r"tổ chức thực hiện|trách nhiệm|phân công|kinh phí|nhiệm vụ của"),
    (Topic.RESULTS, r"kết quả|ưu điểm|tồn tại|hạn chế|kiến nghị|nhận xét|đánh giá|kết luận"),
)  # fmt: skip
# What a part on contents may have points on ('1. Trách nhiệm của người đứng đầu') without ending there.
NESTED = (Topic.RESULTS, Topic.ORGANISATION, Topic.TEAM, Topic.PURPOSE)
NUMBERED = pattern_of(
    r"\s{0,20}(?P<mark>[-+*•]|(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2}|(?:phần|mục)\s{1,2}(?:thứ\s{1,2}\w{2,4}|[ivx]{1,4}|\d))\s?[.)/:-]|[a-zđ]\d?\s?[.)/])?\s{0,6}(?:về\s)?"
)
# A part of the text: 'II.', 'Phần thứ hai.'
PART = pattern_of(r"(?:[ivx]{1,5}\s?[./-]|phần\s|mục\s)")
CAPITAL = pattern_of(r"\s{0,20}[A-ZĐ](?<![IVX])\s?[.)/]\s")
WORDS = pattern_of("|".join(f"(?P<t{place}>(?:{words})(?!\\w))" for place, (_, words) in enumerate(HEADINGS)))
ANNEX = pattern_of(r"\s{0,40}(?:phụ lục|danh sách|biểu|kế hoạch|lịch|đề cương)(?!\w)")
FOLLOWED = pattern_of(r"[^\n.;]{0,60}?(?::|$|\n|\.\s)")


class Sections(NamedTuple):
    """Where each part begins; a part lasts until the next one."""

    starts: tuple[int, ...]
    topics: tuple[Topic, ...]

    def at(self, offset: int) -> Topic:
        """Return the part that an offset lies in."""
        place = bisect_right(self.starts, offset) - 1
        return self.topics[place] if place >= 0 else Topic.OTHER


def find_sections(page: Page) -> Sections:
    """Return the parts of the text; a heading stands at the start of a line and is short or ends in a colon."""
    starts: list[int] = []
    topics: list[Topic] = []
    depth = 0
    lettered = False
    for start, end in page.lines:
        topic = _heading(page, (start, end))
        if topic is Topic.OTHER and lettered:
            # 'B. ĐỐI TƯỢNG, THỜI GIAN' holds 'I. Kiểm tra theo kế hoạch'.
            continue
        lettered = CAPITAL.match(page.body, start, end) is not None if topic else lettered
        if topic in NESTED and topics and topics[-1] is Topic.CONTENT and _depth(page, start) > depth:
            continue
        depth = _depth(page, start) if topic is Topic.CONTENT else depth
        if topic is None and topics and topics[-1] is Topic.RECIPIENTS and _after_recipients(page, (start, end)):
            topic = Topic.OTHER
        if topic is not None:
            starts.append(start)
            topics.append(topic)
    return Sections(tuple(starts), tuple(topics))


def _depth(page: Page, start: int) -> int:
    """How deep the mark of a line lies: none, 'II.', '1.', '1.2.', 'a)', '-'."""
    lead = NUMBERED.match(page.low, start)
    mark = (lead["mark"] or "").strip(" .)/-") if lead else ""
    if not lead or not lead["mark"]:
        return 0
    if not mark or not mark[0].isalnum():
        return 6
    if mark[0].isdigit():
        return 2 + mark.count(".")
    return 1 if PART.match(lead["mark"]) else 5


def _after_recipients(page: Page, line: Span) -> bool:
    """Recipients stand in short lines; the body of a letter and an annex follow them."""
    return line[1] - line[0] > 90 or ANNEX.match(page.low, *line) is not None


def _heading(page: Page, line: Span) -> Topic | None:
    start, end = line
    lead = NUMBERED.match(page.low, start, end)
    at = lead.end() if lead else start
    m = WORDS.match(page.low, at, end)
    if m and m.lastgroup and (end - start < 90 or FOLLOWED.match(page.low, m.end(), min(end, m.end() + 64))):
        colon = ":" in page.low[m.end() : min(end, m.end() + 64)]
        if (lead and lead["mark"]) or colon or (end - start < 60 and page.low[start:end].rstrip()[-1:] not in ".;"):
            return HEADINGS[int(m.lastgroup[1:])][0]
    strong = lead and lead["mark"] and PART.match(lead["mark"])
    return Topic.OTHER if strong and end - start < 120 else None
