"""Documents drafted, issued in both ways, replaced, withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiemtra.domain.documents import IssueWay
from kiemtra.domain.errors import Conflict, InvalidMove, NotAllowed, NotValid, Refusal
from kiemtra.drafting import Signature
from kiemtra.store.models import Citation, Document, Event
from kiemtra.workflows import documents, inspections, versions
from tests.factories_conclusions import hand_over, make_concluded, number_it
from tests.factories_documents import (
    issue,
    make_content,
    make_draft,
    planned_inspection,
    register,
    sealed_inspection,
    store_bytes,
)
from tests.factories_inspections import decided, minutes_closed
from tests.world import NOW, TODAY, World, make_plan


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def test_draft_has_no_number_and_one_event(world: World) -> None:
    draft = make_draft(world, make_plan(world))

    assert (draft.state, draft.reference, draft.source) == ("draft", "", "own")
    assert draft.folded == "tb snv thong bao thong bao lich kiem tra so noi vu"
    assert events("document.drafted") == 1


def test_draft_rewritten_is_the_same_document(world: World) -> None:
    plan = make_plan(world)
    draft = make_draft(world, plan)

    again = make_draft(world, plan, subject="Thông báo lịch, sửa", document=draft)

    assert (again.pk, again.revision, again.subject) == (draft.pk, 2, "Thông báo lịch, sửa")
    assert events("document.drafted") == 2


def test_draft_of_an_issued_document_is_refused(world: World) -> None:
    plan = make_plan(world)
    issued = issue(world, make_draft(world, plan))

    with pytest.raises(NotAllowed) as refused:
        make_draft(world, plan, document=issued)

    assert refused.value.refusal is Refusal.DOCUMENT_ISSUED


def test_draft_with_a_stamp_of_secrecy_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make_draft(world, make_plan(world), text="TỐI MẬT")

    assert refused.value.refusal is Refusal.SECRET_PAPER
    assert not Document.objects.exists()


def test_draft_is_marked_where_the_jurisdiction_is_illustrative(world: World) -> None:
    world.jurisdiction.illustrative = True
    world.jurisdiction.save()

    draft = make_draft(world, make_plan(world))

    assert draft.content["illustrative"] is True


def test_record_issue_with_the_signed_copy(world: World) -> None:
    signed = store_bytes()

    issued = issue(world, make_draft(world, make_plan(world)), number="045", signed=signed)

    issued.refresh_from_db()
    assert (issued.state, issued.reference, issued.key, issued.year) == ("issued", "045/TB-SNV", "45/TB-SNV", 2019)
    assert (issued.signed_file_id, issued.issue_way, issued.issued_at) == (signed.pk, "recorded", NOW)
    event = Event.objects.get(name="document.issued")
    assert (event.after["number"], event.happened_on) == ("045/TB-SNV", TODAY)


def test_record_issue_freezes_docx_and_pdf(world: World) -> None:
    issued = issue(world, make_draft(world, make_plan(world)), way=IssueWay.NUMBERED_HERE)

    version = issued.versions.get()
    assert version.content["number"] == "45"
    assert version.content["signer"]["name"] == "Nguyễn Văn Minh Họa"
    assert documents.export(issued, "pdf").startswith(b"%PDF")
    assert len(documents.export(issued, "docx")) == version.docx.size


def test_record_issue_elsewhere_needs_the_signed_copy(world: World) -> None:
    draft = make_draft(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        documents.record_issue(
            draft.pk, revision=1, number="1", dated=TODAY, signer_name="A", by=world.actor("clerk"), now=NOW
        )

    assert refused.value.refusal is Refusal.NO_DOCUMENT
    assert events("document.issued") == 0


def test_record_issue_names_all_faults(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        issue(world, make_draft(world, make_plan(world)), number="x", dated=TODAY + timedelta(days=1))

    assert set(refused.value.faults) == {"number", "dated"}


def test_record_issue_of_a_number_taken_is_refused_with_its_facts(world: World) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan), number="45")

    with pytest.raises(NotAllowed) as refused:
        issue(world, make_draft(world, plan), number="045")

    assert refused.value.refusal is Refusal.NUMBER_TAKEN
    assert refused.value.facts == {"number": "045/TB-SNV", "year": 2019}
    assert events("document.issued") == 1


@pytest.mark.parametrize("who", ["officer", "leader", "auditor"])
def test_record_issue_by_another_role_is_refused(world: World, who: str) -> None:
    draft = make_draft(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        issue(world, draft, by=who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


@pytest.mark.parametrize("who", ["focal", "unit_head", "stranger_focal", "admin"])
def test_record_issue_of_a_draft_unseen_is_not_found(world: World, who: str) -> None:
    draft = make_draft(world, make_plan(world))

    with pytest.raises(Document.DoesNotExist):
        issue(world, draft, by=who)


def test_record_issue_twice_is_a_conflict_then_already_done(world: World) -> None:
    draft = make_draft(world, make_plan(world))
    issued = issue(world, draft)

    with pytest.raises(Conflict):
        issue(world, draft, revision=1)
    with pytest.raises(NotAllowed) as refused:
        issue(world, issued)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert events("document.issued") == 1


def test_record_issue_takes_no_number_while_sealed(world: World) -> None:
    draft = make_draft(world, inspection=sealed_inspection(world), by="secretary")

    with pytest.raises(NotAllowed) as refused:
        issue(world, draft, by="secretary")

    assert refused.value.refusal is Refusal.NOT_YET


def test_withdraw_gives_up_a_draft_once(world: World) -> None:
    draft = make_draft(world, make_plan(world))
    clerk = world.actor("clerk")

    withdrawn = documents.withdraw(draft.pk, revision=1, reason="Lập nhầm", by=clerk, now=NOW)

    assert withdrawn.state == "withdrawn"
    with pytest.raises(NotAllowed) as refused:
        documents.withdraw(draft.pk, revision=2, reason="", by=clerk, now=NOW)
    assert refused.value.refusal is Refusal.WITHDRAWN
    assert events("document.withdrawn") == 1


def test_replace_drafts_a_version_that_names_the_old_one(world: World) -> None:
    old = issue(world, make_draft(world, make_plan(world)))

    new = documents.replace(old.pk, revision=old.revision, reason="Sai thời hạn", by=world.actor("clerk"), now=NOW)

    assert (new.state, new.replaces_id, new.subject) == ("draft", old.pk, old.subject)
    assert new.content["body"][-1]["text"] == (
        "Văn bản này thay thế Thông báo số 45/TB-SNV ngày 05/06/2019 của Sở Nội vụ. Lý do thay thế: Sai thời hạn."
    )
    assert Citation.objects.get(citing=new, role="replaced").cited_id == old.pk
    old.refresh_from_db()
    assert old.state == "issued"
    assert events("document.replacement_drafted") == 1


def test_replacement_issued_ends_the_old_one_and_keeps_its_number_taken(world: World) -> None:
    plan = make_plan(world)
    old = issue(world, make_draft(world, plan))
    new = documents.replace(old.pk, revision=old.revision, reason="", by=world.actor("clerk"), now=NOW)

    issued = issue(world, new, number="46")

    old.refresh_from_db()
    assert (old.state, issued.state) == ("replaced", "issued")
    assert Event.objects.filter(name="document.issued").order_by("-id")[0].after["replaces"] == str(old.pk)
    with pytest.raises(NotAllowed):
        issue(world, make_draft(world, plan), number="45")


def test_replace_twice_is_already_done(world: World) -> None:
    old = issue(world, make_draft(world, make_plan(world)))
    clerk = world.actor("clerk")
    documents.replace(old.pk, revision=old.revision, reason="", by=clerk, now=NOW)

    with pytest.raises(NotAllowed) as refused:
        documents.replace(old.pk, revision=old.revision, reason="", by=clerk, now=NOW)

    assert refused.value.refusal is Refusal.ALREADY_DONE


def test_paper_cites_the_documents_it_rests_on(world: World) -> None:
    inspection = planned_inspection(world)
    base, _ = register(world)
    inspection.plan.document = base
    inspection.plan.save()

    draft = make_draft(world, inspection=inspection)

    assert list(draft.cites.values_list("cited", "role")) == [(base.pk, "plan")]


def test_register_same_key_is_one_row(world: World) -> None:
    first, conflict = register(world)
    again, still = register(world)

    assert (conflict, still, again.pk) == (False, False, first.pk)
    assert events("document.registered") == 1


def test_register_other_subject_is_a_conflict_and_changes_nothing(world: World) -> None:
    first, _ = register(world)

    there, conflict = register(world, subject="Kế hoạch khác hẳn")

    assert conflict
    assert (there.pk, there.subject) == (first.pk, "Kế hoạch CCHC")
    assert events("document.registered") == 1


def test_register_fills_in_what_was_lacking(world: World) -> None:
    first, _ = register(world, dated=None, subject="")

    there, conflict = register(world)

    assert not conflict
    assert (there.pk, there.subject, there.year) == (first.pk, "Kế hoạch CCHC", 2018)
    assert events("document.completed") == 1


def test_register_same_number_of_another_issuer_is_another_document(world: World) -> None:
    first, _ = register(world)
    other, conflict = register(world, issuer_name="UBND thành phố")

    assert not conflict
    assert other.pk != first.pk


def test_draft_by_nobody_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make_draft(world, make_plan(world), by="head2")

    assert refused.value.refusal is Refusal.SIGN_IN


def test_issued_never_goes_back() -> None:
    from kiemtra.domain.documents import MOVES, DocumentState
    from kiemtra.domain.moves import check_move

    with pytest.raises(InvalidMove):
        check_move(MOVES, DocumentState.ISSUED, DocumentState.DRAFT)


def test_number_taken_at_the_same_moment_is_told_apart_by_the_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan), number="45")
    # The other has committed between our look and our write.
    monkeypatch.setattr(documents.queries, "NUMBERED", ())

    with pytest.raises(NotAllowed) as refused:
        issue(world, make_draft(world, plan), number="45")

    assert refused.value.refusal is Refusal.NUMBER_TAKEN
    assert events("document.issued") == 1


def test_document_without_content_is_recorded_with_its_signed_copy_only(world: World) -> None:
    cited, _ = register(world)
    Document.objects.filter(pk=cited.pk).update(source="own")
    clerk = world.actor("clerk")
    new = documents.replace(cited.pk, revision=cited.revision, reason="", by=clerk, now=NOW)

    issued = issue(world, new, number="203")

    assert (issued.state, issued.versions.count()) == ("issued", 0)
    with pytest.raises(NotAllowed) as refused:
        documents.export(issued, "pdf")
    assert refused.value.refusal is Refusal.NO_DOCUMENT


def test_withdraw_of_the_paper_of_a_decision_is_refused(world: World) -> None:
    case = make_concluded(world)
    paper = case.conclusion.document

    with pytest.raises(NotAllowed) as refused:
        documents.withdraw(paper.pk, revision=paper.revision, reason="Lập nhầm", by=world.actor("clerk"), now=NOW)

    assert refused.value.refusal is Refusal.PAPER_OF_DECISION
    assert events("document.withdrawn") == 0


def test_withdraw_of_minutes_is_refused(world: World) -> None:
    inspection = minutes_closed(world)
    paper = inspection.papers.get(kind="minutes")

    with pytest.raises(NotAllowed) as refused:
        documents.withdraw(paper.pk, revision=paper.revision, reason="Lập nhầm", by=world.actor("clerk"), now=NOW)

    assert refused.value.refusal is Refusal.PAPER_OF_DECISION


def test_conclusion_rests_on_the_document_that_replaced_its_own(world: World) -> None:
    case = make_concluded(world)
    old = number_it(case)
    new = documents.replace(old.pk, revision=old.revision, reason="Sai số liệu", by=world.actor("clerk"), now=NOW)

    issue(world, new, number="8")

    assert case.conclusion.document_id == new.pk
    hand_over(case)
    assert case.inspection.state == "following_up"


def test_replace_of_a_document_of_others_is_refused(world: World) -> None:
    law, _ = register(world)

    with pytest.raises(NotAllowed) as refused:
        documents.replace(law.pk, revision=law.revision, reason="", by=world.actor("clerk"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_OUR_DOCUMENT


def test_record_issue_before_seven_in_the_morning_knows_the_day(world: World) -> None:
    """It is still yesterday in Greenwich then."""
    draft = make_draft(world, make_plan(world))
    early = datetime.combine(TODAY, time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh")).astimezone(UTC)

    issued = documents.record_issue(
        draft.pk,
        revision=draft.revision,
        number="45",
        dated=TODAY,
        signer_name="Người ký minh họa",
        signed_copy=store_bytes(),
        by=world.actor("clerk"),
        now=early,
    )

    assert issued.dated == TODAY


def test_draft_of_a_deed_names_the_post_of_the_deed(world: World) -> None:
    """A secretary who also holds a post elsewhere drafts as secretary."""
    world.users["focal"], world.users["secretary"] = world.users["secretary"], world.users["focal"]
    inspection = decided(world)

    inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )

    assert {row.post_title for row in Event.objects.filter(name__in=["document.drafted", "inspection.noticed"])} == {
        Event.objects.get(name="inspection.noticed").post_title
    }


def test_the_signers_office_is_printed_once() -> None:
    drafted = Signature((), ("TRƯỞNG ĐOÀN",), "", "Phó Chủ tịch UBND thành phố")

    signed = versions.as_issued(
        replace(make_content(), signer=drafted),
        Document(signer_name="Người ký", signer_title="Phó Chủ tịch UBND thành phố", number="1"),
    )

    assert signed.signer == Signature((), ("TRƯỞNG ĐOÀN",), "Người ký", "Phó Chủ tịch UBND thành phố")
