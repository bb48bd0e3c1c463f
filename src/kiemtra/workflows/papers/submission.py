"""Tờ trình that asks the issuer for its plan: why it is needed, how it was drafted, what it says, what is asked for.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.4 (văn bản có tên loại).
"""

from collections.abc import Iterator

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.drafting.content import Block, Clause, OfficialDocument, Paragraph, Part
from kiemtra.workflows.papers import phrases
from kiemtra.workflows.papers import plan_phrases as words
from kiemtra.workflows.papers.plan_phrases import Facts


def content(facts: Facts) -> OfficialDocument:
    """The submission of the standing agency to the issuer; number and date stay blank until they are recorded."""
    plan, kind = facts.plan, document_kind(DocumentKind.SUBMISSION)
    standing = plan.standing_agency
    return OfficialDocument(
        parent_agency=plan.issuer.name,
        issuer=standing.name,
        symbol=f"{kind.abbreviation}-{standing.symbol}",
        place=standing.place or plan.issuer.place,
        year=plan.year,
        kind=kind.name,
        subject=f"Về việc ban hành Kế hoạch {_name(facts)}",
        addressees=(plan.issuer.name,),
        legal_bases=words.grounds(facts.edit),
        body=tuple(_body(facts)),
        signer=words.signature(standing),
        recipients=("Như trên", f"Lưu: VT, {standing.symbol}"),
        illustrative=plan.jurisdiction.illustrative,
    )


def _name(facts: Facts) -> str:
    return phrases.lowered(words.plan_name(facts.edit.title))


def _body(facts: Facts) -> Iterator[Block]:
    plan = facts.plan
    yield Paragraph(
        f"{plan.standing_agency.name} kính trình {plan.issuer.name} xem xét, ban hành Kế hoạch {_name(facts)} như sau:"
    )
    yield Part("I", "Sự cần thiết")
    yield Paragraph(
        f"Việc kiểm tra nhằm đánh giá kết quả thực hiện {words.WHAT} năm {plan.year} tại các cơ quan, đơn vị; kịp thời "
        "chấn chỉnh tồn tại, hạn chế, tháo gỡ khó khăn, vướng mắc và nhân rộng cách làm hay."
    )
    yield Part("II", "Nội dung chính của dự thảo Kế hoạch")
    for number, (title, text) in enumerate(_points(facts), 1):
        yield Clause(str(number), text, title=title)
    yield Part("III", "Kiến nghị")
    yield Paragraph(
        f"{plan.standing_agency.name} kính đề nghị {plan.issuer.name} xem xét, ban hành Kế hoạch {_name(facts)} "
        "(có dự thảo Kế hoạch kèm theo)."
    )


def _points(facts: Facts) -> Iterator[tuple[str, str]]:
    edit = facts.edit
    if facts.units:
        yield "Đối tượng kiểm tra", f"{phrases.two_digits(len(facts.units))} đơn vị{_reasons(facts)}."
    areas = [phrases.lowered(phrases.area_name(area)) for area in edit.areas]
    if areas:
        yield "Nội dung kiểm tra", f"{phrases.capitalised('; '.join(areas))}."
    yield "Hình thức kiểm tra", f"{_methods(facts)}."
    if window := words.span(edit.window):
        yield "Thời gian kiểm tra", f"{phrases.capitalised(window)}."
    if period := words.span(edit.data_period):
        yield "Thời kỳ kiểm tra", f"Số liệu, tài liệu {period}."
    if facts.teams:
        names = "; ".join(team.name for team, _ in facts.teams)
        yield "Đoàn kiểm tra", f"{phrases.two_digits(len(facts.teams))} Đoàn: {names}."


def _reasons(facts: Facts) -> str:
    """Why these units, where the plan gives one reason for all."""
    said = {unit.reason.strip().rstrip(".") for unit in facts.units}
    return f", {phrases.lowered(said.pop())}" if len(said) == 1 and all(said) else ""


def _methods(facts: Facts) -> str:
    found = dict.fromkeys(words.METHODS[facts.edit.method.__class__(unit.method)] for unit in facts.units)
    shown = [*found] or [words.METHODS[facts.edit.method]]
    if facts.edit.has_unannounced:
        shown.append("Kiểm tra không báo trước khi cần thiết")
    return phrases.capitalised("; ".join(phrases.lowered(one) for one in shown))
