"""What a cited document is to the text: the plan, the team's decision, a ground, what is checked, what is replaced."""

import re

from kiemtra.reading.citations import Mention
from kiemtra.reading.page import Page
from kiemtra.reading.topic import REFORM
from kiemtra.reading.values import CitationRole as Role

TRIGGER = re.compile(
    r"(?<!\w)(?:(?P<checked>(?:việc|kết\squả|tình\shình|tiến\sđộ)\s(?:tổ\schức\s|triển\skhai\s|phổ\sbiến,?\s|quán\striệt,?\s|và\s|kết\squả\s){0,4}(?:thực\shiện|triển\skhai)|"
    r"(?:nhiệm\svụ|nội\sdung)[^.;]{0,40}?(?:giao|nêu|quy\sđịnh|xác\sđịnh)\s(?:tại|theo|trong))"
    r"|(?P<replaced>thay\sthế|bãi\sbỏ|thay\scho|hủy\sbỏ)"
    r"|(?P<basis>căn\s(?:cứ)?|thực\shiện|theo|trên\scơ\ssở|thi\shành|quán\striệt|triển\skhai|chấp\shành)"
    r"|(?P<subject>ban\shành|phê\sduyệt|ký|có|gửi|ra))(?!\w)"
)
PLAIN_BASIS = re.compile(r"[\s\-+*•]{0,8}căn\s(?:cứ\s)?")
TEAM = re.compile(
    r"(?:thành\slập|kiện\stoàn|điều\schỉnh\sthành\sphần)[^.;\n]{0,50}?(?:đoàn|tổ)(?:\scông\stác)?[^.;\n]{0,25}?kiểm\stra|(?:đoàn|tổ)\s(?:công\stác\s)?kiểm\stra"
)
SELF_INSPECTION = re.compile(r"(?<!\w)tự\s{1,2}kiểm\s{1,2}tra")
PLAN_SUBJECT = re.compile(rf"(?<!\w)kiểm\s{{1,2}}tra[^;]{{0,120}}?{REFORM}|{REFORM}[^;]{{0,40}}?kiểm\s{{1,2}}tra")
OTHER_SUBJECT = re.compile(
    r"(?<!\w)(?:quy\schế|quy\sđịnh\svề|tiêu\schí|bộ\schỉ\ssố|kết\squả\skiểm\stra|thông\sbáo\skết\squả)"
)
PLAN_KINDS = ("Kế hoạch", "Quyết định", "Kế hoạch liên tịch")


def triggers(page: Page, mentions: list[Mention], *, inspecting: bool) -> list[Role]:
    """Return the role that the words before each mention give it; a mention joined to another shares its role."""
    found: list[Role] = []
    last_end, last_sentence = -1, (-1, -1)
    for mention in mentions:
        sentence = page.sentence(mention.span[0])
        floor = max(sentence[0], last_end if sentence == last_sentence else 0, mention.span[0] - 400)
        chained = sentence == last_sentence and bool(found)
        role = _role_before(page.low[floor : mention.span[0]], inspecting=inspecting)
        if role is None:
            role = found[-1] if chained and found[-1] in (Role.BASIS, Role.CHECKED) else Role.MENTIONED
        if PLAIN_BASIS.match(page.low, sentence[0]) and role in (Role.MENTIONED, Role.CHECKED):
            role = Role.BASIS
        found.append(role)
        last_end, last_sentence = mention.span[1], sentence
    return found


def _role_before(words: str, *, inspecting: bool) -> Role | None:
    found = list(TRIGGER.finditer(words))
    if not found:
        return None
    last = found[-1]
    if last["checked"]:
        return Role.CHECKED if inspecting else Role.BASIS
    if last["replaced"]:
        return Role.REPLACED
    if last["basis"]:
        return Role.BASIS
    return Role.SUBJECT if len(words) - last.end() < 25 else None


def sets_up_team(page: Page, mention: Mention) -> bool:
    """Return whether a decision sets up the inspecting team."""
    return (
        mention.kind == "Quyết định"
        and TEAM.search(_about(page, mention)) is not None
        and not re.search(r"kế\shoạch", _about(page, mention)[:40])
    )


def plans_inspection(page: Page, mention: Mention) -> bool:
    """Return whether a mention is an inspection plan by its own words."""
    if mention.kind not in PLAN_KINDS and not (mention.number and mention.number.kind == "KH"):
        return False
    words = page.low[mention.span[0] : mention.span[1]] + " " + _about(page, mention)
    if SELF_INSPECTION.search(words) or OTHER_SUBJECT.search(words):
        return False
    if mention.kind == "Quyết định" and not re.search(r"kế\s{1,2}hoạch[^;]{0,30}kiểm\s{1,2}tra", words):
        return False
    return PLAN_SUBJECT.search(words) is not None


def _about(page: Page, mention: Mention) -> str:
    return (mention.subject or "").lower() or page.low[
        mention.tail : min(mention.tail + 60, max(mention.tail, page.sentence(mention.tail)[1]))
    ]
