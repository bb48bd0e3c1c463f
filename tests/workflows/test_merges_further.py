"""Merged figures beyond the plain way: reports returned with them, fields, closed rounds, whose work it is, why one may."""

import pytest

from kiemtra.domain.agencies import AgencyKind
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.merged import lines
from kiemtra.domain.merges import MergeDeed
from kiemtra.domain.people import Role
from kiemtra.domain.reports import ReportState
from kiemtra.domain.whys import RecordKind
from kiemtra.domain.work import WorkKind
from kiemtra.jobs import merges as job
from kiemtra.store.models import Event, Merge, ReportRequest, RoundSum
from kiemtra.store.queries import merged, whys
from kiemtra.store.queries import reports as report_queries
from kiemtra.store.queries.work import due_for
from kiemtra.workflows import merges, report_rounds, reports
from tests import factories_merges as make
from tests.world import NOW, TODAY, World, make_agency

AT = {"now": NOW, "today": TODAY}
W = WorkKind
OF_MERGES = {W.PREPARE_MERGE, W.MEND_MERGE, W.APPROVE_MERGE}


@pytest.fixture
def tree(world: World) -> make.Tree:
    return make.make_tree(world)


def refusal_of(call) -> Refusal:
    with pytest.raises(NotAllowed) as refused:
        call()
    return refused.value.refusal


def accepted(tree: make.Tree, report: ReportRequest) -> ReportRequest:
    reports.accept(report.pk, revision=report.revision, by=tree.actor("officer"), now=NOW)
    report.refresh_from_db()
    return report


def due(tree: make.Tree, who: str) -> list[WorkKind]:
    return [item.kind for item in due_for(tree.actor(who), TODAY) if item.kind in OF_MERGES]


def to_mend(report: ReportRequest) -> dict[str, object]:
    return {"reason": "Chưa khớp", "remarks": [merges.Remark("Đếm lại", report.agency_id, "tasks_assigned")]}


# ---- reports returned with the merge


def test_accepted_report_opens_again_only_with_the_merge_that_is_sent_back(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = accepted(tree, make.hand_in(tree, round_, tree.communes[0][0]))
    make.approve(tree, first, "district1")
    officer = tree.actor("officer")

    def alone() -> None:
        reports.return_(report.pk, revision=report.revision, remark="Sai", by=officer, now=NOW)

    assert refusal_of(alone) is Refusal.ALREADY_DONE
    merges.send_back(first.pk, revision=first.revision, by=officer, **to_mend(report), **AT)

    report.refresh_from_db()
    assert (report.state, report.reopened) == (ReportState.RETURNED, ["tasks_assigned"])
    event = Event.objects.get(name="report.returned")
    assert (event.before["state"], event.after["merge"]) == ("accepted", str(first.pk))


def test_charged_agency_returns_reports_below_before_it_approves(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = make.hand_in(tree, round_, tree.communes[0][0])
    clerk = tree.actor("clerk1")

    merges.return_reports(first.pk, revision=first.revision, by=clerk, **to_mend(report), **AT)

    report.refresh_from_db()
    first.refresh_from_db()
    assert (report.state, first.state) == (ReportState.RETURNED, "open")
    assert Event.objects.filter(name="merge.reports_returned", subject_id=first.pk).count() == 1


def test_charged_agency_opens_its_figures_and_returns_reports_at_once(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = accepted(tree, make.hand_in(tree, round_, tree.communes[0][0]))
    make.approve(tree, first, "district1")

    merges.reopen(first.pk, revision=first.revision, by=tree.actor("district1"), **to_mend(report), **AT)

    report.refresh_from_db()
    assert report.state == ReportState.RETURNED


def test_reports_of_others_are_not_returned_and_one_must_be_named(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    elsewhere = make.hand_in(tree, round_, tree.communes[1][0])
    said = {"revision": first.revision, "by": tree.actor("clerk1"), **AT}

    with pytest.raises(ReportRequest.DoesNotExist):
        merges.return_reports(first.pk, **to_mend(elsewhere), **said)
    with pytest.raises(NotValid):
        merges.return_reports(first.pk, reason="Sai", remarks=[merges.Remark("Chung")], **said)
    elsewhere.refresh_from_db()
    assert elsewhere.state == ReportState.SUBMITTED


def test_report_that_is_not_handed_in_is_not_returned(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = ReportRequest.objects.get(round=round_, agency=tree.communes[0][0])

    def back() -> None:
        merges.return_reports(first.pk, revision=first.revision, by=tree.actor("clerk1"), **to_mend(report), **AT)

    assert refusal_of(back) is Refusal.NOT_YET


# ---- a field, a closed round, the background job


def field_merge(tree: make.Tree) -> tuple[Merge, ReportRequest]:
    """A department of the committee in charge of procedures, charged with merging them over all units."""
    department = make_agency("w.field", "Văn phòng", AgencyKind.DEPARTMENT, "VP")
    make.below(department, tree.world.committee)
    held = {"areas": ("procedures",), "over": tree.world.committee}
    tree.users |= make.post(tree.world, "field", Role.FIELD_OFFICER, department, **held)
    tree.users |= make.post(tree.world, "field_head", Role.AGENCY_HEAD, department)
    round_ = make.asked(tree)
    report = make.hand_in(tree, round_, tree.communes[0][0], files_settled="100", files_on_time="90")
    merges.charge(round_.pk, [department.pk], by=tree.actor("officer"), **AT)
    return Merge.objects.select_related("round").get(round=round_, agency=department), report


def test_field_department_merges_the_items_of_its_areas(tree: make.Tree) -> None:
    merge, report = field_merge(tree)
    merge = merges.annotate(merge.pk, revision=merge.revision, note="Đủ", by=tree.actor("field"), **AT)

    make.approve(tree, merge, "field_head")

    template = merged.template_of(merge.round)
    asked = {line.key for line in lines(template, frozenset(merge.areas))}
    version = merge.versions.get()
    assert merge.areas == ["procedures"]
    assert set(version.figures) == asked
    assert "files_settled" in asked
    assert "tasks_assigned" not in asked
    assert [row[1] for row in version.covers] == [report.pk.hex]


def test_field_department_returns_a_report_at_an_item_of_its_field(tree: make.Tree) -> None:
    merge, report = field_merge(tree)
    named = [merges.Remark("Đếm lại hồ sơ", report.agency_id, "files_settled")]
    said = {"revision": merge.revision, "reason": "Chưa khớp", "by": tree.actor("field"), **AT}

    merges.return_reports(merge.pk, remarks=named, **said)

    report.refresh_from_db()
    assert (report.state, report.reopened) == (ReportState.RETURNED, ["files_settled"])


def test_item_of_another_field_is_not_its_to_return(tree: make.Tree) -> None:
    merge, report = field_merge(tree)
    said = {"revision": merge.revision, "by": tree.actor("field"), **AT}

    with pytest.raises(NotValid):
        merges.return_reports(merge.pk, **to_mend(report), **said)
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


def test_figures_of_a_closed_round_are_approved_but_its_reports_stay(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = make.hand_in(tree, round_, tree.communes[0][0])
    round_.refresh_from_db()
    report_rounds.close(round_.pk, revision=round_.revision, by=tree.actor("officer"), now=NOW)

    make.approve(tree, first, "district1")

    said = {"revision": first.revision, "by": tree.actor("officer"), **AT}
    assert refusal_of(lambda: merges.send_back(first.pk, **to_mend(report), **said)) is Refusal.ROUND_CLOSED
    merges.send_back(first.pk, reason="Xem lại thuyết minh", **said)
    first.refresh_from_db()
    assert first.state == "sent_back"


def test_job_adds_up_long_rounds_and_only_what_is_new(tree: make.Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged, "WORTH_KEEPING", 1)
    round_ = make.asked(tree)
    assert not job.is_stale()

    make.hand_in(tree, round_, tree.communes[0][0])

    assert job.is_stale()
    assert job.add_up() == 1
    kept = RoundSum.objects.get(round=round_)
    assert len(kept.covers) == 1
    assert not job.is_stale()
    assert job.add_up() == 0


# ---- whose work, and why


def test_prepared_and_approved_is_work_once_all_reports_below_have_come(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    for commune in tree.communes[0][:2]:
        make.hand_in(tree, round_, commune)
    assert due(tree, "clerk1") == due(tree, "district1") == []

    make.hand_in(tree, round_, tree.communes[0][2])

    assert due(tree, "clerk1") == [W.PREPARE_MERGE]
    assert due(tree, "district1") == [W.APPROVE_MERGE]
    assert due(tree, "clerk2") == due(tree, "commune1.0") == []
    make.approve(tree, first, "district1")
    assert due(tree, "clerk1") == due(tree, "district1") == []
    merges.send_back(first.pk, revision=first.revision, reason="Sai", by=tree.actor("officer"), **AT)
    assert due(tree, "clerk1") == [W.MEND_MERGE]
    assert due(tree, "district1") == [W.APPROVE_MERGE]


def test_leadership_finds_the_whole_that_waits_for_it(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.charged(tree, round_)
    for unit in tree.units:
        make.hand_in(tree, round_, unit)

    found = [item for item in due_for(tree.actor("leader"), TODAY) if item.kind in OF_MERGES]

    assert [(item.kind, item.url, item.pk) for item in found] == [(W.APPROVE_MERGE, "round-merged", round_.pk)]
    assert due(tree, "head_of_standing") == [W.APPROVE_MERGE]
    assert due(tree, "officer") == [W.PREPARE_MERGE]


def test_page_of_rights_tells_why_figures_are_not_approved(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)

    def told(who: str) -> dict[str, object]:
        actor = tree.actor(who)
        row = whys.found(RecordKind.MERGE, first.pk, actor)
        return {str(why.asked.deed): why.refusal for why in whys.answers(RecordKind.MERGE, row, actor, TODAY)}

    assert told("district1")[MergeDeed.APPROVE] is Refusal.NOTHING_HANDED_IN
    assert told("clerk1")[MergeDeed.APPROVE] is Refusal.NOT_YOUR_ROLE
    make.hand_in(tree, round_, tree.communes[0][0])
    assert told("district1")[MergeDeed.APPROVE] is None


def test_head_of_the_asking_agency_sees_the_reports_it_approves(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    report = make.hand_in(tree, round_, tree.communes[0][0])

    seen = report_queries.visible_to(tree.actor("head_of_standing")).filter(round=round_)

    assert list(seen) == [report]
