"""Whether a text tells of an inspection of public administration reform work at all, and of which year."""

import re
from collections import Counter
from datetime import date

from kiemtra.reading.page import Page

REFORM = (
    r"(?:cải\s{1,2}cách\s{1,2}(?:hành|thủ|chế|tổ)|cchc|kiểm\s{1,2}soát\s{1,2}(?:thủ\s{1,2}tục|tthc)|kỷ\s{1,2}luật,?\s{1,2}(?:và\s)?kỷ\s{1,2}cương|kỷ\s{1,2}cương,?\s{1,2}kỷ\s{1,2}luật|"
    r"công\s{1,2}vụ|papi(?!\w)|par\s?index|hành\s{1,2}chính\s{1,2}công|giải\s{1,2}quyết\s{1,2}(?:thủ\s{1,2}tục|tthc))"
)
INSPECTED = re.compile(rf"(?<!\w)kiểm\s{{1,2}}tra(?!\s(?:sát hạch|trình độ|đầu vào))[^.;\n]{{0,90}}?{REFORM}")
PASSIVE = re.compile(rf"{REFORM}[^.;\n]{{0,50}}?(?<!\w)kiểm\s{{1,2}}tra(?!\w)")
CORE = re.compile(
    r"(?<!\w)(?:(?:đoàn|tổ|kế\s{1,2}hoạch|nội\s{1,2}dung|đối\s{1,2}tượng|kết\s{1,2}luận|đợt|cuộc|buổi|qua|hình\s{1,2}thức|lịch|thời\s{1,2}gian|kết\s{1,2}quả)\s{1,2}(?:tự\s{1,2})?kiểm\s{1,2}tra|được\s{1,2}kiểm\s{1,2}tra)(?!\w)"
)
YEAR = re.compile(r"(?<!\w)năm\s{1,3}(20\d\d|19\d\d)(?!\w)")


def about_inspection(page: Page) -> bool:
    """Return whether the text is about inspecting reform work: its heading says so, or its body does again and again."""
    head = page.low[page.head[0] : page.head[1]]
    if INSPECTED.search(head) or (CORE.search(head) and PASSIVE.search(head)):
        return True
    topics = sum(1 for _ in INSPECTED.finditer(page.low))
    return topics >= 1 and topics + sum(1 for _ in CORE.finditer(page.low)) >= 4


def main_year(page: Page, around: date | None) -> int | None:
    """Return the year that the text is about: the heading's, else the page's, else the one most often named."""
    head = [int(m[1]) for m in YEAR.finditer(page.low, page.head[0], page.head[1])]
    if head:
        return head[-1]
    if around:
        return around.year
    years = Counter(int(m[1]) for m in YEAR.finditer(page.low))
    years.update(day.year for day in page.days if day.year)
    return min(years, key=lambda year: (-years[year], -year)) if years else None
