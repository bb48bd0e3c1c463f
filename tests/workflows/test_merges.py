"""Merged figures up the tree: charged, approved and locked, sent back with the reports that are named, approved again."""

from decimal import Decimal

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.merged import from_data, lines
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Event, Merge, MergeVersion, Message, ReportRequest
from kiemtra.store.queries import merged
from kiemtra.workflows import merges, reports
from tests import factories_merges as make
from tests.world import NOW, TODAY, World

AT = {"now": NOW, "today": TODAY}


@pytest.fixture
def tree(world: World) -> make.Tree:
    return make.make_tree(world)


def figures_of(round_, merge=None):
    extent = merged.extent_of(round_, merge, TODAY)
    sources = merged.sources(extent)
    return sources, merged.merged(extent, lines(merged.template_of(round_)), sources.versions).figures


def refusal_of(call) -> Refusal:
    with pytest.raises(NotAllowed) as refused:
        call()
    return refused.value.refusal


def test_asker_charges_and_its_own_merge_comes_with_it(tree: make.Tree) -> None:
    round_ = make.asked(tree)

    made = merges.charge(round_.pk, [tree.districts[0].pk], by=tree.actor("officer"), **AT)
    again = merges.charge(round_.pk, [tree.districts[0].pk], by=tree.actor("officer"), **AT)

    assert [(one.agency, one.over, one.areas) for one in made] == [
        (tree.world.standing, None, []),
        (tree.districts[0], tree.districts[0], []),
    ]
    assert again == []
    assert Event.objects.filter(name="merge.charged").count() == 2
    assert Message.objects.filter(to=tree.users["district1"], path__contains="/merged/").count() == 1


def test_agency_without_units_below_is_not_charged(tree: make.Tree) -> None:
    round_ = make.asked(tree)

    assert (
        refusal_of(lambda: merges.charge(round_.pk, [tree.world.unit.pk], by=tree.actor("officer"), **AT))
        is Refusal.NOT_BELOW
    )


def test_district_may_not_charge_and_a_stranger_finds_no_round(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.charged(tree, round_)

    assert refusal_of(lambda: merges.charge(round_.pk, [], by=tree.actor("district1"), **AT)) is Refusal.NOT_YOUR_SIDE
    with pytest.raises(type(round_).DoesNotExist):
        merges.charge(round_.pk, [], by=tree.actor("stranger_focal"), **AT)


def test_only_what_is_handed_in_counts_and_as_it_was_handed_in(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    first, second, third = tree.communes[0]
    make.hand_in(tree, round_, first, tasks_assigned="40", tasks_on_time="20")
    returned = make.hand_in(tree, round_, second, tasks_assigned="10", tasks_on_time="10")
    reports.return_(returned.pk, revision=returned.revision, remark="Xem lại", by=tree.actor("officer"), now=NOW)

    sources, figures = figures_of(round_)

    standings = {one.agency: one.standing for one in sources.units}
    assert (standings[first.pk.hex], standings[second.pk.hex], standings[third.pk.hex]) == (
        "counted",
        "returned",
        "missing",
    )
    assert (figures["tasks_assigned"].count, figures["tasks_assigned"].total) == (1, Decimal(40))


def test_rate_comes_from_the_two_sums(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0], tasks_assigned="100", tasks_on_time="50")
    make.hand_in(tree, round_, tree.communes[1][0], tasks_assigned="1", tasks_on_time="1")

    _, figures = figures_of(round_)

    assert figures["tasks_on_time_rate"].rate == Decimal("50.50")


def test_approval_freezes_the_figures_and_locks_the_reports(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    whole, first, _ = make.charged(tree, round_)
    report = make.hand_in(tree, round_, tree.communes[0][0])

    make.approve(tree, first, "district1")

    version = MergeVersion.objects.get(merge=first)
    assert first.state == "approved"
    assert version.covers == [[report.agency_id.hex, report.pk.hex, report.versions.get().pk.hex]]
    assert len(version.missing) == 2
    assert version.digest == merges.digest_of(
        {"figures": version.figures, "covers": version.covers, "missing": version.missing}
    )
    assert from_data(version.figures)["tasks_assigned"].total == Decimal(40)
    head = tree.actor("commune1.0")
    assert (
        refusal_of(lambda: reports.recall(report.pk, revision=report.revision, by=head, now=NOW))
        is Refusal.FIGURES_APPROVED
    )
    assert (
        refusal_of(
            lambda: reports.return_(
                report.pk, revision=report.revision, remark="Sửa", by=tree.actor("officer"), now=NOW
            )
        )
        is Refusal.FIGURES_APPROVED
    )
    assert Event.objects.filter(name="merge.approved").count() == 1
    assert whole.state == "open"


def test_nothing_is_approved_where_nothing_was_handed_in(tree: make.Tree) -> None:
    _, first, _ = make.charged(tree, make.asked(tree))

    assert refusal_of(lambda: make.approve(tree, first, "district1")) is Refusal.NOTHING_HANDED_IN


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("clerk1", Refusal.NOT_YOUR_ROLE),
        ("officer", Refusal.NOT_YOUR_ROLE),
        ("head_of_standing", Refusal.NOT_YOUR_SIDE),
    ],
)
def test_only_its_own_head_approves(tree: make.Tree, who: str, refusal: Refusal) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])

    assert refusal_of(lambda: make.approve(tree, first, who)) is refusal
    assert not MergeVersion.objects.exists()


def test_the_other_district_does_not_find_it(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)

    with pytest.raises(Merge.DoesNotExist):
        make.approve(tree, first, "district2")


def test_second_approver_meets_a_conflict(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    seen = first.revision
    merges.approve(first.pk, revision=seen, by=tree.actor("district1"), **AT)

    with pytest.raises(Conflict):
        merges.approve(first.pk, revision=seen, by=tree.actor("district1"), **AT)
    assert MergeVersion.objects.filter(merge=first).count() == 1


def test_what_comes_after_the_approval_below_does_not_count_above(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    make.approve(tree, first, "district1")
    make.hand_in(tree, round_, tree.communes[0][1])
    make.hand_in(tree, round_, tree.communes[1][0])

    sources, figures = figures_of(round_)

    assert {one.agency: one.standing for one in sources.units}[tree.communes[0][1].pk.hex] == "after_approval"
    assert figures["tasks_assigned"].count == 2
    assert [node.agency for node in sources.open_nodes] == [tree.districts[1]]


def test_sending_back_returns_the_reports_named_and_the_next_approval_is_the_next_version(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = make.hand_in(tree, round_, tree.communes[0][0])
    untouched = make.hand_in(tree, round_, tree.communes[0][1])
    make.approve(tree, first, "district1")

    merges.send_back(
        first.pk,
        revision=first.revision,
        reason="Số nhiệm vụ chưa khớp",
        remarks=[merges.Remark("Đếm lại nhiệm vụ", report.agency_id, "tasks_assigned")],
        by=tree.actor("officer"),
        **AT,
    )

    first.refresh_from_db()
    report.refresh_from_db()
    untouched.refresh_from_db()
    assert (first.state, first.remark) == ("sent_back", "Số nhiệm vụ chưa khớp")
    assert (report.state, report.reopened) == (ReportState.RETURNED, ["tasks_assigned"])
    assert untouched.state == ReportState.SUBMITTED
    reports.save_answers(
        report.pk, seen=report.revision, answers={"tasks_assigned": "50"}, by=tree.actor("commune1.0"), now=NOW
    )
    report.refresh_from_db()
    reports.submit(report.pk, revision=report.revision, by=tree.actor("commune1.0"), now=NOW)
    make.approve(tree, first, "district1")
    old, new = MergeVersion.objects.filter(merge=first).order_by("number")
    assert from_data(old.figures)["tasks_assigned"].total == Decimal(80)
    assert from_data(new.figures)["tasks_assigned"].total == Decimal(90)
    assert first.remark == ""
    names = Event.objects.filter(subject_id=first.pk).order_by("recorded_at", "pk").values_list("name", flat=True)
    assert list(names) == ["merge.charged", "merge.approved", "merge.sent_back", "merge.approved"]


def test_sending_back_needs_a_reason(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    make.approve(tree, first, "district1")

    with pytest.raises(NotValid):
        merges.send_back(first.pk, revision=first.revision, reason=" ", by=tree.actor("officer"), **AT)


def test_figures_below_stay_locked_while_those_above_are_approved(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    whole, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    make.approve(tree, first, "district1")
    make.approve(tree, whole, "head_of_standing")

    def send_back() -> None:
        merges.send_back(first.pk, revision=first.revision, reason="Sai", by=tree.actor("officer"), **AT)

    assert refusal_of(send_back) is Refusal.APPROVED_ABOVE
    merges.reopen(whole.pk, revision=whole.revision, reason="Cấp dưới sửa", by=tree.actor("leader"), **AT)
    send_back()
    first.refresh_from_db()
    assert first.state == "sent_back"


def test_note_is_kept_and_not_changed_once_approved(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    first = merges.annotate(first.pk, revision=first.revision, note=" Một xã chưa gửi. ", by=tree.actor("clerk1"), **AT)
    make.approve(tree, first, "district1")

    assert MergeVersion.objects.get(merge=first).note == "Một xã chưa gửi."
    assert (
        refusal_of(lambda: merges.annotate(first.pk, revision=first.revision, note="x", by=tree.actor("clerk1"), **AT))
        is Refusal.ALREADY_DONE
    )


def test_charged_district_sees_the_reports_handed_in_below_it(tree: make.Tree) -> None:
    from kiemtra.store.queries import reports as queries

    round_ = make.asked(tree)
    report = make.hand_in(tree, round_, tree.communes[0][0])
    make.hand_in(tree, round_, tree.communes[1][0])
    before = set(queries.visible_to(tree.actor("clerk1")))
    make.charged(tree, round_)

    assert before == set()
    assert set(queries.visible_to(tree.actor("clerk1"))) == {report}
    assert ReportRequest.objects.count() == 6
