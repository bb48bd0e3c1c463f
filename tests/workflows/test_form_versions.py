from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction

from kiemtra.data.xlsform import FaultCode, Settings
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.forms import ItemType, Severity, validate_answers
from kiemtra.store.models import Event, FormVersion
from kiemtra.store.queries import forms as queries
from kiemtra.workbooks import UnreadableWorkbook
from kiemtra.workflows import form_versions
from kiemtra.workflows.form_versions import Uploaded
from tests.factories_forms import CHOICES, GIVEN, SURVEY, form_workbook, published_form
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
DAY = date(2019, 6, 1)


def uploaded(world: World, data: bytes | None = None, given: Settings = GIVEN, by: str = "officer") -> Uploaded:
    return form_versions.upload(
        world.jurisdiction, data or form_workbook(), "quy.xlsx", given, by=world.actor(by), now=NOW
    )


def names() -> list[str]:
    return list(
        Event.objects.filter(subject_kind="formversion").order_by("recorded_at", "id").values_list("name", flat=True)
    )


def test_a_workbook_becomes_a_draft_with_its_file(world: World) -> None:
    done = uploaded(world)

    row = done.version
    assert row is not None
    assert (row.code, row.version, row.title, row.published_at) == ("quarter", "1", "Báo cáo quý", None)
    assert row.file.size == len(form_workbook())
    assert names() == ["form.uploaded"]
    assert queries.offered(world.jurisdiction.pk, DAY) == [
        form for form in queries.offered(world.jurisdiction.pk, DAY) if form.code != "quarter"
    ]
    with pytest.raises(KeyError):
        queries.template("quarter", "1", world.jurisdiction.pk)


def test_a_draft_gives_way_to_the_next_upload(world: World) -> None:
    first = uploaded(world).version

    second = uploaded(world, given=Settings(**{**_fields(GIVEN), "title": "Báo cáo quý (sửa)"})).version

    assert first is not None
    assert second is not None
    assert (second.pk, second.revision, second.title) == (first.pk, first.revision + 1, "Báo cáo quý (sửa)")
    assert FormVersion.objects.count() == 1


def _fields(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in Settings.__slots__}


def test_everything_wrong_is_told_at_once_and_nothing_kept(world: World) -> None:
    survey = [*SURVEY[:3], ("geopoint", "where", "Ở đâu", "", "", ""), ("text", "told", "Ghi", "", "${x} >", "")]
    survey += [("integer", "late", "", "", "", "${nowhere} > 0"), ("end_group", "", "", "", "", "")]

    done = uploaded(world, form_workbook({"survey": survey, "choices": CHOICES}))

    assert done.version is None
    assert [(one.code, one.row, one.column) for one in done.faults if one.code is not FaultCode.STANDARD] == [
        (FaultCode.UNSUPPORTED_TYPE, 4, "type"),
        (FaultCode.EXPRESSION, 5, "constraint"),
        (FaultCode.MISSING_LABEL, 6, "label"),
        (FaultCode.UNKNOWN_ITEM, 6, "relevant"),
    ]
    assert not FormVersion.objects.exists()
    assert names() == []


def test_a_published_form_is_offered_asked_and_checked(world: World) -> None:
    row = published_form(world.jurisdiction, by=world.actor("officer"), now=NOW)

    form = queries.template("quarter", "1", world.jurisdiction.pk)
    assert names() == ["form.uploaded", "form.published"]
    assert form.title == row.title
    assert [item.type for item in form.items] == [ItemType.NUMBER, ItemType.NUMBER, ItemType.TABLE]
    assert form in queries.offered(world.jurisdiction.pk, DAY)
    assert form in queries.all_templates(world.jurisdiction.pk)
    rows = ({"cause": "people"},)
    (told,) = validate_answers(form, {"settled": "50", "late": "12", "causes": rows})
    assert (told.check, told.severity, told.also) == ("few", Severity.WARNING, ())


def test_a_published_form_never_changes_but_for_its_end(world: World) -> None:
    row = published_form(world.jurisdiction, by=world.actor("officer"), now=NOW)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        FormVersion.objects.filter(pk=row.pk).update(title="Khác")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        FormVersion.objects.filter(pk=row.pk).delete()
    again = uploaded(world)
    ended = form_versions.end(row.pk, last_day=DAY, revision=row.revision, by=world.actor("officer"), now=NOW)

    assert [one.code for one in again.faults] == [FaultCode.VERSION_TAKEN]
    assert ended.valid_to == DAY + timedelta(days=1)
    offered = {form.code for form in queries.offered(world.jurisdiction.pk, DAY)}
    assert "quarter" in offered
    assert "quarter" not in {form.code for form in queries.offered(world.jurisdiction.pk, DAY + timedelta(days=1))}


def test_a_version_that_is_shipped_cannot_be_uploaded(world: World) -> None:
    done = uploaded(world, given=Settings(**{**_fields(GIVEN), "code": "unit_report", "version": "2016.1"}))

    assert [one.code for one in done.faults] == [FaultCode.VERSION_TAKEN]


def test_a_draft_may_be_discarded_a_published_form_not(world: World) -> None:
    officer = world.actor("officer")
    draft = uploaded(world).version
    assert draft is not None

    form_versions.discard(draft.pk, revision=draft.revision, by=officer, now=NOW)

    assert not FormVersion.objects.exists()
    assert names() == ["form.uploaded", "form.discarded"]
    row = published_form(world.jurisdiction, by=officer, now=NOW)
    for deed in (form_versions.discard, form_versions.publish):
        with pytest.raises(NotAllowed) as refused:
            deed(row.pk, revision=row.revision, by=officer, now=NOW)
        assert refused.value.refusal is Refusal.ALREADY_DONE


def test_an_end_before_the_beginning_and_a_stale_page_are_refused(world: World) -> None:
    row = published_form(world.jurisdiction, by=world.actor("officer"), now=NOW)

    with pytest.raises(NotValid):
        form_versions.end(row.pk, last_day=date(2018, 1, 1), revision=row.revision, by=world.actor("officer"), now=NOW)
    with pytest.raises(Conflict):
        form_versions.end(row.pk, last_day=DAY, revision=row.revision + 1, by=world.actor("officer"), now=NOW)


@pytest.mark.parametrize("who", ["leader", "focal", "clerk", "admin"])
def test_only_the_standing_officer_uploads_and_publishes(world: World, who: str) -> None:
    draft = uploaded(world).version
    assert draft is not None

    with pytest.raises(NotAllowed):
        uploaded(world, by=who)
    with pytest.raises((NotAllowed, FormVersion.DoesNotExist)):
        form_versions.publish(draft.pk, revision=draft.revision, by=world.actor(who), now=NOW)

    assert names() == ["form.uploaded"]


def test_drafts_are_for_the_standing_agency_published_forms_for_all_of_its_system(world: World) -> None:
    draft = uploaded(world).version
    assert draft is not None
    assert queries.visible_to(world.actor("officer")).count() == 1
    assert queries.visible_to(world.actor("focal")).count() == 0

    form_versions.publish(draft.pk, revision=1, by=world.actor("officer"), now=NOW)

    assert queries.visible_to(world.actor("focal")).count() == 1


def test_what_is_no_workbook_is_refused(world: World) -> None:
    other = BytesIO()
    with ZipFile(other, "w") as package:
        package.writestr("a.txt", "chữ")

    for data in (b"chu", other.getvalue()):
        with pytest.raises(UnreadableWorkbook):
            uploaded(world, data)
