"""The papers of a plan: drafted from what it says, drafted anew, numbered; the number puts a submitted plan into force."""

from dataclasses import replace
from datetime import date

import pytest

from kiemtra.domain.documents import IssueWay, PaperFormat
from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.drafting import check_docx
from kiemtra.drafting.data import from_data
from kiemtra.drafting.plain import plain_text
from kiemtra.store.models import Document, Event, Plan, PlanAmendment
from kiemtra.workflows import documents, plan_amendments, plan_content, plan_papers, plans
from kiemtra.workflows.plans import UnitKind
from tests.factories_amendments import make_amendment
from tests.factories_plans import make_communes
from tests.world import NOW, TODAY, World, make_plan, make_team

A = AmendmentState
SAID = {
    "grounds": "Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ\nKế hoạch số 15/KH-UBND ngày 10/01/2019",
    "purpose": "Đánh giá kết quả thực hiện",
    "items": ("A01", "A02"),
    "data_period": (date(2018, 1, 1), date(2019, 5, 31)),
    "duties": (("Sở Nội vụ", "Chủ trì"), ("Sở Tài chính", "Bố trí kinh phí"), ("Sở Tài chính", "Cử người tham gia")),
}


def written(world: World, plan: Plan) -> Plan:
    return plan_papers.write(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def full(world: World) -> Plan:
    """A draft that says something about everything."""
    plan = make_plan(world, issued=False)
    content = replace(plan_content.edit_of(plan), **SAID)
    return plans.edit(plan.pk, content, revision=plan.revision, by=world.actor("officer"), now=NOW)


def text(document: Document | None) -> str:
    assert document is not None
    return plain_text(from_data(document.content))


def faultless(document: Document | None) -> bool:
    assert document is not None
    return check_docx(documents.export(document, PaperFormat.DOCX)) == ()


def numbered(world: World, document: Document | None, who: str = "clerk") -> Document:
    assert document is not None
    document.refresh_from_db()
    return documents.record_issue(
        document.pk,
        revision=document.revision,
        number="99",
        dated=TODAY,
        signer_name="Nguyễn Văn A",
        way=IssueWay.NUMBERED_HERE,
        by=world.actor(who),
        now=NOW,
    )


def test_write_drafts_plan_and_submission_without_fault(world: World) -> None:
    plan = full(world)
    make_team(world, plan)

    plan = written(world, plan)

    assert plan.document is not None
    assert plan.submission is not None
    assert [(paper.kind, paper.symbol, paper.plan) for paper in (plan.document, plan.submission)] == [
        ("plan", "KH-UBND", plan),
        ("submission", "TTr-SNV", plan),
    ]
    assert faultless(plan.document)
    assert faultless(plan.submission)
    assert documents.export(plan.document, PaperFormat.PDF).startswith(b"%PDF")
    assert Event.objects.filter(name="document.drafted").count() == 2


def test_plan_says_what_the_rows_say(world: World) -> None:
    plan = full(world)
    make_team(world, plan)

    said = text(written(world, plan).document)

    for words in (
        "Căn cứ Nghị quyết số 30c/NQ-CP",
        "Đánh giá kết quả thực hiện.",
        "Gồm 02 đơn vị:",
        "Sở Tư pháp.",
        "Từ ngày 01/6/2019 đến ngày 31/12/2019.",
        "số liệu, tài liệu từ ngày 01/01/2018 đến ngày 31/5/2019",
        "Đoàn kiểm tra số 1 do Trưởng Đoàn 1",
        "Báo cáo kết quả CCHC.",
        "05 ngày làm việc.",
        "Bố trí kinh phí.",
        "Kế hoạch CCHC năm có được ban hành đúng thời hạn",
        "Kiểm tra không báo trước",
    ):
        assert words in said, words


def test_plan_without_anything_but_units_is_drafted_without_fault(world: World) -> None:
    plan = make_plan(world, issued=False)
    bare = plans.PlanEdit(title="Kiểm tra CCHC", duties=())
    plan = plans.edit(plan.pk, bare, revision=plan.revision, by=world.actor("officer"), now=NOW)

    plan = written(world, plan)

    assert faultless(plan.document)
    assert faultless(plan.submission)


def test_more_than_ten_units_stand_in_an_annex_each_with_its_kind(world: World) -> None:
    communes = make_communes(world, *(f"Xã {number}" for number in range(1, 12)))
    plan = make_plan(world, issued=False, units=tuple(communes))
    kind = UnitKind(InspectionMethod.DESK, InspectionScope.THEMATIC, ("papi",))
    plans.set_kind(plan.pk, [communes[0].pk], kind, revision=plan.revision, by=world.actor("officer"), now=NOW)
    plan.refresh_from_db()

    plan = written(world, plan)

    assert plan.document is not None
    [annex] = from_data(plan.document.content).annexes
    assert len(annex.blocks[0].rows) == 11
    assert "theo chuyên đề" in text(plan.document)
    assert "Gồm 11 đơn vị tại Phụ lục kèm theo." in text(plan.document)
    assert faultless(plan.document)


def test_write_again_rewrites_the_same_drafts(world: World) -> None:
    plan = written(world, full(world))
    first = (plan.document_id, plan.submission_id)

    plan = written(world, plan)

    assert (plan.document_id, plan.submission_id) == first
    assert Document.objects.filter(plan=plan).count() == 2


def test_submit_drafts_anew_what_was_drafted(world: World) -> None:
    plan = written(world, full(world))
    content = replace(plan_content.edit_of(plan), title="Kế hoạch kiểm tra chuyên đề")
    plan = plans.edit(plan.pk, content, revision=plan.revision, by=world.actor("officer"), now=NOW)

    plan = plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    plan.refresh_from_db()
    assert "chuyên đề" in text(plan.document)
    assert "chuyên đề" in text(plan.submission)


def test_write_from_an_old_page_is_a_conflict(world: World) -> None:
    plan = full(world)
    written(world, plan)

    with pytest.raises(Conflict):
        written(world, plan)


@pytest.mark.parametrize(
    ("who", "issued", "refusal"),
    [("leader", False, Refusal.NOT_YOUR_ROLE), ("officer", True, Refusal.ALREADY_DONE)],
)
def test_write_refused(world: World, who: str, issued: bool, refusal: Refusal) -> None:
    plan = make_plan(world, issued=issued)

    with pytest.raises(NotAllowed) as refused:
        plan_papers.write(plan.pk, revision=plan.revision, by=world.actor(who), now=NOW)

    assert refused.value.refusal is refusal
    assert not Event.objects.filter(name="document.drafted").exists()


def test_write_over_a_numbered_document_is_refused(world: World) -> None:
    plan = written(world, full(world))
    Document.objects.filter(pk=plan.document_id).update(state="issued")

    with pytest.raises(NotAllowed) as refused:
        written(world, plan)

    assert refused.value.refusal is Refusal.DOCUMENT_ISSUED


# Both ways of issue


def submitted(world: World) -> Plan:
    plan = written(world, full(world))
    return plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def test_number_of_the_plan_puts_it_into_force(world: World) -> None:
    plan = submitted(world)

    numbered(world, plan.document)

    plan.refresh_from_db()
    assert (plan.state, plan.issued_on, plan.versions.count()) == ("issued", TODAY, 1)
    assert Event.objects.filter(name="plan.issued").count() == 1


def test_issued_here_its_document_is_numbered_afterwards(world: World) -> None:
    plan = submitted(world)
    plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    document = numbered(world, plan.document)

    assert (document.state, document.reference) == ("issued", "99/KH-UBND")
    assert Event.objects.filter(name="plan.issued").count() == 1
    assert plan.versions.count() == 1


def test_plan_that_nobody_submitted_takes_no_number(world: World) -> None:
    plan = written(world, full(world))

    with pytest.raises(NotAllowed) as refused:
        numbered(world, plan.document)

    plan.refresh_from_db()
    assert refused.value.refusal is Refusal.NOT_YET
    assert plan.state == "draft"
    assert not Event.objects.filter(name="document.issued").exists()


def test_number_of_the_submission_issues_no_plan(world: World) -> None:
    plan = submitted(world)

    numbered(world, plan.submission)

    plan.refresh_from_db()
    assert plan.state == "submitted"


# The paper of an amendment


def amendment_paper(world: World, amendment: PlanAmendment) -> PlanAmendment:
    return plan_papers.write_amendment(amendment.pk, revision=amendment.revision, by=world.actor("officer"), now=NOW)


def test_paper_of_an_amendment_names_what_changes(world: World) -> None:
    plan = make_plan(world)
    [commune] = make_communes(world, "Cự Khê")
    amendment = make_amendment(world, plan, added=[commune], removed=[world.unit.pk])

    amendment = amendment_paper(world, amendment)

    said = text(amendment.document)
    for words in (
        "Tập trung phòng, chống dịch.",
        "Trước điều chỉnh: từ ngày 01/6/2019 đến ngày 31/12/2019.",
        "Sau điều chỉnh: từ ngày 01/6/2019 đến ngày 28/02/2020.",
        "Bổ sung: Ủy ban nhân dân xã Cự Khê",
        "Đưa ra khỏi Kế hoạch: Sở Tư pháp",
    ):
        assert words in said, words
    assert faultless(amendment.document)


def test_paper_of_an_amendment_for_every_field_is_without_fault(world: World) -> None:
    plan = make_plan(world)
    amendment = make_amendment(world, plan)
    said = {"by": world.actor("officer"), "now": NOW}
    every = plans.PlanEdit(
        title="Kế hoạch khác",
        method=InspectionMethod.DESK,
        has_unannounced=False,
        preparation="Việc khác",
        deadlines=(("notice", 7, True, "Kế hoạch"),),
        **SAID,
    )
    amendment = plan_amendments.edit(amendment.pk, every, revision=amendment.revision, **said)
    kind = UnitKind(InspectionMethod.DIGITAL)
    amendment = plan_amendments.set_kind(amendment.pk, [world.unit.pk], kind, revision=amendment.revision, **said)

    amendment = amendment_paper(world, amendment)

    assert faultless(amendment.document)
    assert "được điều chỉnh thành" in text(amendment.document)


def test_number_of_the_amendment_puts_it_into_force(world: World) -> None:
    plan = make_plan(world)
    amendment = amendment_paper(world, make_amendment(world, plan))
    officer = world.actor("officer")
    amendment = plan_amendments.submit(amendment.pk, revision=amendment.revision, by=officer, now=NOW)

    numbered(world, amendment.document)

    amendment.refresh_from_db()
    plan.refresh_from_db()
    assert (amendment.state, plan.window_to, plan.versions.count()) == ("issued", date(2020, 2, 28), 2)


def test_amendment_that_nobody_submitted_takes_no_number(world: World) -> None:
    amendment = amendment_paper(world, make_amendment(world, make_plan(world)))

    with pytest.raises(NotAllowed) as refused:
        numbered(world, amendment.document)

    assert refused.value.refusal is Refusal.NOT_YET
