"""Who has to do what: the sentences that lay a duty on somebody."""

import re
from bisect import bisect_left

from kiemtra.reading.text.page import BULLET, Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.places import spaced
from kiemtra.reading.values import Duty, Span

W = r"\s{1,3}"
WHO = rf"(?:(?:việc|công{W}tác){W}kiểm{W}tra|trưởng{W}đoàn(?:{W}kiểm{W}tra)?|đoàn{W}kiểm{W}tra|(?:thư{W}ký|thành{W}viên){W}đoàn|các{W}(?:cơ{W}quan|đơn{W}vị|sở|địa{W}phương)[^.;:]{{0,60}}?|đơn{W}vị[^.;:]{{0,40}}?được{W}kiểm{W}tra|sở{W}nội{W}vụ|phòng{W}nội{W}vụ|ubnd[^.;:,]{{0,40}}?|văn{W}phòng[^.;:,]{{0,30}}?|thủ{W}trưởng[^.;:]{{0,50}}?)"
DOES = rf"(?:có{W}trách{W}nhiệm|phải{W}|chủ{W}trì|ban{W}hành{W}kết{W}luận|quyết{W}định{W}(?:theo|thành{W}lập)|bố{W}trí|chuẩn{W}bị|cung{W}cấp|gửi{W}báo{W}cáo|báo{W}cáo{W}(?:ubnd|kết{W}quả|về{W}sở)|khắc{W}phục|tổng{W}hợp|sẽ{W}thông{W}báo|thông{W}báo{W}kết{W}quả|sẽ{W}thành{W}lập|đề{W}xuất|phối{W}hợp{W}(?:với|chặt)|cử{W}(?:cán|công|người)|tham{W}mưu|rà{W}soát|chủ{W}động)"
DOES_WORDS = (
    "có trách", "phải", "chủ", "ban hành", "quyết", "bố", "chuẩn", "cung", "gửi", "báo", "khắc", "tổng", "sẽ", "thông", "đề", "phối", "cử", "tham", "rà",
)  # fmt: skip
DUTY = pattern_of(rf"(?P<who>{WHO}){W}?(?:[^.;:\d]{{0,60}}?){DOES}(?!\w)")
# How those who bear duties begin, and what stands before them within a sentence.
WHO_WORDS = (
    "việc", "công", "trưởng", "đoàn", "thư", "thành", "các", "đơn", "sở", "phòng", "ubnd", "văn", "thủ",
)  # fmt: skip
CLAUSE_BEGINS = (",", ";", " do", " thì", " và")
CALLED = pattern_of(
    rf"(?:yêu{W}cầu|đề{W}nghị|giao(?!{W}thông)){W}(?P<who>[^.;:]{{3,120}}?)(?::|{W}(?=(?:có{W}trách|chủ{W}trì|xử{W}lý|khắc{W}phục|triển{W}khai|thực{W}hiện|báo{W}cáo|chuẩn{W}bị|phối{W}hợp|nghiêm|đảm{W}bảo|bảo{W}đảm|rà{W}soát|tập{W}trung|cử{W})))"
)
ORDER = pattern_of(
    rf"[\s\-+*•.\d()a-zđ]{{0,8}}?(?:chuẩn{W}bị|chủ{W}động|rà{W}soát|triển{W}khai|tổ{W}chức|xây{W}dựng|báo{W}cáo|cử{W}|bố{W}trí|cung{W}cấp|khắc{W}phục|đôn{W}đốc|tổng{W}hợp|gửi{W}|phối{W}hợp)"
)
ADDRESSEE = pattern_of(rf"\s{{0,4}}\d{{1,2}}\s?[.)]\s{{0,3}}(?:đối{W})?với{W}(?P<who>[^:\n]{{4,200}}?):")
DONE = pattern_of(rf"(?<!\w)đã{W}(?:có|tiến|tổ|kiểm|được|ban|thực)(?!\w)")
GROUND = pattern_of(rf"[\s\-+*•]{{0,8}}(?:căn{W}cứ|thực{W}hiện{W}kế{W}hoạch|thực{W}hiện{W}quyết)")
REACH = 600


def find_duties(page: Page) -> tuple[Duty, ...]:
    """Return the duties with who bears them; an order in a list belongs to whom its heading names."""
    found: list[Duty] = []
    bearer: str | None = None
    calls = list(page.matches(CALLED, "yêu", "đề", "giao"))
    begins = [m.start() for m in calls]
    verbs, verb = page.starts(*DOES_WORDS), 0
    for span in page.sentences:
        while verb < len(verbs) and verbs[verb] < span[0]:
            verb += 1
        laid = verb < len(verbs) and verbs[verb] < min(span[1], span[0] + REACH)
        if page.low[span[0]] in " 0123456789" and (addressee := ADDRESSEE.match(page.low, *span)):
            bearer = _who(page, addressee.span("who"))
        place = bisect_left(begins, span[0])
        called = calls[place] if place < len(calls) and begins[place] < min(span[1], span[0] + REACH) else None
        if (laid or called or bearer) and (duty := _duty(page, span, bearer, called, laid=laid)):
            found.append(duty)
        if called and page.low[max(span[0], span[1] - 8) : span[1]].rstrip().endswith(":"):
            bearer = _who(page, called.span("who"))
    return tuple(found)


def _duty(page: Page, span: Span, bearer: str | None, called: re.Match[str] | None, *, laid: bool) -> Duty | None:
    start, end = span
    limit = min(end, start + REACH)
    trimmed = _trimmed(page, (start, limit))
    if trimmed[1] - trimmed[0] < 20 or page.low[max(start, limit - 8) : limit].rstrip().endswith(":"):
        return None
    if called:
        return _of(page, trimmed, _who(page, called.span("who")))
    if (
        laid
        and not GROUND.match(page.low, start)
        and (m := _laid(page, (trimmed[0], limit)))
        and not DONE.search(m.group())
    ):
        return _of(page, trimmed, _who(page, m.span("who")))
    if bearer and BULLET.match(page.text, start, limit) and ORDER.match(page.low, start, limit):
        return _of(page, trimmed, bearer)
    return None


def _laid(page: Page, span: Span) -> re.Match[str] | None:
    """The bearer at the beginning of a sentence or of one of its first clauses, with the verb of the duty."""
    start, end = span
    bearers = page.starts(*WHO_WORDS)
    for at in bearers[bisect_left(bearers, start) : bisect_left(bearers, min(end, start + 240))]:
        begins = at == start or page.low[max(start, at - 6) : at].rstrip().endswith(CLAUSE_BEGINS)
        if begins and (m := DUTY.match(page.low, at, end)):
            return m
    return None


def _of(page: Page, span: Span, who: str | None) -> Duty:
    return Duty(who, spaced(page.surface(span)), span)


def _who(page: Page, span: Span) -> str:
    return spaced(page.surface(span)).strip(" ,:;-")


def _trimmed(page: Page, span: Span) -> Span:
    words = page.text[span[0] : span[1]]
    lead = BULLET.match(words)
    start = span[0] + (lead.end() if lead else 0)
    start += len(page.text[start : span[1]]) - len(page.text[start : span[1]].lstrip())
    return start, max(start, span[0] + len(words.rstrip()))
