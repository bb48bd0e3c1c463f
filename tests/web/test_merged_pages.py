"""The pages of merged reports: who has sent, the table, the cells behind a figure, and the way up the tree."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kiemtra.store.models import Merge, MergeVersion, ReportRequest
from kiemtra.workflows import merges, round_sums
from tests import factories_merges as make
from tests.web.signing import BACKEND, assume
from tests.world import NOW, TODAY, World


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


@pytest.fixture
def tree(world: World) -> make.Tree:
    return make.make_tree(world)


def client_of(tree: make.Tree, name: str) -> Client:
    client = Client()
    client.force_login((tree.users | tree.world.users)[name], backend=BACKEND)
    return client


def page(tree: make.Tree, who: str, address: str) -> str:
    answer = client_of(tree, who).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def queries(tree: make.Tree, who: str, address: str) -> int:
    client = client_of(tree, who)
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_rate_tells_who_lacks_by_agency_above_and_every_figure_opens_its_list(tree: make.Tree, settings) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    assume(tree.world, settings, make.LATER)

    shown = page(tree, "officer", f"/report-rounds/{round_.pk}/rate/")

    assert "1/6 đã gửi" in shown
    assert shown.index("UBND huyện 2: xã, phường") < shown.index("UBND huyện 1: xã, phường")
    assert f"tinh-trang=missing&amp;tren={tree.districts[1].pk}&amp;loai=peoples_committee.commune" in shown
    listed = page(
        tree,
        "officer",
        f"/report-rounds/{round_.pk}/sent/?tinh-trang=missing&tren={tree.districts[1].pk}&loai=peoples_committee.commune",
    )
    assert [name for name in (one.name for one in tree.units) if name in listed] == [
        one.name for one in tree.communes[1]
    ]


def test_units_that_lack_stand_on_top(tree: make.Tree, settings) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    assume(tree.world, settings, make.LATER)

    shown = page(tree, "officer", f"/report-rounds/{round_.pk}/sent/")

    assert shown.index("UBND xã 2.2") < shown.index("UBND xã 1.0")
    assert "Quá hạn chưa gửi" in shown


def test_periods_are_compared(tree: make.Tree) -> None:
    first = make.asked(tree, title="Số liệu quý IV/2018")
    make.hand_in(tree, first, tree.communes[0][0])
    second = make.asked(tree)

    shown = page(tree, "officer", f"/report-rounds/{second.pk}/rate/")

    assert shown.count('class="rates__all"') == 2
    assert "16 %" in shown


def test_table_has_the_figure_and_the_cells_and_each_opens_what_it_counts(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    one = make.hand_in(tree, round_, tree.communes[0][0], tasks_assigned="1.200", tasks_on_time="600")
    make.hand_in(tree, round_, tree.communes[0][1], tasks_assigned="300", tasks_on_time="0")

    shown = page(tree, "officer", f"/report-rounds/{round_.pk}/merged/")

    assert "2/6 đơn vị có số liệu" in shown
    assert "<strong>1.500 nhiệm vụ</strong>" in shown
    assert "<strong>40 %</strong>" in shown
    assert f'href="/reports/{one.pk}/#muc-tasks_assigned">1.200</a>' in shown
    assert f'href="/report-rounds/{round_.pk}/merged/cells/?dong=tasks_assigned"' in shown
    cells = page(tree, "officer", f"/report-rounds/{round_.pk}/merged/cells/?dong=tasks_assigned")
    assert "2 có trả lời, 2 đã gửi, 6 phải gửi" in cells
    assert "lần 1, 05/06/2019" in cells


def test_units_down_and_items_across(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])

    shown = page(tree, "officer", f"/report-rounds/{round_.pk}/merged/?theo=don-vi")

    assert "UBND xã 1.0" in shown
    assert "<strong>40 nhiệm vụ</strong>" in shown


def test_kept_sum_and_what_came_since_give_the_same_figures(tree: make.Tree, monkeypatch) -> None:
    monkeypatch.setattr("kiemtra.store.queries.merged.WORTH_KEEPING", 1)
    round_ = make.asked(tree)
    for unit in tree.communes[0]:
        make.hand_in(tree, round_, unit)
    round_sums.renew(round_, now=NOW, today=TODAY)
    make.hand_in(tree, round_, tree.communes[1][0], tasks_assigned="80")

    assert "<strong>200 nhiệm vụ</strong>" in page(tree, "officer", f"/report-rounds/{round_.pk}/merged/")


@pytest.mark.parametrize(
    "path", ["rate/", "sent/", "merged/", "merged/?theo=don-vi", "merged/cells/?dong=tasks_assigned"]
)
def test_queries_do_not_grow_with_units(tree: make.Tree, path: str) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    address = f"/report-rounds/{round_.pk}/{path}"
    with_one = queries(tree, "officer", address)
    for unit in (*tree.communes[0][1:], *tree.communes[1]):
        make.hand_in(tree, round_, unit)

    assert queries(tree, "officer", address) <= with_one


@pytest.mark.parametrize("path", ["rate/", "sent/", "merged/", "merged/cells/?dong=tasks_assigned", "merged/xlsx/"])
def test_units_and_strangers_find_nothing(tree: make.Tree, path: str) -> None:
    round_ = make.asked(tree)

    for who in ("commune1.0", "stranger_focal", "district1"):
        assert client_of(tree, who).get(f"/report-rounds/{round_.pk}/{path}").status_code == 404


def test_charged_district_sees_its_own_part_only(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.charged(tree, round_)
    make.hand_in(tree, round_, tree.communes[0][0])
    make.hand_in(tree, round_, tree.communes[1][0])

    shown = page(tree, "clerk1", f"/report-rounds/{round_.pk}/merged/")

    assert "1/3 đơn vị có số liệu" in shown
    assert "UBND xã 2.0" not in shown
    other = Merge.objects.get(agency=tree.districts[1])
    assert client_of(tree, "clerk1").get(f"/report-rounds/{round_.pk}/merged/?cua={other.pk}").status_code == 404


def test_the_way_up_through_the_pages(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    officer = client_of(tree, "officer")
    officer.post(f"/report-rounds/{round_.pk}/charge/", {"agencies": [str(tree.districts[0].pk)]})
    merge = Merge.objects.get(agency=tree.districts[0])
    client_of(tree, "clerk1").post(f"/merges/{merge.pk}/note/", {"revision": merge.revision, "note": "Đủ số liệu"})
    merge.refresh_from_db()

    client_of(tree, "district1").post(f"/merges/{merge.pk}/approve/", {"revision": merge.revision})

    merge.refresh_from_db()
    assert merge.state == "approved"
    assert "Số liệu đã duyệt lần 1" in page(tree, "district1", f"/report-rounds/{round_.pk}/merged/")
    asked = officer.get(f"/merges/{merge.pk}/send-back/").content.decode()
    assert "UBND xã 1.0" in asked
    wrong = officer.post(
        f"/merges/{merge.pk}/send-back/",
        {"revision": merge.revision, "reason": "Sai", "unit-1": str(tree.communes[0][0].pk)},
    )
    assert wrong.status_code == 422
    done = officer.post(
        f"/merges/{merge.pk}/send-back/",
        {
            "revision": merge.revision,
            "reason": "Sai",
            "unit-1": str(tree.communes[0][0].pk),
            "item-1": "tasks_assigned",
            "text-1": "Đếm lại",
        },
    )
    assert done.status_code == 302
    assert ReportRequest.objects.get(agency=tree.communes[0][0]).state == "returned"
    told = page(tree, "district1", f"/report-rounds/{round_.pk}/merged/")
    assert "Trả lại để làm lại" in told
    assert "Đếm lại" in told


def test_head_of_the_asking_agency_opens_its_figures_again(tree: make.Tree) -> None:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    whole, *_ = make.charged(tree, round_)
    make.approve(tree, whole, "head_of_standing")

    refused = client_of(tree, "officer").post(
        f"/merges/{whole.pk}/reopen/", {"revision": whole.revision, "reason": "Sai"}
    )
    client_of(tree, "head_of_standing").post(
        f"/merges/{whole.pk}/reopen/", {"revision": whole.revision, "reason": "Sai"}
    )

    whole.refresh_from_db()
    assert refused.status_code == 403
    assert whole.state == "sent_back"
    assert MergeVersion.objects.filter(merge=whole).count() == 1


def exported(tree: make.Tree, kind: str) -> bytes:
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0], tasks_assigned="1.200", tasks_on_time="600")
    return client_of(tree, "officer").get(f"/report-rounds/{round_.pk}/merged/{kind}/").content


def test_xlsx_has_numbers_as_numbers_and_names_who_lacks(tree: make.Tree) -> None:
    book = load_workbook(BytesIO(exported(tree, "xlsx")))

    assert book.sheetnames == ["Các mục", "Từng đơn vị", "Bảng Nhiệm vụ quá hạn chưa h", "Chưa có số liệu"]
    rows = {row[0]: row for row in book["Các mục"].values}
    assert rows["Số nhiệm vụ được cấp trên giao trong kỳ, đã đến hạn"][2] == 1200
    head = [row[0] for row in list(book["Các mục"].values)[:6]]
    assert head[0] == "Tổng hợp: Số liệu quý I/2019"
    assert head[3] == "Tính đến ngày 05/06/2019: 1/6 đơn vị có số liệu"
    assert head[4].startswith("Chưa có số liệu: UBND xã 1.1; UBND xã 1.2")
    assert len(list(book["Chưa có số liệu"].values)) == len(head) + 1 + 5


def test_csv_opens_in_vietnamese_excel(tree: make.Tree) -> None:
    content = exported(tree, "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "Số nhiệm vụ được cấp trên giao trong kỳ, đã đến hạn;nhiệm vụ;1200;;Cộng;1" in text.splitlines()
    assert "UBND xã 1.1;Chưa gửi" in text.splitlines()


def test_ods_and_word_say_the_same(tree: make.Tree) -> None:
    with ZipFile(BytesIO(exported(tree, "ods"))) as package:
        sheet = package.read("content.xml").decode()
    round_ = ReportRequest.objects.first().round
    answer = client_of(tree, "officer").get(f"/report-rounds/{round_.pk}/merged/docx/")
    with ZipFile(BytesIO(answer.content)) as package:
        word = package.read("word/document.xml").decode()

    assert 'office:value-type="float" office:value="1200"' in sheet
    for text in ("UBND xã 1.1", "1/6 đơn vị có số liệu"):
        assert text in sheet
    for text in ("UBND xã 1.1", "1.200 nhiệm vụ", "Số liệu quý I/2019"):
        assert text in word


def test_formula_in_a_name_stays_text(tree: make.Tree) -> None:
    round_ = make.asked(tree, title='=HYPERLINK("x")')
    make.hand_in(tree, round_, tree.communes[0][0])
    merges.charge(round_.pk, [], by=tree.actor("officer"), now=NOW, today=TODAY)

    text = client_of(tree, "officer").get(f"/report-rounds/{round_.pk}/merged/csv/").content.decode("utf-8-sig")

    assert "\n=" not in text
