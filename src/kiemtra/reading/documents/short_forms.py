"""Documents named by kind and number alone: 'Nghị quyết 05', 'Kế hoạch số 726 ngày 12/3/2021', 'Nghị định 61/2018'."""

import re
from bisect import bisect_left

from kiemtra.reading.data.kinds import KINDS, SHORT_KINDS
from kiemtra.reading.documents.announced import actor_before, announced, day_before
from kiemtra.reading.documents.kind_words import named
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.documents.tails import read_tail
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import any_of
from kiemtra.reading.values import Span

ABBREVIATED = ("NQ", "NĐ", "QĐ", "KH", "CV", "CT", "KL", "TT")
FOLLOWS = (
    r"(?=\s{0,2}(?:[,.;:)\"]|-\s|$|\n|(?:ngày(?=\s\d)|năm(?=\s\d)|của|về|v/v|này|nêu\strên|trên|và|hoặc|đã|do|yêu\scầu|quy\sđịnh|cũng|được|ban\shành|phê\sduyệt|thì|theo|tại|trong|"
    r"từ|với|cho|sẽ|là|có|khi|để|nhằm|đến|phải|không|chưa|thay\sthế|sửa\sđổi|hướng\sdẫn|như|nói\strên|bảo\sđảm|đảm\sbảo|lập|thành\slập|giao|triển\skhai|tổ\schức|công\sbố|chỉ\sđạo|nêu|xác\sđịnh|kiểm\stra|kiện\stoàn|bắt\sđầu|kèm|vừa|cùng|thực\shiện|đề\sra)(?!\w)))"
)
SHORT = pattern_of(
    rf"(?P<kind>{any_of(SHORT_KINDS)}|{'|'.join(word.lower() for word in ABBREVIATED)})(?:\s{{1,2}}(?P<so>số\s{{0,2}}[:.]?\s{{0,2}})|[ ]{{1,2}})(?P<no>\d{{1,5}}[a-zđ]?)"
    rf"(?:/(?P<year>(?:19|20)\d\d))?(?![\w/%-]|\s?[/%]|[,.]\d){FOLLOWS}"
)
# A blank behind the abbreviations, or every "không" and "khi" would be tried.
FIRST_WORDS = (
    *dict.fromkeys(name.split()[0].lower() for name in SHORT_KINDS),
    *(f"{name.lower()} " for name in ABBREVIATED),
)
# Kinds whose name without a capital is a thing or a deed of everyday.
CAPITAL_ONLY = frozenset({"Văn bản", "Thông báo", "Chương trình", "Hướng dẫn", "Phương án", "Kết luận", "Tờ trình"})

# Kinds that no other thing of everyday is called, so that they need no capital: 'theo chỉ thị 26'.
NEVER_COMMON = frozenset({"Nghị quyết", "Nghị định", "Chỉ thị", "Thông tư", "Quyết định"})


def find_short(page: Page, taken: list[Span]) -> list[Mention]:
    """Return the mentions with a number and no symbol, in order; `taken` are the spans of full numbers."""
    found = []
    starts = {start for start, _ in taken}
    for m in page.matches(SHORT, *FIRST_WORDS):
        if m.start("no") not in starts and _is_document(page, m):
            found.append(_mention(page, m, taken))
    return found


def _mention(page: Page, m: re.Match[str], taken: list[Span]) -> Mention:
    start = m.start()
    tail = read_tail(page, m.end(), _stop(page, m.end(), taken))
    word = page.body[start : m.end("kind")]
    issued = announced(page, start)
    floor = max(page.sentence(start)[0], start - 240)
    return Mention(
        span=(start, tail.day.span[1] if tail.day and tail.day.span[0] < tail.end else m.end()),
        kind=KINDS[word] if word in ABBREVIATED else named(m["kind"]),
        number=None,
        short_number=m["no"],
        day=tail.day or (day_before(page, start, floor, issued=True) if issued else None),
        empty_day=tail.empty_day,
        issuer=tail.issuer or (actor_before(page, start, floor) if issued else None),
        subject=tail.subject,
        announced=issued,
        tail=tail.end,
        kind_printed=True,
        about=tail.about,
        year=int(m["year"]) if m["year"] else None,
        same_day=tail.same_day,
    )


def _stop(page: Page, at: int, taken: list[Span]) -> int:
    """How far the words behind a short form reach: to the next number."""
    place = bisect_left(taken, (at, 0))
    limit = min(len(page.text), at + 200)
    return min(limit, taken[place][0]) if place < len(taken) else limit


def _is_document(page: Page, m: re.Match[str]) -> bool:
    word = page.body[m.start("kind") : m.end("kind")]
    if m["kind"].upper() in ABBREVIATED:
        return word in ABBREVIATED
    if not word[0].isupper():
        kind = named(m["kind"])
        if kind in CAPITAL_ONLY or not (m["so"] or (kind in NEVER_COMMON and len(m["no"]) > 1)):
            return False
    if not m["so"] and len(m["no"]) < 2 and named(m["kind"]) in CAPITAL_ONLY:
        # 'Phương án 1', 'Chương trình 2' are parts of a list.
        return False
    return bool(m["so"] or not re.fullmatch(r"(?:19|20)\d\d", m["no"]))
