"""Findings: recorded, edited, confirmed, struck, restored."""

import pytest

from kiemtra.domain.errors import Conflict, InvalidMove, NotAllowed, NotValid, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.store.ids import new_id
from kiemtra.store.models import Event, Finding, Inspection
from kiemtra.store.queries import findings as queries
from kiemtra.workflows import evidence, findings
from tests.factories_conclusions import AREA, make_concluded, make_draft, make_finding, make_inspection, stored_file
from tests.world import NOW, World, make_plan, make_team


def content(**said: object) -> findings.FindingContent:
    return findings.FindingContent(**{"kind": FindingKind.SHORTCOMING, "area": AREA, "text": "Chưa công khai."} | said)


def events(name: str) -> int:
    return Event.objects.filter(name=f"finding.{name}").count()


def test_record_by_a_member_is_a_draft_with_result_and_evidence(world: World) -> None:
    case = make_inspection(world)
    member = world.actor("member")
    result = case.inspection.results.get(item="C02")
    proof = evidence.attach(
        inspection=case.inspection, file=stored_file(), name="anh.pdf", result=result, by=member, now=NOW
    )

    finding = findings.record(case.inspection.pk, content(result=result.pk, evidence=(proof.pk,)), by=member, now=NOW)

    proof.refresh_from_db()
    assert (finding.state, finding.position, finding.result, proof.finding) == ("draft", 1, result, finding)
    assert events("recorded") == 1


def test_record_again_with_its_id_returns_what_is_there(world: World) -> None:
    case = make_inspection(world)
    key = new_id()

    for _ in range(2):
        findings.record(case.inspection.pk, content(), by=world.actor("member"), now=NOW, finding_id=key)

    assert (Finding.objects.count(), events("recorded")) == (1, 1)


@pytest.mark.parametrize(
    ("name", "refusal"), [("officer", Refusal.NOT_YOUR_ROLE), ("unit_head", Refusal.NOT_YOUR_ROLE)]
)
def test_record_by_others_is_refused(world: World, name: str, refusal: Refusal) -> None:
    case = make_inspection(world)

    with pytest.raises(NotAllowed) as refused:
        findings.record(case.inspection.pk, content(), by=world.actor(name), now=NOW)

    assert refused.value.refusal is refusal


def test_record_is_not_found_by_another_team(world: World) -> None:
    case = make_inspection(world)

    with pytest.raises(Inspection.DoesNotExist):
        findings.record(case.inspection.pk, content(), by=world.actor("head2"), now=NOW)


@pytest.mark.parametrize(("state", "refusal"), [("preparing", Refusal.NOT_YET), ("concluded", Refusal.ALREADY_DONE)])
def test_record_in_another_state_is_refused(world: World, state: str, refusal: Refusal) -> None:
    case = make_inspection(world, state)

    with pytest.raises(NotAllowed) as refused:
        findings.record(case.inspection.pk, content(), by=world.actor("member"), now=NOW)

    assert refused.value.refusal is refusal


def test_record_names_every_fault_at_once(world: World) -> None:
    case = make_inspection(world)
    other = make_inspection(world, plan=case.inspection.plan, team=case.inspection.team, unit=world.other_unit)
    foreign = content(text=" ", result=other.inspection.results.first().pk, repeat_of=new_id())

    with pytest.raises(NotValid) as wrong:
        findings.record(case.inspection.pk, foreign, by=world.actor("member"), now=NOW)

    assert sorted(wrong.value.faults) == ["repeat_of", "result", "text"]


def test_record_may_repeat_what_was_found_at_the_unit_before(world: World) -> None:
    before = make_concluded(world)
    case = make_inspection(world, plan=before.inspection.plan, team=before.inspection.team)
    elsewhere = make_inspection(world, plan=case.inspection.plan, team=case.inspection.team, unit=world.other_unit)
    make_finding(elsewhere)

    offered = queries.earlier(case.inspection, world.actor("member"))
    finding = make_finding(case, repeat_of=offered.get().pk)

    assert list(offered) == before.findings
    assert finding.repeat_of == before.findings[0]


def test_edit_of_a_confirmed_finding_must_be_confirmed_again(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case)

    edited = findings.edit(
        finding.pk,
        content(text="Chưa công khai 5 thủ tục."),
        revision=finding.revision,
        by=world.actor("member"),
        now=NOW,
    )

    assert (edited.state, edited.text) == ("draft", "Chưa công khai 5 thủ tục.")
    event = Event.objects.get(name="finding.edited")
    assert event.before["text"] == "Hồ sơ quá hạn chưa có văn bản xin lỗi."


def test_confirm_by_a_member_is_refused(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case, confirmed=False)

    with pytest.raises(NotAllowed) as refused:
        findings.confirm(finding.pk, revision=finding.revision, by=world.actor("member"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_confirm_twice_is_a_conflict_with_one_event(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case, confirmed=False)
    seen = finding.revision
    findings.confirm(finding.pk, revision=seen, by=world.actor("head"), now=NOW)

    with pytest.raises(Conflict):
        findings.confirm(finding.pk, revision=seen, by=world.actor("head"), now=NOW)
    with pytest.raises(InvalidMove):
        findings.confirm(finding.pk, revision=seen + 1, by=world.actor("head"), now=NOW)

    assert events("confirmed") == 1


def test_strike_keeps_the_finding_with_its_reason_and_restore_takes_it_up(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case)
    secretary = world.actor("secretary")

    struck = findings.strike(finding.pk, revision=finding.revision, reason="Ghi trùng.", by=secretary, now=NOW)
    restored = findings.restore(finding.pk, revision=struck.revision, by=secretary, now=NOW)

    assert restored.state == "draft"
    assert Event.objects.get(name="finding.struck").after == {"reason": "Ghi trùng."}
    assert (events("struck"), events("restored")) == (1, 1)


def test_strike_without_a_reason_is_not_valid(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case)

    with pytest.raises(NotValid):
        findings.strike(finding.pk, revision=finding.revision, reason=" ", by=world.actor("secretary"), now=NOW)

    assert events("struck") == 0


@pytest.mark.parametrize(
    ("name", "seen"),
    [("member", 2), ("officer", 2), ("leader", 2), ("unit_head", 0), ("focal", 0), ("stranger_focal", 0), ("admin", 0)],
)
def test_findings_of_a_draft_are_hidden_from_the_unit(world: World, name: str, seen: int) -> None:
    case = make_draft(world)
    make_finding(case, confirmed=False)

    assert queries.visible_to(world.actor(name)).count() == seen


def test_findings_shown_to_the_unit_are_the_confirmed_ones(world: World) -> None:
    case = make_draft(world)
    make_finding(case, confirmed=False)
    Inspection.objects.filter(pk=case.inspection.pk).update(state="with_unit")

    assert list(queries.visible_to(world.actor("unit_head"))) == case.findings[:1]
    assert queries.visible_to(world.actor("stranger_focal")).count() == 0


def test_findings_of_a_sealed_inspection_exist_for_head_and_secretary_only(world: World) -> None:
    plan = make_plan(world)
    case = make_inspection(world, plan=plan, team=make_team(world, plan))
    make_finding(case)
    Inspection.objects.filter(pk=case.inspection.pk).update(sealed_until=NOW, announced=False, state="approved")

    told = {name: queries.visible_to(world.actor(name)).count() for name in ("head", "member", "officer", "leader")}

    assert told == {"head": 1, "member": 0, "officer": 0, "leader": 0}
