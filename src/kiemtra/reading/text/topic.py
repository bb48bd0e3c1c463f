"""Whether a text tells of an inspection of public administration reform work at all, and of which year."""

import re
from collections import Counter
from datetime import date

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import heading_of, title_of

REFORM = (
    r"(?:cải\s{1,2}cách\s{1,2}(?:hành|thủ|chế|tổ)|cchc|kiểm\s{1,2}soát\s{1,2}(?:thủ\s{1,2}tục|tthc)|kỷ\s{1,2}luật,?\s{1,2}(?:và\s)?kỷ\s{1,2}cương|kỷ\s{1,2}cương,?\s{1,2}kỷ\s{1,2}luật|kỷ\s{1,2}cương\s{1,2}hành\s{1,2}chính|giờ\s{1,2}giấc|giờ\s{1,2}làm\s{1,2}việc|một\s{1,2}cửa|dịch\s{1,2}vụ\s{1,2}công|văn\s{1,2}hóa\s{1,2}công\s{1,2}sở|"
    r"công\s{1,2}vụ|papi(?!\w)|par\s?index|hoạt\s{1,2}động\s{1,2}(?:của\s)?(?:các\s)?trung\s{1,2}tâm\s{1,2}phục|(?<!phục\svụ\s)hành\s{1,2}chính\s{1,2}công|giải\s{1,2}quyết\s{1,2}(?:thủ\s{1,2}tục|tthc))"
)
# What else teams of the same authorities go out to check.
OTHER_FIELD = (
    r"(?:an\s{1,2}toàn\s{1,2}(?:vệ\s{1,2}sinh|thực\s{1,2}phẩm|giao\s{1,2}thông|lao\s{1,2}động|điện|hồ|đập|trường|thông\s{1,2}tin)|(?:vệ\s{1,2}sinh\s{1,2})?attp|vsattp|phòng\s{1,2}cháy|pccc|bầu\s{1,2}cử|phòng,?\s{1,2}(?:chống\s{1,2})?(?:dịch|bão|thiên|tham|ma\s{1,2}túy|chống\s{1,2}(?:dịch|bão|thiên|tham|ma\s{1,2}túy|lụt|tội))|"
    r"tiến\s{1,2}độ|giải\s{1,2}phóng\s{1,2}mặt|công\s{1,2}trình|dự\s{1,2}án|trật\s{1,2}tự\s{1,2}(?:xây|đô|an)|nông\s{1,2}thôn\s{1,2}mới|đê\s{1,2}điều|hàng\s{1,2}giả|buôn\s{1,2}lậu|giá\s{1,2}cả|thị\s{1,2}trường|khai\s{1,2}thác\s{1,2}(?:cát|khoáng)|bảo\s{1,2}vệ\s{1,2}(?:môi|rừng)|quốc\s{1,2}phòng|tuyển\s{1,2}(?:quân|sinh)|"
    r"dạy\s{1,2}thêm|thu\s{1,2}chi|lễ\s{1,2}hội|vốn\s{1,2}vay|tín\s{1,2}dụng|sản\s{1,2}xuất|thu\s{1,2}hoạch|kỳ\s{1,2}thi|công\s{1,2}tác\s{1,2}thi(?!\s{1,2}đua)|cơ\s{1,2}sở\s{1,2}kinh\s{1,2}doanh|karaoke|tiêm|dịch\s{1,2}bệnh|chợ)(?!\w)"
)
INSPECTED = pattern_of(rf"(?<!\w)(?:kiểm|phúc)\s{{1,2}}tra(?!\s(?:sát hạch|trình độ|đầu vào))[^.;\n]{{0,90}}?{REFORM}")
PASSIVE = pattern_of(rf"{REFORM}[^.;\n]{{0,50}}?(?<!\w)kiểm\s{{1,2}}tra(?!\w)")
INSPECTION = pattern_of(r"kiểm\s{1,2}tra(?!\w)")
CORE = pattern_of(
    r"(?<!\w)(?:(?:đoàn|tổ|kế\s{1,2}hoạch|nội\s{1,2}dung|đối\s{1,2}tượng|kết\s{1,2}luận|đợt|cuộc|buổi|qua|hình\s{1,2}thức|lịch|thời\s{1,2}gian|kết\s{1,2}quả)\s{1,2}(?:tự\s{1,2})?|được\s{1,2})$"
)
# What such words end with: looked at first, it costs least.
LAST_OF_CORE = ("đoàn", "tổ", "hoạch", "dung", "tượng", "luận", "đợt", "cuộc", "buổi", "qua", "thức", "lịch", "gian", "quả", "tự", "được")  # fmt: skip
# A plan of inspection with a number, issued or carried out: tells enough, however short the text.
PLAN = pattern_of(
    rf"kế\s{{1,2}}hoạch\s(?:số\s)?[^.;\n]{{0,30}}?\d{{1,5}}\s?/\s?kh[^.;\n]{{0,110}}?(?<!tự\s)kiểm\s{{1,2}}tra[^.;\n]{{0,60}}?{REFORM}"
)
ACTS = pattern_of(r"(?:ban\s{1,2}hành|ký|có|thực\s{1,2}hiện|triển\s{1,2}khai|theo)\s{1,3}$")
# People are taught to inspect, or praised for it: nothing is inspected.
OTHER_EVENT = pattern_of(
    r"(?<!\w)(?:tập\shuấn|bồi\sdưỡng|hội\sthảo|tọa\sđàm|cuộc\sthi|hội\sthi|khen\sthưởng|tuyển\sdụng)(?!\w)"
)
CHECKS = pattern_of(r"(?<!\w)(?:kiểm|phúc|thanh)\stra(?!\w)")
TEAM_OF_REFORM = pattern_of(
    r"(?<!\w)(?:đoàn|tổ)\s(?:công\stác|kiểm\stra)(?!\w)[^.;\n]{0,80}?(?:cải\s{1,2}cách\s{1,2}hành\s{1,2}chính|cchc)"
)
# 'Trên xe là Đoàn kiểm tra cải cách hành chính số 2': reportage need not say so in its heading.
TEAM_NAMED = pattern_of(
    r"(?<!\w)(?:đoàn|tổ)\s{1,2}kiểm\s{1,2}tra\s(?:(?:công\s(?:tác|vụ)|kỷ\s(?:luật|cương)|,|và|hành\schính)\s?){0,6}(?:cải\s{1,2}cách\s{1,2}hành\s{1,2}chính|cchc)"
)
AT_WORK = pattern_of(r"(?<!\w)(?:tổ\schức|tiến\shành)\skiểm\stra(?!\w)")
# Where an inspection is spoken of anyhow.
ANY_WORDS = pattern_of(r"$")
CARRIED_OUT = pattern_of(r"(?:thực\s{1,2}hiện|theo)\s{1,3}$")
DECISION = pattern_of(
    rf"quyết\s{{1,2}}định\s(?:số\s)?\d{{1,5}}\s?/\s?qđ[^.;\n]{{0,70}}?kế\s{{1,2}}hoạch\s(?:\w+\s){{0,2}}kiểm\s{{1,2}}tra[^.;\n]{{0,60}}?{REFORM}"
)
LEAD = 1500
YEAR = pattern_of(r"(?<!\w)năm\s{1,3}(20\d\d|19\d\d)(?!\w)")
# A year that ends no date: 'Kèm theo Kế hoạch … ngày 15 tháng 12 năm 2020'.
YEAR_ALONE = pattern_of(r"(?<!tháng \d )(?<!tháng \d\d )(?<!\w)năm\s{1,3}(20\d\d|19\d\d)(?!\w)")
# A part of a report of reform work that tells of inspections: 'III. Công tác tự kiểm tra và kiểm tra cải cách hành chính'.
PART_ON_INSPECTION = pattern_of(
    rf"\s{{0,20}}(?:[ivx]{{1,4}}|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[a-zđ])\s?[.)/-]\s{{0,4}}(?:(?:về|công\stác|kết\squả|tình\shình|việc)\s){{0,3}}(?:tự\skiểm\stra(?:,|\svà)\s)?kiểm\s{{1,2}}tra(?!\w)(?:[^.;\n]{{0,40}}?(?P<reform>{REFORM})|[\s:.]{{0,4}}$|\s?(?P<says>[:.])\s)"
)
TEAM_WENT = pattern_of(
    r"(?<!\w)(?:đoàn|tổ)\s(?:công\stác\s)?kiểm\stra(?!\w)[^.;\n]{0,160}?(?:đã|tiến\shành)\s(?:\w+\s){0,3}?(?:kiểm\stra|hoàn\sthành|làm\sviệc)(?!\w)"
)
PART_REACH = 1500
# 'kiểm tra việc thực hiện công tác cải cách hành chính': with nothing else between.
ON_REFORM = pattern_of(
    rf"(?<!\w)(?:kiểm|phúc)\s{{1,2}}tra\s{{1,2}}(?:(?:công\s{{1,2}}(?:tác|vụ)|việc|thực\s{{1,2}}hiện|chấp\s{{1,2}}hành|tình\s{{1,2}}hình|hoạt\s{{1,2}}động|kết\s{{1,2}}quả|nội\s{{1,2}}dung|đột\s{{1,2}}xuất|định\s{{1,2}}kỳ|chuyên\s{{1,2}}đề|trách\s{{1,2}}nhiệm|về|của|và),?\s{{1,2}}){{0,6}}{REFORM}"
)
OTHER_TEAM = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ)\s{{1,2}}(?:công\s{{1,2}}tác|kiểm\s{{1,2}}tra|liên\s{{1,2}}ngành)(?!\w)(?:\s{{1,2}}(?:liên\s{{1,2}}ngành|kiểm\s{{1,2}}tra|công\s{{1,2}}tác|về|việc|số|\d)){{0,5}}\s{{1,2}}(?:đảm\s{{1,2}}bảo\s{{1,2}}|bảo\s{{1,2}}đảm\s{{1,2}})?{OTHER_FIELD}"
)
OTHER_HEADING = pattern_of(rf"(?<!\w){OTHER_FIELD}")
OF_REFORM = pattern_of(REFORM)


def about_inspection(page: Page) -> bool:
    """Return whether the text is about inspecting reform work: its heading says so, or its body does again and again."""
    heading = heading_of(page)
    if OTHER_EVENT.search(heading):
        return False
    if _of_other_field(page, heading):
        return False
    if _official_of_other_matter(page, heading):
        return _plan_named(page, len(page.low), CARRIED_OUT) or _reports_of_inspection(page)
    core = [at for at in _inspections(page) if _is_core(page.low, at)]
    named = any(_is_core(heading, m.start()) for m in INSPECTION.finditer(heading))
    if INSPECTED.search(heading) or (named and PASSIVE.search(heading)):
        return True
    topics = sum(1 for _ in page.matches(INSPECTED, "kiểm", "phúc"))
    acts = ANY_WORDS if core else ACTS
    return (topics >= 1 and topics + len(core) >= 4) or _plan_named(page, LEAD, acts) or _news_of_inspection(page, core)


def _official_of_other_matter(page: Page, heading: str) -> bool:
    """A document proper says in its title what it is about; the yearly plan of reform names inspections only inside."""
    title = title_of(page)
    return title is not None and len(page.low[title[0] : title[1]].split()) > 4 and not CHECKS.search(heading)


def _of_other_field(page: Page, heading: str) -> bool:
    """A team that checks kitchens, fire engines or building sites, and speaks of reform only by the way."""
    if OF_REFORM.search(heading) or next(page.matches(ON_REFORM, "kiểm", "phúc"), None):
        return False
    return OTHER_HEADING.search(heading) is not None or next(page.matches(OTHER_TEAM, "đoàn", "tổ"), None) is not None


def _is_core(low: str, at: int) -> bool:
    before = max(0, at - 24)
    return low[before:at].rstrip().endswith(LAST_OF_CORE) and CORE.search(low, before, at) is not None


def _reports_of_inspection(page: Page) -> bool:
    """A report of reform work with a part on the inspections that a team has made."""
    title = title_of(page)
    if title is None or not page.low.startswith("báo cáo", title[0]):
        return False
    of_reform = re.search(REFORM, page.low[slice(*title)]) is not None
    for line in sorted({page.line(at) for at in page.starts("kiểm")}):
        heads = PART_ON_INSPECTION.match(page.low, *line)
        if not heads or not (of_reform or heads["reform"]) or not (heads["says"] or line[1] - line[0] < 90):
            continue
        # '2. Về kiểm tra: Đến nay, Đoàn …': the part may go on in the line of its heading.
        at = heads.end() if heads["says"] else line[1]
        if TEAM_WENT.search(page.low, at, at + PART_REACH):
            return True
    return False


def _inspections(page: Page) -> list[int]:
    return [m.start() for m in page.matches(INSPECTION, "kiểm")]


def _plan_named(page: Page, limit: int, acts: re.Pattern[str]) -> bool:
    """A plan of inspection with its number that somebody issues or carries out."""
    return any(
        acts.search(page.before(at, 30)) and pattern.match(page.low, at)
        for pattern, word in ((PLAN, "kế"), (DECISION, "quyết"))
        for at in page.starts(word)
        if at < limit
    )


def _news_of_inspection(page: Page, core: list[int]) -> bool:
    """An excerpt of a report in a newspaper: a team at work and reform in its first sentences."""
    if title_of(page) or not page.lines:
        return False
    start = page.lines[0][0]
    lead = page.low[start : start + LEAD // 2]
    if TEAM_NAMED.search(lead):
        return True
    if len(core) < 2:
        return INSPECTION.search(heading_of(page)) is not None and TEAM_OF_REFORM.search(lead) is not None
    return bool(re.search(REFORM, lead)) and (core[0] < start + len(lead) or bool(AT_WORK.search(lead)))


def main_year(page: Page, around: date | None) -> int | None:
    """Return the year that the text is about: the heading's, else the page's, else the one most often named."""
    head = [int(m[1]) for m in YEAR_ALONE.finditer(heading_of(page))]
    if head:
        return head[-1]
    if around:
        return around.year
    years = Counter(int(m[1]) for m in page.matches(YEAR, "năm"))
    years.update(day.year for day in page.days if day.year)
    return min(years, key=lambda year: (-years[year], -year)) if years else None
