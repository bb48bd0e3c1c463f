"""Pages of tasks: the board of a plan, a task, a unit's own, a document's, the workbook, duties of a text."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from xlsxwriter import Workbook

from kiemtra.domain.people import Role
from kiemtra.domain.tasks import Said, TaskContent, TaskProgress, due_by
from kiemtra.store.models import Appointment, Plan, SteeringProposal, Task, TaskStatus
from kiemtra.workflows import readings, tasks
from tests.factories_documents import register
from tests.factories_plans import TEXT, make_communes, make_decided
from tests.factories_succession import heir_of
from tests.world import NOW, TODAY, World, make_plan, make_user

Browse = Callable[[str], Client]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
# Pages are of today: these days have long passed, or are far off.
PAST, FAR = date(2019, 6, 3), date(2099, 12, 1)


def words(response) -> str:
    tree = HTMLParser(response.content.decode())
    return " ".join(tree.css_first("main").text(separator=" ").split())


def make_task(
    world: World, plan: Plan, text: str = "Niêm yết thủ tục", due: date | None = None, number: str = ""
) -> Task:
    document, _ = register(world, **({"number": number} if number else {}))
    return tasks.set_task(plan.pk, document, TaskContent(text, term=due_by(due)), by=world.actor("officer"), now=NOW)


def say(world: World, task: Task, progress: TaskProgress = TaskProgress.DONE, **said: object) -> TaskStatus:
    given = Said(progress, **({"result": "Xong", "done_on": TODAY} | said))  # type: ignore[arg-type]
    return tasks.report(task.pk, world.unit, given, on=TODAY, by=world.actor("focal"), now=NOW)


def test_board_counts_each_cell_once_and_each_figure_opens_its_cells(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    late = make_task(world, plan, "Quá hạn rồi", PAST)
    make_task(world, plan, "Còn xa", FAR)
    say(world, late, cause="Chờ mẫu")

    client = browse("officer")
    page = words(client.get(f"/plans/{plan.pk}/tasks/"))
    cells = words(client.get(f"/plans/{plan.pk}/tasks/cells/?figure=overdue"))

    for told in ("1 Quá hạn", "2 Đang trong hạn", "1 Hoàn thành trễ hạn", "0 Hoàn thành đúng hạn"):
        assert told in page
    assert "Sở Tài chính Quá hạn rồi" in cells
    assert "Sở Tư pháp" not in cells
    assert "trễ 2 ngày" in words(client.get(f"/plans/{plan.pk}/tasks/cells/?figure=done_late"))


def test_board_is_narrowed_by_document_and_unit(world: World, browse: Browse) -> None:
    plan = make_plan(world, units=tuple(make_communes(world, "Cự Khê", "Bích Hòa")))
    first = make_task(world, plan, "Việc một", number="1")
    make_task(world, plan, "Việc hai", number="2")
    client, address = browse("officer"), f"/plans/{plan.pk}/tasks/"

    by_document = words(client.get(f"{address}?document={first.document_id}"))
    by_unit = words(client.get(f"{address}?q=cu+khe"))

    assert "Việc một" in by_document
    assert "Việc hai" not in by_document
    assert "UBND xã Cự Khê" in by_unit
    assert "Bích Hòa" not in by_unit
    assert "0/1" in by_unit


def test_unit_sees_its_own_cells_only(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    task = make_task(world, plan, due=PAST)
    client = browse("focal")

    page = words(client.get(f"/plans/{plan.pk}/tasks/"))

    assert "Sở Tài chính" not in page
    assert "0/1" in page
    assert "Sở Tài chính" not in words(client.get(f"/plans/{plan.pk}/tasks/cells/"))
    assert "Sở Tài chính" not in words(client.get(f"/tasks/{task.pk}/"))
    assert client.get(f"/tasks/{task.pk}/{world.other_unit.pk}/").status_code == 404
    assert client.get(f"/units/{world.other_unit.pk}/tasks/").status_code == 404


def test_task_is_written_withdrawn_and_restored_by_hand(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    Plan.objects.filter(pk=plan.pk).update(document=document)
    client, address = browse("officer"), f"/plans/{plan.pk}/tasks/new/"
    typed = {"document": str(document.pk), "text": "Rà soát", "term": "day", "due_on": "", "whom": "all_units"}

    faulty = client.post(address, typed)
    client.post(address, typed | {"due_on": "30/09/2019", "place": "mục II", "product": "Báo cáo"})
    task = Task.objects.get()
    client.post(f"/tasks/{task.pk}/edit/", typed | {"due_on": "31/10/2019", "revision": "1"})
    client.post(f"/tasks/{task.pk}/withdraw/", {"reason": "Bị bãi bỏ", "revision": "2"})

    assert "Hãy ghi ngày phải hoàn thành" in words(faulty)
    task.refresh_from_db()
    assert (task.due_on, task.state) == (date(2019, 10, 31), "withdrawn")
    assert "Bị bãi bỏ" in words(client.get(f"/tasks/{task.pk}/"))
    client.post(f"/tasks/{task.pk}/restore/", {"revision": "3"})
    task.refresh_from_db()
    assert task.state == "set"
    assert browse("stranger_focal").post(f"/tasks/{task.pk}/edit/", typed | {"revision": "4"}).status_code == 403


def test_report_with_a_file_then_returned_then_confirmed(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    task = make_task(world, plan)
    address = f"/tasks/{task.pk}/{world.unit.pk}/"
    client = browse("focal")
    typed = {"progress": "done", "result": "Đã niêm yết", "revision": "0"}

    assert client.post(address, typed | {"result": ""}).status_code == 422
    client.post(address, typed | {"file": SimpleUploadedFile("anh.pdf", PDF)})
    status = task.statuses.get()
    officer = browse("officer")
    page = officer.get(address)
    review = f"/task-statuses/{status.pk}/review/"
    officer.post(review, {"verdict": "return", "remark": "", "revision": "1"})
    officer.post(review, {"verdict": "return", "remark": "Thiếu ngày", "revision": "1"})

    assert "anh.pdf" in words(page)
    assert "Thiếu ngày" in words(officer.get(address))
    client = browse("focal")
    client.post(address, typed | {"revision": "2"})
    browse("officer").post(review, {"verdict": "confirm", "revision": "3"})
    status.refresh_from_db()
    assert (status.review, status.reports.count()) == ("confirmed", 2)
    assert browse("focal").post(review, {"verdict": "confirm", "revision": "4"}).status_code == 403
    assert browse("stranger_focal").post(review, {"verdict": "confirm", "revision": "4"}).status_code == 404


def test_unit_reports_several_tasks_at_once_and_loses_nothing_of_the_faulty(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    first, second, third = (make_task(world, plan, f"Việc {n}", due) for n, due in ((1, PAST), (2, FAR), (3, FAR)))
    prefixes = [f"{task.pk}.{world.unit.pk}" for task in (first, second, third)]
    typed = {f"{prefix}-progress": "not_started" for prefix in prefixes}
    typed |= {f"{prefix}-revision": "0" for prefix in prefixes}
    typed |= {f"{prefixes[0]}-progress": "in_progress", f"{prefixes[0]}-percent": "50"}
    typed |= {f"{prefixes[1]}-progress": "done", f"{prefixes[1]}-result": "Đã ban hành"}
    client, address = browse("focal"), f"/units/{world.unit.pk}/tasks/"

    response = client.post(address, typed)

    assert response.status_code == 422
    assert "Có 1 nhiệm vụ chưa gửi được" in words(response)
    assert "Nhiệm vụ quá hạn hoặc hoàn thành trễ hạn cần nêu nguyên nhân chậm." in words(response)
    assert 'value="50"' in response.content.decode()
    assert [row.task for row in TaskStatus.objects.all()] == [second]
    # The page comes back with what stands now: only the faulty row is still to be sent.
    typed = {name: value for name, value in typed.items() if not name.startswith(prefixes[1])}
    typed |= {f"{prefixes[0]}-cause": "Thiếu người"}
    assert client.post(address, typed).status_code == 302
    assert TaskStatus.objects.get(task=first).percent == 50
    assert TaskStatus.objects.count() == 2
    assert second.statuses.get().reports.count() == 1


def test_row_that_somebody_else_reported_meanwhile_is_shown_not_overwritten(world: World, browse: Browse) -> None:
    task = make_task(world, make_plan(world))
    say(world, task, TaskProgress.IN_PROGRESS, result="Của người khác", done_on=None)
    prefix = f"{task.pk}.{world.unit.pk}"
    typed = {f"{prefix}-progress": "done", f"{prefix}-result": "Của tôi", f"{prefix}-revision": "0"}

    response = browse("focal").post(f"/units/{world.unit.pk}/tasks/", typed)

    assert response.status_code == 422
    assert "vừa được người khác báo cáo" in words(response)
    assert task.statuses.get().result == "Của người khác"


def test_who_has_taken_over_reports_on_the_page_of_the_new_unit(world: World, browse: Browse) -> None:
    task = make_task(world, make_plan(world))
    heir = heir_of(world.unit, "w.moi", on=date(2019, 6, 1))
    user = make_user("w-heir", "đầu mối mới")
    Appointment.objects.create(
        user=user,
        jurisdiction=world.jurisdiction,
        agency=heir,
        role=Role.FOCAL_POINT,
        title="Đầu mối",
        valid_from=date(2019, 6, 1),
    )
    world.users["heir"] = user
    prefix, client = f"{task.pk}.{world.unit.pk}", browse("heir")

    assert "Niêm yết thủ tục" in words(client.get(f"/units/{heir.pk}/tasks/"))
    typed = {f"{prefix}-progress": "done", f"{prefix}-result": "Đã làm", f"{prefix}-revision": "0"}
    assert client.post(f"/units/{heir.pk}/tasks/", typed).status_code == 302
    assert task.statuses.get().agency == world.unit


def test_document_shows_its_tasks_over_all_plans(world: World, browse: Browse) -> None:
    plan, other = make_plan(world), make_plan(world, units=(world.other_unit,))
    task = make_task(world, plan, "Ở kế hoạch một", PAST)
    make_task(world, other, "Ở kế hoạch hai")

    officer = words(browse("officer").get(f"/documents/{task.document_id}/tasks/"))
    focal = words(browse("focal").get(f"/documents/{task.document_id}/tasks/"))

    assert "Ở kế hoạch một" in officer
    assert "Ở kế hoạch hai" in officer
    assert "0/2" in officer
    assert "Ở kế hoạch hai" not in focal
    assert "0/1" in focal


def test_workbooks_of_the_plan_and_of_the_unit(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    make_task(world, plan, due=PAST)
    client = browse("officer")

    of_plan = load_workbook(BytesIO(client.get(f"/plans/{plan.pk}/tasks/xlsx/").content)).active
    of_unit = load_workbook(BytesIO(client.get(f"/units/{world.unit.pk}/tasks/xlsx/").content)).active

    assert [of_plan.cell(row, 1).value for row in (4, 5)] == ["Sở Tài chính", "Sở Tư pháp"]
    late_by = (localdate() - PAST).days
    assert (of_unit.cell(4, 8).value, of_unit.cell(4, 9).value, of_unit.max_row) == ("Quá hạn", late_by, 4)


def sheet(
    *rows: tuple[str, ...], heading: tuple[str, ...] = ("Văn bản giao", "Nhiệm vụ", "Thời hạn")
) -> SimpleUploadedFile:
    file = BytesIO()
    with Workbook(file) as book:
        page = book.add_worksheet("Nhiệm vụ")
        for line, row in enumerate((heading, *rows)):
            for place, text in enumerate(row):
                page.write_string(line, place, text)
    return SimpleUploadedFile("nhiem-vu.xlsx", file.getvalue())


def test_workbook_with_faults_names_every_cell_and_sets_nothing(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    address, client = f"/plans/{plan.pk}/tasks/import/", browse("officer")

    response = client.post(address, {"file": sheet(("9/KH-LA", "", "31/02/2019"), ("", "Việc", ""))})
    other = client.post(address, {"file": sheet(("x",), heading=("Cột lạ",))})
    no_book = client.post(address, {"file": SimpleUploadedFile("a.xlsx", b"abc")})

    page = words(response)
    for cell in ("A2", "B2", "C2", "A3"):
        assert cell in page
    assert "Ví dụ: 71/KH-UBND" in page
    assert "không tìm thấy cột “Văn bản giao”" in words(other)
    assert no_book.status_code == 422
    assert not Task.objects.exists()


def test_workbook_is_looked_at_then_taken_in_and_never_twice(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    client = browse("officer")
    row = (document.reference, "Niêm yết thủ tục", "30/09/2019")

    preview = client.post(f"/plans/{plan.pk}/tasks/import/", {"file": sheet(row)})
    address = preview.headers["Location"]
    looked_at = words(client.get(address))
    client.post(f"{address}load/")
    client.post(f"{address}load/")
    again = client.post(f"/plans/{plan.pk}/tasks/import/", {"file": sheet(row)})

    assert "Nhiệm vụ mới: 1" in looked_at
    assert [(task.text, task.due_on) for task in Task.objects.all()] == [("Niêm yết thủ tục", date(2019, 9, 30))]
    assert "Đã có, giữ nguyên: 1" in words(client.get(again.headers["Location"]))
    assert browse("focal").get(address).status_code == 404
    assert browse("focal").post(f"{address}load/").status_code == 404


def test_template_can_be_filled_in_and_read(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    client = browse("officer")

    book = load_workbook(BytesIO(client.get(f"/plans/{plan.pk}/tasks/template/").content))
    page = book["Nhiệm vụ"]
    page["A2"], page["C2"], page["E2"], page["I2"] = document.reference, "Rà soát", date(2019, 9, 30), "Sở Tư pháp"
    file = BytesIO()
    book.save(file)
    sent = client.post(f"/plans/{plan.pk}/tasks/import/", {"file": SimpleUploadedFile("m.xlsx", file.getvalue())})
    client.post(f"{sent.headers['Location']}load/")

    task = Task.objects.get()
    assert (task.text, task.due_on, [one.pk for one in task.agencies.all()]) == (
        "Rà soát",
        date(2019, 9, 30),
        [world.unit.pk],
    )


def test_confirmed_duties_become_tasks_in_one_press(world: World, browse: Browse) -> None:
    text = TEXT + "\n- Sở Tư pháp chủ trì rà soát thủ tục hành chính, gửi báo cáo trước ngày 30/8/2019.\n"
    decided = make_decided(world, text)
    choices = readings.PlanChoices(2019, "Kế hoạch", world.committee, world.standing, units={}, with_tasks=False)
    plan = readings.confirm(
        decided.pk, choices, revision=decided.revision, by=world.actor("officer"), now=NOW, today=TODAY
    )
    client, address = browse("officer"), f"/plans/{plan.pk}/tasks/duties/"
    keys = [box.attributes["value"] for box in HTMLParser(client.get(address).content.decode()).css("[name=duties]")]

    assert client.post(address, {}).status_code == 422
    client.post(address, {"duties": keys})
    client.post(address, {"duties": keys})

    assert keys
    assert Task.objects.filter(plan=plan, document=plan.document).count() == len(keys)
    assert "Không còn trách nhiệm nào chưa thành nhiệm vụ" in words(client.get(address))


def test_steering_rests_on_what_units_report_of_tasks(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    status = say(world, make_task(world, plan), TaskProgress.IN_PROGRESS, obstacle="Thiếu máy quét", done_on=None)
    client, address = browse("officer"), f"/plans/{plan.pk}/steering/"

    assert "Thiếu máy quét" in words(client.get(address))
    assert client.post(address, {"text": "Cấp máy quét"}).status_code == 422
    client.post(address, {"text": "Cấp máy quét cho các xã", "statuses": [str(status.pk)]})

    assert list(SteeringProposal.objects.get().task_statuses.all()) == [status]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "budget"),
    [
        ("plans/{plan}/tasks/", 17),
        ("plans/{plan}/tasks/cells/", 17),
        ("plans/{plan}/tasks/xlsx/", 10),
        ("tasks/{task}/", 18),
        ("tasks/{task}/{unit}/", 20),
        ("units/{unit}/tasks/", 14),
        ("documents/{document}/tasks/", 14),
        ("plans/{plan}/tasks/duties/", 12),
    ],
)
def test_pages_take_the_same_queries(
    world: World,
    browse: Browse,
    path: str,
    budget: int,
    count: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    plan = make_plan(world, units=(world.unit, *make_communes(world, *(f"Số {n}" for n in range(count)))))
    found = [make_task(world, plan, f"Việc {number}", PAST) for number in range(count)]
    for task in found:
        say(world, task, cause="Chậm")
    names = {"plan": plan.pk, "task": found[0].pk, "unit": world.unit.pk, "document": found[0].document_id}
    client = browse("officer")
    client.get("/work/")

    with django_assert_max_num_queries(budget):
        assert client.get(f"/{path.format(**names)}").status_code == 200
