"""People and posts where they are named: 'ông Lê Văn A, Phó Giám đốc Sở Nội vụ', 'Phó Giám đốc Sở Nội vụ Lê Văn A'."""

import re

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.places import PROVINCE, UP, spaced
from kiemtra.reading.values import Leader, Span

W = r"\s{1,3}"
TITLE = pattern_of(
    rf"(?:(?:các|một|0?1|những){W})?(?:(?:đồng{W}chí(?:{W}là)?|đ/c|đc|ông|bà|anh|chị|thạc{W}sĩ|tiến{W}sĩ):?\s{{1,3}}|(?:pgs|gs|ts|ths|bs(?:ck\w{{1,2}})?)\.?\s{{0,2}}(?=\w)|\((?:ông|bà)\)\s{{0,3}}){{0,4}}(?:(?:các|một|0?1){W})?"
)
PERSON = pattern_of(rf"[{UP}][\w'’]*(?: {{1,2}}[{UP}][\w'’]*){{1,5}}(?!\w)")
POST = pattern_of(
    rf"(?:q\.\s?|quyền{W})?(?:(?:tỉnh|thành|huyện|quận|thị|đảng){W}ủy{W}viên|ủy{W}viên|phó{W}(?:chủ{W}tịch|giám{W}đ[ốô]c|chánh|trưởng{W}(?:phòng|ban)|bí{W}thư|thủ{W}trưởng|(?:vụ|cục){W}trưởng|tổng)"
    rf"|chủ{W}tịch|giám{W}đ[ốô]c|chánh|trưởng{W}(?:phòng|ban(?!{W}kiểm))|bí{W}thư|(?:vụ|cục){W}trưởng|bộ{W}trưởng|thứ{W}trưởng|lãnh{W}đạo|thanh{W}tra|p?gđ|p?ct(?={W}(?:ubnd|thường))|p?cvp|hiệu{W}trưởng|chi{W}cục{W}trưởng|chuyên{W}viên{W}chính)(?!\w)"
)
PERSONAL = pattern_of(rf"(?<!\w)(?:(?:(?:các|một|0?1){W})?(?:đồng{W}chí|đ/c|ông|bà|anh|chị)(?!\w)|{POST.pattern})")
SURNAMES = "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lâm mai đào cao lương hà tô tạ thái châu quách vương la lưu kiều nông ma hứa cù tống khuất triệu từ tăng thân doãn hầu giàng sùng vi lò cầm quàng lường bế chu".split()  # noqa: SIM905
BEHIND = pattern_of(rf"(?<=\s)(?:{'|'.join(SURNAMES)})(?= )")
LEVEL_WORD = pattern_of(r"(?:tỉnh|huyện|quận|phường|xã|phố|trấn)\s{1,2}$")
POST_ENDS = pattern_of(
    rf",\s{{1,2}}(?=(?:làm|là|cùng|còn|có|đã|sẽ|vừa|đang|cho|yêu{W}cầu|đề{W}nghị|nêu|nói|phát{W}biểu|trưởng{W}đoàn|ông|bà|đồng{W}chí)(?!\w))|\s{{1,2}}(?:làm|là|cùng|chủ{W}trì|được|giao(?!{W}thông)|cử|chỉ{W}định|phân{W}công|mời|kiêm|phụ{W}trách|giữ|ký|ban{W}hành|thành{W}lập|yêu{W}cầu|đề{W}nghị|cho{W}biết|nhấn{W}mạnh|phát{W}biểu|đã|kết{W}luận|ghi{W}nhận|(?<!ban )chỉ{W}đạo|đánh{W}giá|khẳng{W}định|thống{W}nhất|dẫn{W}đầu|đứng{W}đầu|cầm{W}đoàn|đảm{W}nhiệm|đảm{W}nhận|điều{W}hành)(?!\w)|\s-\s|[;():\n|]|\.(?=\s|$)|{W}và{W}(?=(?:ông|bà|đồng{W}chí)(?!\w))"
)
DASH = pattern_of(r"\s-\s")
SECOND_POST = pattern_of(rf"(?:phó{W})?trưởng{W}ban|{POST.pattern}")
TO_POST = pattern_of(rf"\s{{0,2}}(?:[,(|-]|{W}-)?\s{{0,3}}(?:(?:là|hiện{W}là|chức{W}vụ:?){W})?")
INITIAL = pattern_of(r"(?<=\s)\w")
AND = pattern_of(rf"{W}và{W}")
AND_PERSON = pattern_of(rf"\s{{0,2}}(?:,|;|và|{W}và){W}")


def people_in(page: Page, span: Span, *, whole: bool = True) -> list[Leader]:
    """Return the people and posts that fill a stretch, none where other words stand in it."""
    at, end = span
    found: list[Leader] = []
    while at < end:
        title = TITLE.match(page.low, at, end)
        at = title.end() if title else at
        leader, stop = person_at(page, at, end)
        if leader is None:
            return [] if whole else found
        found.append(leader)
        joined = AND_PERSON.match(page.low, stop, end)
        if not joined or joined.end() <= stop:
            rest = page.low[stop:end].strip(" ,-(.:|\n")
            return found if not whole or not rest else []
        at = joined.end()
    return found


def person_at(page: Page, at: int, end: int) -> tuple[Leader | None, int]:
    """Return the person or the post that begins at an offset, and where it ends."""
    post = POST.match(page.low, at, end)
    person = None if post else _person(page, at, end)
    if not post and not person:
        return None, at
    name, name_end = (spaced(page.text[at : person.end()]), person.end()) if person else (None, at)
    gap = TO_POST.match(page.low, name_end, end) if person else None
    begin = gap.end() if gap else name_end
    post = POST.match(page.low, begin, end)
    if not post:
        return (Leader(name, None, (at, name_end)), name_end) if name else (None, at)
    stop = _post_end(page, begin, end)
    behind = None if name else _name_behind(page, begin, stop)
    if behind:
        name = spaced(page.text[behind:stop]).strip(" ,-(")
    words = spaced(page.text[begin : behind or stop]).strip(" ,-(")
    words = words[:1].upper() + words[1:]
    return Leader(name, words, (at, begin + len(page.text[begin:stop].rstrip(" ,-(\n|")))), stop


def _person(page: Page, at: int, end: int) -> re.Match[str] | None:
    """A name, which ends where a post begins with a capital: 'Nguyễn Văn Nam Chánh Văn phòng'."""
    person = PERSON.match(page.body, at, end)
    first = person.group().split()[0] if person else ""
    if len(first) > 1 and first.isupper() and first.lower() not in SURNAMES:
        return None
    if person:
        for m in INITIAL.finditer(page.low, at, person.end()):
            if POST.match(page.low, m.start(), end):
                return PERSON.match(page.body, at, m.start())
    return person


def _post_end(page: Page, at: int, end: int) -> int:
    m = POST_ENDS.search(page.low, at, end)
    while m and DASH.match(m.group()) and SECOND_POST.match(page.low, m.end(), end):
        m = POST_ENDS.search(page.low, m.end(), end)
    stop = m.start() if m else end
    for joined in AND.finditer(page.low, at, stop):
        person = PERSON.match(page.body, joined.end(), stop)
        if person and person.group().split()[0].lower() in SURNAMES and len(person.group().split()) > 2:
            return joined.start()
    return stop


def _name_behind(page: Page, at: int, stop: int) -> int | None:
    """Where a person's name begins behind the post: 'Phó Giám đốc Sở Nội vụ Trần Văn Bình'."""
    for m in BEHIND.finditer(page.low, at, stop):
        person = PERSON.match(page.body, m.start(), stop)
        if not person or person.end() < len(page.text[:stop].rstrip(" ,-(")) or PROVINCE.match(page.low, m.start()):
            continue
        if LEVEL_WORD.search(page.low, at, m.start()) and len(person.group().split()) < 3:
            continue
        return m.start()
    return None
