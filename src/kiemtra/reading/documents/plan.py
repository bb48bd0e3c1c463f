"""Which of the documents is the inspection plan that the text announces or carries out."""

from collections.abc import Iterator
from dataclasses import replace

from kiemtra.reading.documents.announced import ANNOUNCED, actor_before
from kiemtra.reading.documents.matters import PLAN_SYMBOLS, is_plan, matter_of
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.documents.plan_signs import (
    A_YEAR,
    ENOUGH,
    INSPECTION,
    YEAR,
    Candidate,
    goes_on,
    is_carried,
    is_looked_at,
    of_inspected,
    opens,
    signs_of,
    thereby,
    unit_did,
    weight_of,
)
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import heading_of, title_of
from kiemtra.reading.text.topic import REFORM
from kiemtra.reading.units.agencies import Scope, agency_at, spaced
from kiemtra.reading.values import Citation, CitationClass, CitationRole, Span

UNNUMBERED = pattern_of(
    r"kế\s{1,2}hoạch\s{1,3}(?:năm\s20\d\d\s)?(?:của\s{1,3}[^.;,:\n\d]{3,60}?\s{1,2})?(?:về\s{1,2}(?:việc\s{1,2})?)?(?:tổ\s{1,2}chức\s{1,2}|triển\s{1,2}khai\s{1,2}|công\s{1,2}tác\s{1,2})?kiểm\s{1,2}tra(?!\w)(?P<rest>[^.;\n]{0,140})"
)
CLOSE = pattern_of(r"\s(?:với|của\s(?:ubnd|sở|tỉnh|thành)|nhằm|do|được|đã|và\s(?:các|yêu|giao))(?!\w)|[,(:\"]")
# A plan that others shall make does not exist yet.
ASKED = pattern_of(
    r"(?<!\w)(?:đề\snghị|yêu\scầu|chủ\sđộng|cần|phải|giao|tham\smưu)(?!\w)[^.;:]{0,70}?(?:ban\shành|xây\sdựng)\s(?:các\s)?$|"
    r"(?<!\w)(?:chưa|không)\s(?:\w+\s){1,3}$"
)
# What is planned anew each year is no plan.
EVERY_YEAR = pattern_of(r"(?<!\w)(?:hàng|hằng)\s{1,2}(?:năm|quý|tháng)(?!\w)")
# What the team notes of a unit is the unit's own.
NOTED = pattern_of(
    r"(?:ghi\snhận|đánh\sgiá\scao|nhận\sthấy|báo\scáo|qua\skiểm\stra)(?!\w)[^.;]{0,60}?(?:huyện|xã|phường|quận|sở|đơn\svị|thị\sxã)(?!\w)[^.;]{0,20}?\sđã\s(?:\w+\s){0,4}$|"
    r"(?:ban\shành|xây\sdựng)\s(?:đầy\sđủ|kịp\sthời)(?!\w)[^.;]{0,90}$"
)
# A decision that changes a plan is not the plan.
CHANGES = pattern_of(
    r"(?:quyết\sđịnh|kế\shoạch)?[\s:]{0,20}(?:về\s(?:việc\s)?|v/v\s)?(?:điều\schỉnh|sửa\sđổi|bổ\ssung|đính\schính|thay\sđổi|khắc\sphục|bãi\sbỏ|hủy)"
)
OF = pattern_of(r"của\s{1,2}")
# No text names its plan behind so many documents; a hostile one names more.
MOST = 2000
REFORM_WORDS = pattern_of(REFORM)


def numbered_plan(
    page: Page, mentions: list[Mention], grounds: list[bool], own: int | None, year: int | None, scope: Scope
) -> int | None:
    """Return which mention is the plan: the document itself, else the cited one for which its signs speak most."""
    if own is not None and is_own_plan(page, mentions[own]):
        return own
    documents: dict[str, list[Candidate]] = {}
    for one in _candidates(page, mentions, grounds, own, year, scope):
        documents.setdefault(one.name, []).append(one)
    # What a dozen mentions do not show, a thousand do not either.
    told = [found[:12] for found in documents.values() if not any(one.matter.other for one in found)]
    signs = [[signs_of(page, one) for one in found] for found in told]
    weighed = [(-weight_of(shown), found[0].place, found, shown) for found, shown in zip(told, signs, strict=True)]
    ranked = [each for each in weighed if -each[0] >= ENOUGH]
    if not ranked:
        return None
    *_, best, shown = min(ranked, key=lambda each: each[:2])
    years = {year_told for one in best for year_told in one.years}
    of_other = bool(years) and year not in years
    if (of_other or any(one.of_unit and not one.news for one in best)) and _is_named(page, year, must=of_other):
        return None
    return min((-weight_of([one_shown]), one.place) for one, one_shown in zip(best, shown, strict=True))[1]


def same_plan(mentions: list[Mention], chosen: int | None) -> list[int]:
    """Return the places where the plan is named: with its number, on whatever day, without another subject."""
    number = mentions[chosen].number if chosen is not None else None
    if chosen is None or number is None:
        return [] if chosen is None else [chosen]
    return [
        place
        for place, each in enumerate(mentions)
        if place == chosen or (each.number and each.number.reference == number.reference and not each.about)
    ]


def _candidates(
    page: Page, mentions: list[Mention], grounds: list[bool], own: int | None, year: int | None, scope: Scope
) -> list[Candidate]:
    heading = heading_of(page)
    inspecting = INSPECTION.search(heading) is not None
    issuer = mentions[own].issuer if own is not None else None
    whose = scope.full(issuer)[0] if issuer else None
    found: list[Candidate] = []
    for place, mention in enumerate(mentions):
        if place == own or not is_plan(mention):
            continue
        if len(found) == MOST:
            break
        matter, before = matter_of(page, mention), page.before(mention.span[0], 60)
        did, looked = unit_did(before), is_looked_at(before)
        last = found[-1] if found else None
        joined = last if last and goes_on(page, last.mention, mention) else None
        led = joined is not None and (joined.led or joined.carried)
        own_news = own is None and matter.inspects and opens(page, mention)
        of_unit = not own_news and (did or of_inspected(mention, heading))
        same = whose is not None and mention.issuer is not None and scope.full(mention.issuer)[0] == whose
        above = whose is not None and not same and not whose.startswith("Phòng")
        carried = is_carried(before, otherwise=did or looked)
        setting = (grounds[place], own is None, heading, inspecting, year, carried, looked, same, above)
        of_unit = of_unit or (joined is not None and joined.of_unit)
        found.append(Candidate(place, mention, matter, *setting, led=led, of_unit=of_unit))
    _follow(page, found)
    _compare(found)
    return found


def _follow(page: Page, found: list[Candidate]) -> None:
    """Where no document is called a plan of inspection: the one that the text goes on to tell as such is one."""
    if any(one.matter.inspects for one in found):
        return
    for one in found:
        if one.news and one.inspecting and one.mention.announced and thereby(page, one.mention):
            one.matter = one.matter._replace(other=False, inspects=True)


def _compare(found: list[Candidate]) -> None:
    """Put in what shows only beside the others: an older one, the only one without a matter of its own."""
    called = {one.name for one in found if one.matter.inspects}
    for one in found:
        if one.matter.other and one.name in called:
            one.matter = one.matter._replace(other=False)
    newest = max((one.day_told for one in found if _is_dated(one) and one.day_told), default=None)
    open_ = {one.name for one in found if one.is_paper and not (one.matter.other or one.matter.otherwise)}
    for one in found:
        one.older = bool(newest and one.day_told and (newest - one.day_told).days > A_YEAR)
        one.alone = not called and open_ == {one.name}


def _is_dated(one: Candidate) -> bool:
    return not (one.matter.other or one.matter.by_themselves)


def is_own_plan(page: Page, mention: Mention) -> bool:
    """Return whether the text is a plan of inspection by its title, or the decision that issues one."""
    title = title_of(page)
    words = page.low[title[0] : title[1]] if title else mention.about
    if not is_plan(mention) or CHANGES.match(words):
        return False
    if mention.number is not None and mention.number.kind in PLAN_SYMBOLS:
        return INSPECTION.search(words) is not None
    return matter_of(page, replace(mention, about=words)).inspects


def unnumbered_plan(page: Page, scope: Scope) -> Citation | None:
    """Return the inspection plan that the text names without a number, None where it names none."""
    ranked = []
    for span in _named(page):
        issued = ANNOUNCED.search(page.before(span[0], 30)) is not None
        reform = REFORM_WORDS.search(page.low, *span) is not None
        ranked.append((-(2 * issued + reform), span, issued))
    return _citation(page, scope, *min(ranked)[1:]) if ranked else None


def _is_named(page: Page, year: int | None, *, must: bool) -> bool:
    """Whether a plan of this year is named without a number; one without a year counts unless it must have it."""
    told = [[int(m[1]) for m in YEAR.finditer(page.low, *span)] for span in _named(page)]
    return any(year in years or not (years or must) for years in told)


def _named(page: Page) -> Iterator[Span]:
    """Where plans of inspection that exist are named without a number."""
    for m in page.matches(UNNUMBERED, "kế"):
        before = page.before(m.start(), 110)
        if before[-3:].strip() == "tự" or ASKED.search(before) or NOTED.search(before):
            continue
        cut = CLOSE.search(page.low, m.start("rest"), m.end())
        if EVERY_YEAR.search(page.low, m.start(), cut.start() if cut else m.end()):
            continue
        yield m.start(), m.start() + len(page.text[m.start() : cut.start() if cut else m.end()].rstrip())


def _citation(page: Page, scope: Scope, span: Span, issued: bool) -> Citation:
    agency = actor_before(page, span[0], max(page.sentence(span[0])[0], span[0] - 160)) if issued else None
    if agency is None and (of := OF.search(page.low, span[0], min(len(page.low), span[1] + 20))):
        agency = agency_at(page, of.end())
    issuer, inferred = scope.full(agency) if agency else (None, False)
    name = spaced(page.surface(span))
    return Citation(
        CitationClass.NAMED, None, "Kế hoạch", None, None, None, name, None, False, issuer, inferred,
        name[len("Kế hoạch") :].strip() or None, CitationRole.PLAN, page.surface(span), span, 0.7,
    )  # fmt: skip
