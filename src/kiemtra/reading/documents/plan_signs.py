"""What speaks for a cited document as the plan of the text's inspection and what speaks against it, each sign with its weight.

A document is the plan where its signs weigh enough, and more than those of any other. No sign decides alone but its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import NamedTuple

from kiemtra.reading.documents.matters import ISSUED, Matter
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of

INSPECTION = pattern_of(r"(?<!\w)kiểm\s{1,2}tra(?!\w)")
YEAR = pattern_of(r"năm\s(20\d\d)(?!\s?-)")
# Words right before it by which it is carried out.
CARRIED = pattern_of(
    r"(?<!giao\s)(?<!nêu\s)(?<!định\s)(?<!\w)(?:thực\s{1,2}hiện|triển\s{1,2}khai|theo(?:\s(?:mẫu|nội\sdung|tinh\sthần|yêu\scầu|lịch))?(?:\s(?:của|tại))?|tiếp\s{1,2}theo\s{1,2}của|"
    r"trong(?:\skhuôn\skhổ)?|cụ\s{1,2}thể\s{1,2}hóa|căn\s{1,2}(?:cứ)?(?:\s{1,2}vào)?|tiếp\s{1,2}tục|"
    r"(?:bám\ssát|trên\scơ\ssở|dựa\strên|thi\shành|chấp\shành|tuân\sthủ|chiếu|tại)(?:\stheo)?)\s{1,3}$|\($"
)
# It opens its sentence: 'Cụ thể, Kế hoạch số …'
OPENING = pattern_of(r"[\s+*•-]*(?:(?:cụ\sthể|theo\sđó|trong\sđó|riêng)\s?,?\s)?")
# In a list the words before its first member lead to all: 'Thực hiện Kế hoạch số 5/KH-UBND …; Kế hoạch số 6/KH-UBND …'
LISTED = pattern_of(r"(?:[;,]|\svà)(?:\s(?:và|các))?\s{1,3}$")
# 'tiến hành kiểm tra theo Kế hoạch số …': the inspection follows this plan.
INSPECTED_BY = pattern_of(
    r"(?<!\w)kiểm\stra(?!\s(?:việc|tình|kết|công))(?:(?!thực\shiện|giao|chỉ\stiêu)[^.;:\n]){0,60}?(?:theo|thực\shiện)\s(?:đúng\s|nội\sdung\s|tinh\sthần\s|lịch\s|của\s|tại\s){0,3}$|"
    r"(?:^|[.;,]\s|\n)(?:chuyến|đợt|cuộc|buổi|đoàn|tổ)\s(?:(?!kết\squả|tình\shình|việc|báo\scáo|giao|chỉ\stiêu)[^.;:\n]){0,50}theo\s(?:đúng\s)?$|"
    r"(?:đợt|cuộc|buổi|chuyến)\skiểm\stra\s[^.;:\n]{0,60}?(?:trong|thuộc|phần\scủa)\s(?:khuôn\skhổ\s)?$"
)
# Its carrying out is what is looked at.
LOOKED_AT = pattern_of(
    r"(?<!\w)(?<!làm\s)(?:việc|kết\squả|tình\shình|tiến\sđộ|đã|chưa)\s(?:(?!kiểm)\w+\s){0,3}(?:thực\shiện|theo)\s$"
)
# What it lays upon the units is looked at.
LAID_UPON = pattern_of(r"(?:giao|nêu|quy\sđịnh)\s(?:theo|tại|trong)\s$")
# Who may be inspected; a department of home affairs inspects.
UNIT = r"(?:huyện|quận|thị\sxã|thành\sphố|xã|phường|đơn\svị|địa\sphương|sở(?!\snội\svụ))"
# What an inspected unit issues and carries out is its own.
UNIT_DID = pattern_of(
    rf"(?<!\w){UNIT}\s(?:(?!đoàn|tổ|trưởng)\w+\s){{0,3}}?(?:đã|cũng|đang)\s(?!kiểm\stra)|"
    rf"(?:^\s?|[.;,]\s|(?:đề\snghị|yêu\scầu|nhắc)\s(?:các\s)?)(?:ubnd\s)?{UNIT}\s(?:[^.;,]{{0,50}}\s)?(?:thực\shiện|triển\skhai)\s(?:tốt\s|nghiêm\s)?$"
)
LAST_OF_DEED = ("hiện", "khai", "tốt", "nghiêm")
# … all the more where it reports so to the team.
REPORTED = pattern_of(
    r"(?<!\w)(?:(?:theo|qua|nghe)\sbáo\scáo|báo\scáo\s(?:với|trước)\sđoàn|cho\sbiết)(?!\w)[^.;]{0,150}?(?:ban\shành|xây\sdựng|có)\s"
)
TEAM_AT_WORK = pattern_of(
    r"(?:đoàn|tổ)\s(?:\w+\s){0,3}kiểm\stra|(?<!tự\s)kiểm\stra\s(?:tại|đối\svới|\d)|trưởng\sđoàn|(?:tổ\schức|được)\skiểm\stra"
)
# 'Đoàn … làm việc tại Sở Y tế, đơn vị đầu tiên theo Kế hoạch số …'
BY_WHICH = pattern_of(r"(?<!\w)(?:theo|trong)\s(?:khuôn\skhổ\s)?$")
# What follows says what it plans: '… ban hành Kế hoạch số … . Theo đó, các đoàn kiểm tra …'
THEREBY = pattern_of(
    r"[\s.]{0,6}(?:(?:[ivx]{1,3}|\d)\s?[.)]\s{1,2})?"
    r"(?:theo\s(?:đó|kế\shoạch)\s?,[^.]{0,200}?(?<!\w)kiểm\stra(?!\w)|(?:đối\stượng|nội\sdung|thời\sgian)(?:,?\s\w+){0,4}\skiểm\stra(?!\w))"
)
# So far into a page of news its own plan is announced.
NEWS_OPENS = 600
# A date so much older than another plan's is last year's.
A_YEAR = 300


Signs = tuple[bool, ...]


@dataclass(slots=True)
class Candidate:
    """A mention that may be the plan, and what the text around it is; what shows only beside the others is put in later."""

    place: int
    mention: Mention
    matter: Matter
    ground: bool
    # Told of by the press, not by an official document.
    news: bool
    heading: str
    # The heading tells of an inspection.
    inspecting: bool
    year: int | None
    # The words right before it say that it is carried out, or it opens its sentence.
    carried: bool
    # How it was carried out is looked at.
    looked_at: bool
    own_issuer: bool = False
    # The text is an official document of a superior.
    from_above: bool = False
    older: bool = False
    # The words before it are those of a list that a carried plan begins.
    led: bool = False
    # An inspected unit issued it or carries it out.
    of_unit: bool = False
    alone: bool = False

    @property
    def name(self) -> str:
        number = self.mention.number
        return number.reference if number else f"{self.mention.kind} {self.mention.short_number}"

    @property
    def is_paper(self) -> bool:
        """Whether it is called a plan; a decision must say that it issues one."""
        return self.mention.kind.startswith("Kế hoạch")

    @property
    def day_told(self) -> date | None:
        day = self.mention.day
        return day.on() if day and day.year else None

    @property
    def years(self) -> list[int]:
        return [int(m[1]) for m in YEAR.finditer(self.mention.about)]


class Sign(NamedTuple):
    """One sign: how much it weighs, and whether a mention shows it. A doubt of use counts where every mention shows it."""

    meaning: str
    weight: int
    shown: Callable[[Page, Candidate], bool]
    every: bool = False


def is_carried(before: str, *, otherwise: bool) -> bool:
    """Return whether the words right before a mention say that it is carried out, and not by a unit, or it opens its sentence."""
    return OPENING.fullmatch(before) is not None or (not otherwise and CARRIED.search(before) is not None)


def is_looked_at(before: str) -> bool:
    """Return whether the words right before a mention say that its carrying out is looked at."""
    return before.rstrip().endswith(("hiện", "theo")) and LOOKED_AT.search(before) is not None


def unit_did(before: str) -> bool:
    """Return whether the words right before a mention say that an inspected unit issued it or carries it out."""
    told = "đã" in before or "cũng" in before or "đang" in before
    return (told or before.rstrip().endswith(LAST_OF_DEED)) and UNIT_DID.search(before) is not None


def reported(page: Page, mention: Mention) -> bool:
    """Return whether a unit reports of a document."""
    before = page.before(mention.span[0], 220)
    return ("báo" in before or "biết" in before) and REPORTED.search(before) is not None


def opens(page: Page, mention: Mention) -> bool:
    """Return whether a page of news begins with the issuing of a document, and not with what a unit reports."""
    early = mention.announced and mention.span[0] < page.head[1] + NEWS_OPENS
    return early and not reported(page, mention)


def thereby(page: Page, mention: Mention) -> bool:
    """Return whether an inspection is told in the next sentence as what a document announced here plans."""
    end = page.sentence(mention.span[0])[1]
    return THEREBY.match(page.low, end, end + 260) is not None


def of_inspected(mention: Mention, heading: str) -> bool:
    """Return whether the heading names the issuer of a document as inspected."""
    issuer = mention.issuer
    if issuer is None:
        return False
    names = {issuer.name.lower(), f"{issuer.level} {issuer.place}".lower()}
    return any(f" tại {name}" in heading for name in names)


def goes_on(page: Page, last: Mention, mention: Mention) -> bool:
    """Return whether a mention is the next member of a list in the same sentence."""
    at = mention.span[0]
    return (
        page.sentence(at) == page.sentence(last.span[0])
        and LISTED.search(page.low, max(last.span[1], at - 16), at) is not None
    )


def _announced(page: Page, one: Candidate) -> bool:
    issued = one.mention.announced or one.mention.about.strip() in ISSUED
    if not issued or (one.matter.by_themselves and "tự kiểm tra" not in one.heading):
        return False
    return one.matter.inspects or (one.is_paper and one.news and one.inspecting)


def _inspected_by(page: Page, one: Candidate) -> bool:
    if not one.is_paper or one.looked_at or one.of_unit:
        return False
    return INSPECTED_BY.search(page.before(one.mention.span[0], 110)) is not None


def _team_beside(page: Page, one: Candidate) -> bool:
    if not one.is_paper:
        return False
    mention = one.mention
    before = page.before(mention.span[0], 160)
    if (one.carried or one.led) and BY_WHICH.search(before) and TEAM_AT_WORK.search(before):
        return True
    if one.news and (mention.announced or mention.about.strip() in ISSUED):
        return TEAM_AT_WORK.search(page.low, mention.span[1], mention.span[1] + 350) is not None
    return TEAM_AT_WORK.search(page.after(mention.tail)) is not None


def _alone(page: Page, one: Candidate) -> bool:
    if not (one.alone and one.is_paper) or one.of_unit or one.looked_at:
        return False
    used = one.carried or one.led or _announced(page, one)
    return used and LAID_UPON.search(page.before(one.mention.span[0], 60)) is None


def _other_year(page: Page, one: Candidate) -> bool:
    return bool(one.years and one.year and one.year not in one.years)


SIGNS = (
    Sign("it is called a plan of inspection", 10, lambda _, one: one.matter.inspects),
    Sign("it is one of self-inspection", -8, lambda _, one: one.matter.by_themselves and "tự kiểm tra" not in one.heading),
    Sign("it is of another matter", -30, lambda _, one: one.matter.other),
    Sign("it is of inspecting something else", -6, lambda _, one: one.matter.otherwise),
    Sign("somebody issues it here", 4, _announced),
    Sign("it is carried out", 3, lambda _, one: one.carried or one.led),
    Sign("an inspection or a team goes by it", 5, _inspected_by),
    Sign("a team at work stands beside it", 2, _team_beside),
    Sign("no other plan is there to go by", 4, _alone),
    Sign("whose document this is issued it too", 3, lambda _, one: one.own_issuer and one.matter.inspects),
    Sign("it is of the text's year", 1, lambda _, one: one.year in one.years),
    Sign("it is of another year", -4, _other_year),
    Sign("another plan is a year younger", -8, lambda _, one: one.older and one.year not in one.years),
    Sign("it is a ground", -2, lambda _, one: one.ground, every=True),
    Sign("how it was carried out is looked at", -6, lambda _, one: one.looked_at, every=True),
    Sign("an inspected unit did it", -5, lambda _, one: one.of_unit),
    Sign("… and its superior tells so", -6, lambda _, one: one.of_unit and one.from_above),
    Sign("a unit reports so", -8, lambda page, one: reported(page, one.mention)),
)  # fmt: skip
WEIGHTS = tuple(sign.weight for sign in SIGNS)
ENOUGH = 5


def signs_of(page: Page, one: Candidate) -> Signs:
    """Return which signs a mention shows, in the order of the table."""
    return tuple([bool(sign.shown(page, one)) for sign in SIGNS])


def weight_of(shown: list[Signs]) -> int:
    """Return how much the mentions of one document, each with its signs, speak for it as the plan."""
    if len(shown) == 1:
        return sum(compress(WEIGHTS, shown[0]))
    return sum(
        sign.weight
        for sign, each in zip(SIGNS, zip(*shown, strict=True), strict=True)
        if (all if sign.every else any)(each)
    )
