"""The Word report of a unit: what it says, whose it is, and that it is one document until it is issued."""

from datetime import timedelta

import pytest

from kiemtra.domain.documents import IssueWay
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.drafting import check_docx, to_docx
from kiemtra.drafting.data import from_data
from kiemtra.drafting.plain import plain_text
from kiemtra.store.models import Appointment, Document, Event, ReportRequest
from kiemtra.store.queries import documents as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import documents, report_papers, reports
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World, make_user


def draft(world: World, asked: ReportRequest, who: str = "focal") -> Document:
    return report_papers.draft(asked.pk, by=world.actor(who), now=NOW, today=TODAY)


def filled(world: World) -> ReportRequest:
    asked = make.requested(world)
    remarks = {"tasks_on_time": "Hai nhiệm vụ chờ ý kiến"}
    reports.save_answers(asked.pk, seen=1, answers=make.REPORT, remarks=remarks, by=world.actor("focal"), now=NOW)
    return asked


def unit_clerk(world: World) -> Actor:
    """The records clerk of the unit."""
    user = make_user("unit-clerk", "Văn thư Sở Tư pháp")
    facts = {"role": Role.RECORDS_CLERK, "title": "Văn thư", "valid_from": TODAY - timedelta(days=9)}
    Appointment.objects.create(user=user, jurisdiction=world.jurisdiction, agency=world.unit, **facts)
    return actor_of(user, TODAY)


def test_it_tells_by_area_what_stands_in_the_report(world: World) -> None:
    document = draft(world, filled(world))
    content = from_data(document.content)
    text = plain_text(content)

    assert (document.kind_name, document.symbol, document.state) == ("Báo cáo", "BC-STP", "draft")
    assert (document.issuer, document.number, content.signer.position) == (world.unit, "", ("Giám đốc",))
    for said in (
        "I. Công tác chỉ đạo, điều hành cải cách hành chính",
        "Thực hiện yêu cầu báo cáo của Sở Nội vụ",
        "Thiếu kinh phí số hóa hồ sơ.",
        "Giải trình “Trong đó, số nhiệm vụ hoàn thành đúng hạn”: Hai nhiệm vụ chờ ý kiến.",
        "95",
        "Một phần",
        "Kính gửi: Sở Nội vụ",
    ):
        assert said.casefold() in text.casefold()
    [annex] = content.annexes
    assert annex.blocks[0].rows == (("1", "Rà soát quy chế làm việc", "71/KH-UBND", "31/03/2019", "80", ""),)


def test_its_form_has_no_fault(world: World) -> None:
    content = from_data(draft(world, filled(world)).content)

    assert tuple(check_docx(to_docx(content))) == ()


def test_pressed_again_the_draft_is_written_anew_and_after_its_issue_there_is_a_new_one(world: World) -> None:
    asked = filled(world)
    first = draft(world, asked)
    reports.save_answers(asked.pk, seen=99, answers={"tasks_assigned": "50"}, by=world.actor("focal"), now=NOW)

    second = draft(world, asked)

    assert second == first
    assert "50" in plain_text(from_data(second.content))
    assert Event.objects.filter(name="report.paper_drafted").count() == 2
    second.refresh_from_db()
    issued = documents.record_issue(
        second.pk,
        revision=second.revision,
        number="15",
        dated=TODAY,
        signer_name="Giám đốc Sở",
        way=IssueWay.NUMBERED_HERE,
        by=unit_clerk(world),
        now=NOW,
    )
    assert (issued.reference, issued.state) == ("15/BC-STP", "issued")
    assert draft(world, asked) != first


def test_only_the_unit_writes_it_once_something_is_answered(world: World) -> None:
    asked = make.requested(world)

    for who, refusal in (("officer", Refusal.NOT_YOUR_ROLE), ("focal", Refusal.NOT_YET)):
        with pytest.raises(NotAllowed) as told:
            draft(world, asked, who)
        assert told.value.refusal is refusal
    with pytest.raises(ReportRequest.DoesNotExist):
        draft(world, asked, "stranger_focal")
    assert not Document.objects.filter(issuer=world.unit).exists()


def test_other_units_do_not_see_it(world: World) -> None:
    document = draft(world, filled(world))

    seen = {
        who: queries.visible_to(world.actor(who)).filter(pk=document.pk).exists()
        for who in ("focal", "unit_head", "stranger_focal", "officer")
    }

    assert seen == {"focal": True, "unit_head": True, "stranger_focal": False, "officer": False}
