"""Kế hoạch kiểm tra as an official document: why, what, whom and how, when, by whom, who does what.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.4 (văn bản có tên loại).
"""

from collections.abc import Iterator
from itertools import count

from kiemtra.data.checklist import load_checklist
from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.teams import TeamRole
from kiemtra.drafting.content import Align, Annex, Block, Clause, OfficialDocument, Paragraph, Part, Table
from kiemtra.store.models import TeamMember
from kiemtra.workflows.papers import phrases
from kiemtra.workflows.papers import plan_phrases as words
from kiemtra.workflows.papers.plan_phrases import Facts
from kiemtra.workflows.papers.team_paper import HEAD_TITLE

__all__ = ["Facts", "content"]

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
# More units than this stand in an annex (custom, no source).
IN_TEXT = 10
_PURPOSE = (
    "Đánh giá đúng tình hình, kết quả thực hiện công tác cải cách hành chính tại các cơ quan, đơn vị; kịp thời phát hiện, "
    "nhân rộng cách làm hay, chấn chỉnh tồn tại, hạn chế và tháo gỡ khó khăn, vướng mắc.",
    "Nâng cao trách nhiệm của người đứng đầu trong chỉ đạo, tổ chức thực hiện nhiệm vụ cải cách hành chính.",
)
_DEMANDS = (
    "Kiểm tra đúng nội dung, đối tượng, thời gian; khách quan, trung thực, công khai; không gây cản trở hoạt động bình "
    "thường của đơn vị được kiểm tra.",
    "Kết thúc kiểm tra phải có kết luận hoặc thông báo kết quả; kiến nghị nêu rõ trách nhiệm và thời hạn khắc phục.",
)
_OF_UNITS = (
    "Chuẩn bị báo cáo, hồ sơ, tài liệu theo yêu cầu; bố trí người có trách nhiệm làm việc với Đoàn kiểm tra; thực hiện "
    "đầy đủ, đúng thời hạn các kiến nghị sau kiểm tra."
)
_OF_STANDING = (
    "Chủ trì tổ chức thực hiện Kế hoạch; tham mưu thành lập Đoàn kiểm tra, thông báo lịch kiểm tra; theo dõi, đôn đốc việc "
    "khắc phục sau kiểm tra; tổng hợp kết quả, báo cáo {issuer}."
)


def content(facts: Facts) -> OfficialDocument:
    """The plan; number and date stay blank until they are recorded."""
    plan, kind = facts.plan, document_kind(DocumentKind.PLAN)
    return OfficialDocument(
        parent_agency=None,
        issuer=plan.issuer.name,
        symbol=f"{kind.abbreviation}-{plan.issuer.symbol}",
        place=plan.issuer.place or plan.standing_agency.place,
        year=plan.year,
        kind=kind.name,
        subject=words.plan_name(facts.edit.title),
        legal_bases=words.grounds(facts.edit),
        body=tuple(_body(facts)),
        signer=words.signature(plan.issuer),
        recipients=_recipients(facts),
        illustrative=plan.jurisdiction.illustrative,
        annexes=(_annex(facts),) if len(facts.units) > IN_TEXT else (),
    )


def _recipients(facts: Facts) -> tuple[str, ...]:
    plan = facts.plan
    standing = (plan.standing_agency.name,) if plan.standing_agency != plan.issuer else ()
    return (
        f"Thường trực {plan.issuer.name} (để báo cáo)",
        *standing,
        "Các đơn vị được kiểm tra",
        "Thành viên Đoàn kiểm tra",
        f"Lưu: VT, {plan.standing_agency.symbol}",
    )


def _body(facts: Facts) -> Iterator[Block]:
    plan = facts.plan
    yield Paragraph(
        f"{plan.issuer.name} ban hành Kế hoạch {phrases.lowered(words.plan_name(facts.edit.title))} với các nội dung sau:"
    )
    parts = (
        ("Mục đích, yêu cầu", _aims(facts)),
        ("Nội dung kiểm tra", _contents(facts)),
        ("Đối tượng, hình thức, thời gian kiểm tra", _objects(facts)),
        ("Tổ chức Đoàn kiểm tra", _teams(facts)),
        ("Chuẩn bị và thời hạn thực hiện", _deadlines(facts)),
        ("Tổ chức thực hiện", _duties(facts)),
    )
    filled = ((title, blocks) for title, blocks in ((title, tuple(part)) for title, part in parts) if blocks)
    for number, (title, blocks) in zip(ROMAN, filled, strict=False):
        yield Part(number, title)
        yield from blocks


def _aims(facts: Facts) -> Iterator[Block]:
    yield Clause("1", title="Mục đích")
    yield from words.bullets([line for line in facts.edit.purpose.splitlines() if line.strip()] or _PURPOSE)
    yield Clause("2", title="Yêu cầu")
    yield from words.bullets(_DEMANDS)


def _contents(facts: Facts) -> Iterator[Block]:
    asked = frozenset(facts.edit.items)
    for number, area in enumerate(facts.edit.areas, 1):
        items = [item.question for item in load_checklist() if item.area == area and item.code in asked]
        name = phrases.area_name(area)
        if items:
            yield Clause(str(number), title=name)
            yield from words.bullets(items)
        else:
            yield Clause(str(number), phrases.sentence(name))
    if not facts.edit.areas:
        yield Paragraph(f"Việc chỉ đạo và kết quả thực hiện {words.WHAT} của đơn vị.")
    if period := words.span(facts.edit.data_period):
        yield Paragraph(f"Thời kỳ kiểm tra: số liệu, tài liệu {period}.")


def _objects(facts: Facts) -> Iterator[Block]:
    numbers = count(1)
    total = phrases.two_digits(len(facts.units))
    if len(facts.units) > IN_TEXT:
        yield Clause(str(next(numbers)), f"Gồm {total} đơn vị tại Phụ lục kèm theo.", title="Đối tượng kiểm tra")
    elif facts.units:
        yield Clause(str(next(numbers)), f"Gồm {total} đơn vị:", title="Đối tượng kiểm tra")
        yield from words.bullets(unit.agency.name for unit in facts.units)
    yield Clause(str(next(numbers)), title="Hình thức kiểm tra")
    yield from words.bullets(_kinds(facts))
    if window := words.span(facts.edit.window):
        yield Clause(
            str(next(numbers)),
            f"{phrases.capitalised(window)}. Lịch kiểm tra từng đơn vị do Trưởng đoàn quyết định.",
            title="Thời gian kiểm tra",
        )


def _kinds(facts: Facts) -> Iterator[str]:
    """Each kind with how many units get it, and which where they are few; then the unannounced inspection."""
    groups: dict[str, list[str]] = {}
    for unit in facts.units:
        groups.setdefault(words.kind_of(unit.method, unit.scope, unit.areas), []).append(unit.agency.name)
    if not groups:
        yield words.METHODS[facts.edit.method]
    for kind, names in groups.items():
        if len(groups) == 1:
            yield kind
        else:
            which = " (xem Phụ lục)" if len(facts.units) > IN_TEXT else f" ({'; '.join(names)})"
            yield f"{kind}: {phrases.two_digits(len(names))} đơn vị{which}"
    if facts.edit.has_unannounced:
        yield "Kiểm tra không báo trước khi cần thiết, do Trưởng đoàn quyết định theo đề xuất của cơ quan thường trực"


def _teams(facts: Facts) -> Iterator[Block]:
    if not facts.teams:
        yield Paragraph(
            f"{facts.plan.standing_agency.name} tham mưu thành lập Đoàn kiểm tra; thành phần, nhiệm vụ của Đoàn theo quyết "
            "định thành lập."
        )
        return
    for number, (team, members) in enumerate(facts.teams, 1):
        head = next((seat for seat in members if seat.role == TeamRole.HEAD), None)
        led = f" do {head.full_name}{_position(head)} làm Trưởng đoàn" if head else ""
        yield Clause(str(number), f"{team.name}{led}, gồm {phrases.two_digits(len(members))} người.")


def _position(head: TeamMember) -> str:
    return f", {head.position}," if head.position and head.position.casefold() != HEAD_TITLE.casefold() else ""


def _deadlines(facts: Facts) -> Iterator[Block]:
    prepared = [line for line in facts.edit.preparation.splitlines() if line.strip()]
    numbers = count(1)
    if prepared:
        yield Clause(str(next(numbers)), title="Đơn vị được kiểm tra chuẩn bị")
        yield from words.bullets(prepared)
    if facts.edit.deadlines:
        yield Clause(str(next(numbers)), title="Thời hạn")
        yield from words.bullets(
            words.deadline(code, {"days": days, "working": working}) for code, days, working, _ in facts.edit.deadlines
        )


def _duties(facts: Facts) -> Iterator[Block]:
    duties = facts.edit.duties or ()
    numbers = count(1)
    for who in dict.fromkeys(who for who, _ in duties):
        texts = [text for one, text in duties if one == who]
        if len(texts) == 1:
            said = phrases.sentence(texts[0])
            yield Clause(str(next(numbers)), said, title=who)
        else:
            yield Clause(str(next(numbers)), title=who or "Các cơ quan, đơn vị")
            yield from words.bullets(texts)
    if not duties:
        standing = facts.plan.standing_agency
        said = _OF_STANDING.format(issuer=facts.plan.issuer.name)
        yield Clause(str(next(numbers)), said, title=standing.name)
        yield Clause(str(next(numbers)), _OF_UNITS, title="Các đơn vị được kiểm tra")
    yield Paragraph(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về "
        f"{facts.plan.standing_agency.name} để tổng hợp, báo cáo {facts.plan.issuer.name} xem xét, quyết định."
    )


def _annex(facts: Facts) -> Annex:
    rows = tuple(
        (str(number), unit.agency.name, words.kind_of(unit.method, unit.scope, unit.areas))
        for number, unit in enumerate(facts.units, 1)
    )
    aligns = (Align.CENTER, Align.LEFT, Align.LEFT)
    table = Table(("STT", "Đơn vị được kiểm tra", "Hình thức kiểm tra"), rows, (1, 6, 6), aligns)
    note = f"Kèm theo Kế hoạch {phrases.lowered(words.plan_name(facts.edit.title))}"
    return Annex("", "Danh sách đơn vị được kiểm tra", note, (table,))
