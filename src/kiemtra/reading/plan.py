"""Which of the documents is the inspection plan that the text announces or carries out."""

import re

from kiemtra.reading.agencies import STARTS, Scope, agency_at
from kiemtra.reading.citations import ANNOUNCED, Mention
from kiemtra.reading.page import Page
from kiemtra.reading.roles import plans_inspection
from kiemtra.reading.topic import REFORM
from kiemtra.reading.values import Citation, CitationClass, CitationRole

UNNUMBERED = re.compile(
    r"(?<!\w)kế\s{1,2}hoạch\s{1,3}(?:về\s{1,2}(?:việc\s{1,2})?)?(?:tổ\s{1,2}chức\s{1,2})?kiểm\s{1,2}tra(?!\w)(?P<rest>[^.;\n]{0,140})"
)
CLOSE = re.compile(r"\s(?:với|của\s(?:ubnd|sở|tỉnh|thành)|nhằm|do|được|đã|và\s(?:các|yêu|giao))(?!\w)|[,(:\"]")
ACTS = re.compile(r"(?:thực\s{1,2}hiện|triển\s{1,2}khai|theo)\s{1,3}$")
HEADING = re.compile(r"(?<!\w)kiểm\s{1,2}tra(?!\w)")


def numbered_plan(page: Page, mentions: list[Mention], grounds: list[bool], own: int | None) -> int | None:
    """Return which mention is the plan: itself, the announced one, the one carried out; grounds only where nothing else is."""
    ranked = []
    for place, mention in enumerate(mentions):
        by_words = plans_inspection(page, mention)
        if own == place and (by_words or _own_plan(page, mention)):
            return place
        score = _score(page, mention, by_words=by_words, ground=grounds[place])
        if score > 0:
            ranked.append((-score, place))
    return min(ranked)[1] if ranked else None


def _own_plan(page: Page, mention: Mention) -> bool:
    if not (mention.number and mention.number.kind == "KH"):
        return False
    m = re.search(
        r"\n\s{0,20}kế\s{1,2}hoạch[^\w]{1,40}(?:[^\n]{0,80}\n?){0,2}", page.low[mention.span[1] : mention.span[1] + 700]
    )
    return bool(m and HEADING.search(m.group()))


def _score(page: Page, mention: Mention, *, by_words: bool, ground: bool) -> int:
    carried = bool(ACTS.search(page.before(mention.span[0], 24)))
    if by_words:
        return 10 + 5 * mention.announced + 3 * carried - 6 * ground
    if mention.kind != "Kế hoạch" or ground:
        return 0
    head = page.low[page.head[0] : page.head[1]]
    follows = page.low[mention.span[1] : mention.span[1] + 350]
    if (
        mention.announced
        and HEADING.search(head)
        and re.search(r"(?:đoàn|tổ)\s(?:\w+\s)?kiểm\stra|kiểm\stra\stại", follows)
    ):
        return 4
    return (
        1
        if carried
        and mention.subject is None
        and re.match(
            r"[^.;\n]{0,160}?(?:đoàn|tổ)\s(?:\w+\s){0,2}kiểm\stra", page.low[mention.tail : mention.tail + 260]
        )
        else 0
    )


def unnumbered_plan(page: Page, scope: Scope) -> Citation | None:
    """Return the inspection plan that the text names without a number, None where it names none."""
    best: tuple[int, int, Citation] | None = None
    for m in UNNUMBERED.finditer(page.low):
        if page.low[max(0, m.start() - 3) : m.start()].strip() == "tự":
            continue
        rest = m["rest"]
        cut = CLOSE.search(rest)
        end = m.start("rest") + (cut.start() if cut else len(rest))
        end = m.start() + len(page.text[m.start() : end].rstrip())
        announced = bool(ANNOUNCED.search(page.before(m.start(), 30)))
        reform = bool(re.search(REFORM, page.low[m.start() : end]))
        citation = _citation(page, scope, (m.start(), end), announced=announced)
        rank = (-(2 * announced + reform), m.start(), citation)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _citation(page: Page, scope: Scope, span: tuple[int, int], *, announced: bool) -> Citation:
    agency = None
    window = (max(page.sentence(span[0])[0], span[0] - 160), span[0])
    for m in STARTS.finditer(page.low, *window) if announced else ():
        if agency is None or m.start() >= agency.span[1]:
            agency = agency_at(page, m.start()) or agency
    if agency is None and (of := re.match(r"[^.;\n]{0,10}của\s{1,2}", page.low[span[1] : span[1] + 20])):
        agency = agency_at(page, span[1] + of.end())
    issuer, inferred = scope.full(agency) if agency else (None, False)
    surface = page.surface(span)
    return Citation(
        CitationClass.NAMED, None, "Kế hoạch", None, None, None, " ".join(surface.split()), None, False, issuer, inferred,
        " ".join(surface.split())[len("Kế hoạch") :].strip() or None, CitationRole.PLAN, surface, span, 0.7,
    )  # fmt: skip
