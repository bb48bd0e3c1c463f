"""What a cited document is to the text: the plan, the team's decision, a ground, what is checked, what is replaced."""

from bisect import bisect_left

from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import CitationRole as Role

TRIGGER = pattern_of(
    r"(?<!\w)(?:(?P<carried>(?:để|nhằm|cụ\sthể\shóa|hoàn\sthành)\s[^.;]{0,30}?(?:nhiệm\svụ|nội\sdung)[^.;]{0,40}?(?:giao|nêu|quy\sđịnh|xác\sđịnh)\s(?:tại|theo|trong))|(?P<checked>(?:việc|kết\squả|tình\shình|tiến\sđộ)\s(?:tổ\schức\s|triển\skhai\s|phổ\sbiến,?\s|quán\striệt,?\s|và\s|kết\squả\s){0,4}(?:thực\shiện|triển\skhai)|"
    r"(?:đã|chưa|đang)\s(?:triển\skhai\s|tổ\schức\s)?thực\shiện(?:\s(?:tốt|nghiêm\stúc|nghiêm|đầy\sđủ|có\shiệu\squả|hiệu\squả|đúng))?|trọng\stâm[^.;]{0,24}thực\shiện|"
    r"(?:nhiệm\svụ|nội\sdung)[^.;]{0,40}?(?:giao|nêu|quy\sđịnh|xác\sđịnh)\s(?:tại|theo|trong)|"
    r"việc\s(?:công\skhai|niêm\syết|giải\squyết|rà\ssoát|chấp\shành|xử\slý|tiếp\snhận)(?!\w)[^.;,]{0,60}?\stheo)"
    r"|(?P<instead>(?:thay\sthế|bãi\sbỏ|thay)\s(?:bằng|bởi))"
    r"|(?P<replaced>thay\sthế|bãi\sbỏ|thay\scho|hủy\sbỏ)"
    r"|(?P<told>(?:đã|cũng|từng)\scó|(?:từ|sau|trước)\skhi\s(?:\w+\s){0,2}ban\shành)"
    r"|(?P<basis>căn\s(?:cứ)?|xét(?=\s(?:đề|tờ|báo)|\s{0,3}$)|thực\shiện|theo|trên\scơ\ssở|thi\shành|quán\striệt|triển\skhai|(?<!ban\s)chấp\shành)"
    r"|(?P<subject>ban\shành|phê\sduyệt|ký|có|gửi|ra))(?!\w)"
)
# 'Quyết định số 09/QĐ-UBND hết hiệu lực kể từ ngày …'
ENDED = pattern_of(r"\s(?:đã\s|sẽ\s)?(?:hết\shiệu\slực|(?:bị|được)\s(?:thay\sthế|bãi\sbỏ|hủy\sbỏ))(?!\w)")
CLAUSE_MARK = pattern_of(r"[;)]")
LIST_MARK = pattern_of(r"\s{0,12}(?:[-+*•–]|\d{1,2}\s?[.)]|[a-zđ]\s?[.)])")
GROUNDS_HEADING = pattern_of(
    r"[ ]{0,20}(?:(?:[ivx]{1,4}|\d{1,2}|[a-d])\s?[.)/]\s{0,4})?(?:các\s)?căn\scứ(?:\s(?:xây|pháp|ban|lập|để|thực)[^;\d]{0,60})?[ :]{0,4}"
)
NEXT_PART = pattern_of(r"\n[ ]{0,12}[ivx]{1,4}\s?[.)/]\s")
PLAIN_BASIS = pattern_of(r"[\s\-+*•]{0,8}căn\s(?:cứ\s)?")
TEAM = pattern_of(
    r"(?:thành\slập|kiện\stoàn|điều\schỉnh\sthành\sphần)[^.;\n]{0,50}?(?:đoàn|tổ)(?:\scông\stác)?[^.;\n]{0,25}?kiểm\stra|(?:đoàn|tổ)\s(?:công\stác\s)?kiểm\stra|"
    r"(?:thành\slập|kiện\stoàn)\s(?:đoàn|tổ)(?:\scông\stác)?(?=\s?[.,;]|$)"
)
# 'Theo Quyết định số 12/QĐ-UBND, Đoàn được bổ sung một thành viên'
TEAM_THEN = pattern_of(r"\s?,\s(?:đoàn|tổ)\s(?:\w+\s){0,4}?(?:được\sbổ\ssung|gồm|có\s\d{1,2}\sthành\sviên)(?!\w)")
ISSUES = pattern_of(r"[\s,]{0,3}(?:(?:về|v/v)\s(?:việc\s)?)?(?:ban\shành|phê\sduyệt)(?!\w)")
# 'Đoàn kiểm tra theo Quyết định số 12/QĐ-UBND': the decision that made the team.
TEAM_BY = pattern_of(
    r"(?:đoàn|tổ)(?!\w)[^.;\n]{0,120}?(?:thành\slập|được\slập)\s(?:(?:theo|tại|bằng)\s(?:các\s)?|\()$|"
    r"(?<!\w)(?:đoàn|tổ)\s(?:[^.;\n]{0,120}?\s)?(?:hoạt\sđộng|làm\sviệc)(?:\skiêm\snhiệm)?\stheo\s$|"
    r"thành\sphần\s(?:đoàn|tổ)(?!\w)[^.;\n]{0,40}?(?:theo|tại)\s$|trưởng\sđoàn(?!\w)[^.;\n]{0,100}\($|"
    r"(?:đoàn|tổ)\s(?:công\stác\s)?(?:\w+\s){0,3}?kiểm\stra(?:[^.;,\n]{0,60}?(?:thành\slập|được\slập))?[^.;,\n]{0,40}?(?:theo|tại|bằng)\s$"
)


def triggers(page: Page, mentions: list[Mention], *, inspecting: bool) -> list[Role]:
    """Return the role that the words before each mention give it; a mention joined to another shares its role."""
    found: list[Role] = []
    last_end, last_sentence = -1, (-1, -1)
    for mention in mentions:
        sentence = page.sentence(mention.span[0])
        chained = sentence == last_sentence and bool(found)
        floor = max(sentence[0], last_end if chained else 0, mention.span[0] - 400)
        words = page.low[floor : mention.span[0]]
        role = Role.REPLACED if ENDED.match(page.low, mention.tail) else _role_before(words, inspecting=inspecting)
        role = role or _shared(found[-1] if chained else None, words)
        ground = role in (Role.MENTIONED, Role.CHECKED, Role.SUBJECT) and PLAIN_BASIS.match(page.low, sentence[0])
        if ground or (role is Role.MENTIONED and _under_grounds(page, sentence[0])):
            role = Role.BASIS
        found.append(role)
        last_end, last_sentence = mention.span[1], sentence
    return found


def _shared(last: Role | None, words: str) -> Role:
    """The role of the mention before in the same sentence, where the clause goes on."""
    if last in (Role.BASIS, Role.CHECKED):
        return last
    if last is Role.REPLACED and len(words) < 60 and not CLAUSE_MARK.search(words):
        return last
    return Role.MENTIONED


def _under_grounds(page: Page, at: int) -> bool:
    """Whether a line of a list stands under the heading 'I. CĂN CỨ XÂY DỰNG KẾ HOẠCH'."""
    starts = page.starts("căn")
    place = bisect_left(starts, at)
    marked = place > 0 and LIST_MARK.match(page.low, at) is not None
    for start in reversed(starts[max(0, place - 12) : place]):
        line = page.line(start)
        if at - start < 4000 and GROUNDS_HEADING.fullmatch(page.low, *line):
            if not marked and page.low[line[1] : at].strip():
                return False
            return NEXT_PART.search(page.low, line[1], at) is None
    return False


def _role_before(words: str, *, inspecting: bool) -> Role | None:
    found = list(TRIGGER.finditer(words)) if words.strip(" ,;\n") else None
    if not found:
        return None
    last = found[-1]
    if last["checked"]:
        return Role.CHECKED if inspecting else Role.BASIS
    if last["carried"]:
        return Role.BASIS
    if last["instead"] or (last["told"] and len(words) - last.end() < 25):
        return Role.MENTIONED
    if last["replaced"]:
        return Role.REPLACED
    if last["basis"]:
        return Role.BASIS
    return Role.SUBJECT if len(words) - last.end() < 25 else None


def sets_up_team(page: Page, mention: Mention) -> bool:
    """Return whether a decision sets up the inspecting team."""
    if mention.kind != "Quyết định":
        return False
    about = _about(page, mention)
    if TEAM.search(about):
        return "kế hoạch" not in about[:40]
    if TEAM_THEN.match(page.low, mention.tail):
        return True
    return not ISSUES.match(about) and TEAM_BY.search(page.before(mention.span[0], 160)) is not None


def _about(page: Page, mention: Mention) -> str:
    return (
        mention.about
        or page.low[mention.tail : min(mention.tail + 60, max(mention.tail, page.sentence(mention.tail)[1]))]
    )
