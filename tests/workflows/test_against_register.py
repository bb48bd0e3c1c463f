"""What a text says of documents that the register holds otherwise: one sentence each, and none where it may be right."""

from datetime import date

import pytest

from kiemtra.domain.documents import CitationRole, DocumentKind
from kiemtra.domain.readings import facts_of
from kiemtra.store.models import Anomaly, Citation, Document, Reading
from kiemtra.workflows import readings
from kiemtra.workflows.register_entries import Entered, enter
from tests.factories_documents import issue, make_draft, register
from tests.factories_plans import make_reading
from tests.world import NOW, TODAY, World, make_plan

OWN_DAY = "Ngày đăng: 05/06/2019"


def take(world: World, sentence: str, name: str = "van-ban.txt") -> Reading:
    text = f"THÔNG BÁO\n{OWN_DAY}\n\n{sentence}\n"
    return make_reading(world, text, name)


def told(reading: Reading, type: str) -> list[Anomaly]:
    return list(reading.anomalies.filter(type=type).order_by("id"))


def test_another_day_in_the_register(world: World) -> None:
    register(world, number="202", dated=date(2018, 12, 29), issuer_name="UBND thành phố")

    reading = take(world, "Thực hiện Kế hoạch số 202/KH-UBND ngày 19/12/2018 của UBND thành phố.")

    (one,) = told(reading, "date_conflict")
    assert one.message == ("Số 202/KH-UBND trong văn bản ghi ngày 19/12/2018, sổ văn bản đã đăng ký ngày 29/12/2018.")
    assert (one.suggestion, one.severity) == ("2018-12-29", "error")
    ((start, end),) = one.spans
    assert reading.text[start:end].startswith("Kế hoạch số 202/KH-UBND")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Kế hoạch số 202/KH-UBND ngày 29/12/2018 của UBND thành phố.",
        "Thực hiện Kế hoạch số 202/KH-UBND ngày 19/12/2017 của UBND thành phố.",
        "Thực hiện Kế hoạch số 202/KH-UBND ngày 19/12/2018 của UBND huyện An Lão.",
        "Thực hiện Kế hoạch số 203/KH-UBND ngày 19/12/2018 của UBND thành phố.",
    ],
    ids=["same day", "another year", "another issuer", "another number"],
)
def test_what_may_be_right_is_left_alone(world: World, sentence: str) -> None:
    register(world, number="202", dated=date(2018, 12, 29), issuer_name="UBND thành phố")

    assert not take(world, sentence).anomalies.exists()


def test_a_ground_that_was_replaced_before_the_text(world: World) -> None:
    old, _ = register(world, number="10", dated=date(2018, 1, 5), issuer_name="UBND thành phố")
    new, _ = register(world, number="11", dated=date(2019, 3, 1), issuer_name="UBND thành phố")
    Citation.objects.create(citing=new, cited=old, role=CitationRole.REPLACED, surface=str(old))

    reading = take(world, "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2018 của UBND thành phố;")

    (one,) = told(reading, "superseded_basis")
    assert one.message == (
        "Văn bản căn cứ vào số 10/KH-UBND, nhưng văn bản này đã được thay thế bằng Kế hoạch 11/KH-UBND ngày 01/03/2019."
    )


@pytest.mark.parametrize(("ended_on", "is_told"), [(date(2019, 6, 5), True), (date(2019, 6, 6), False)])
def test_a_ground_that_had_ended_by_the_day_of_the_text(world: World, ended_on: date, is_told: bool) -> None:
    held, _ = register(world, number="10", dated=date(2018, 1, 5), issuer_name="UBND thành phố")
    Document.objects.filter(pk=held.pk).update(ended_on=ended_on, ended_ground="Hết thời hạn tại mục I.")

    reading = take(world, "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2018 của UBND thành phố;")

    assert [one.message for one in told(reading, "superseded_basis")] == is_told * [
        "Văn bản căn cứ vào số 10/KH-UBND, nhưng văn bản này đã hết hiệu lực từ ngày 05/06/2019: Hết thời hạn tại mục I."
    ]


def test_a_number_out_of_order_between_two_of_its_series(world: World) -> None:
    register(world, number="80", dated=date(2018, 6, 1), issuer_name="UBND thành phố")
    register(world, number="99", dated=date(2018, 6, 20), issuer_name="UBND thành phố")

    reading = take(world, "Thực hiện Kế hoạch số 87/KH-UBND ngày 05/4/2018 của UBND thành phố.")

    (one,) = told(reading, "sequence_break")
    assert "số 80/KH-UBND ban hành ngày 01/06/2018 và số 99/KH-UBND ngày 20/06/2018" in one.message
    assert (one.suggestion, one.values) == ("", ["87/KH-UBND", "2018-04-05", "2018-06-01", "2018-06-20"])


def test_a_symbol_of_another_agency(world: World) -> None:
    for number in ("1", "2"):
        register(world, number=number, symbol="QĐ-BQLVHL", issuer_name="Ban Quản lý vịnh", kind=DocumentKind.DECISION)
        register(world, number=number, symbol="QĐ-UBND", issuer_name="UBND thành phố", kind=DocumentKind.DECISION)

    reading = take(world, "Căn cứ Quyết định số 45/QĐ-BQLVHL ngày 05/4/2019 của UBND thành phố;")

    ours = [one for one in told(reading, "symbol_issuer_mismatch") if "theo sổ văn bản" in one.message]
    assert [one.message for one in ours] == [
        "Số 45/QĐ-BQLVHL ghi là của UBND thành phố, nhưng theo sổ văn bản, ký hiệu BQLVHL là của Ban Quản lý vịnh."
    ]


def test_more_units_than_the_plan_has(world: World) -> None:
    plan = make_plan(world)
    plan.document = register(world, number="99", dated=date(2019, 5, 15), issuer_name="UBND thành phố")[0]
    plan.save()
    plan_of = "Thực hiện Kế hoạch số 99/KH-UBND ngày 15/5/2019 của UBND thành phố về kiểm tra cải cách hành chính,"

    more = take(world, f"{plan_of} Đoàn kiểm tra tiến hành kiểm tra 12 đơn vị.")
    fewer = take(world, f"{plan_of} Đoàn kiểm tra tiến hành kiểm tra 2 đơn vị.", "it.txt")

    assert [one.values for one in told(more, "count_mismatch")] == [["12", "2"]]
    assert told(fewer, "count_mismatch") == []


def test_nothing_is_said_of_what_the_reader_of_the_text_may_not_see(world: World) -> None:
    draft = make_draft(world, make_plan(world))
    text = "Thực hiện Thông báo số 45/TB-SNV ngày 01/6/2019 của Sở Nội vụ."
    before = take(world, text, "truoc.txt")
    issue(world, draft, dated=TODAY)
    Document.objects.update(jurisdiction=world.jurisdiction)

    after = take(world, f"{text} Lần hai.", "sau.txt")

    assert (told(before, "date_conflict"), len(told(after, "date_conflict"))) == ([], 1)


def test_query_count_does_not_grow_with_citations(world: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kiemtra.workflows.readings.against_register import against_register

    counts = []
    for many in (1, 30):
        for number in range(1, many + 1):
            register(world, number=str(number), dated=date(2018, 1, 1), issuer_name="UBND thành phố")
        cited = " ".join(
            f"Kế hoạch số {number}/KH-UBND ngày 02/01/2018 của UBND thành phố;" for number in range(1, many + 1)
        )
        reading = take(world, f"Căn cứ {cited}", f"{many}.txt")
        with CaptureQueriesContext(connection) as taken:
            found = list(against_register(reading, by=world.actor("officer")))
        counts.append((len(taken) - 2, len(found)))

    assert [found for _, found in counts] == [1, 30]
    assert counts[0][0] == counts[1][0]


def test_a_correction_that_the_register_contradicts_is_told_at_once_and_once(world: World) -> None:
    register(world, number="202", dated=date(2018, 12, 29), issuer_name="UBND thành phố")
    reading = take(world, "Thực hiện Kế hoạch số 203/KH-UBND ngày 19/12/2018 của UBND thành phố.")
    fact = next(one for one in facts_of(reading.facts) if one.data.get("number") == "203")

    for _ in range(2):
        reading = readings.decide(
            reading.pk,
            fact.id,
            accepted=True,
            value={"number": "202"},
            revision=reading.revision,
            by=world.actor("officer"),
            now=NOW,
        )

    assert [one.values for one in told(reading, "date_conflict")] == [["202/KH-UBND", "2018-12-19", "2018-12-29"]]


def test_entering_by_hand_serves_the_next_text(world: World) -> None:
    entered = Entered(DocumentKind.PLAN, "Kế hoạch", "7", "KH-UBND", "UBND thành phố", date(2019, 1, 7))
    enter(world.jurisdiction, entered, source="incoming", by=world.actor("clerk"), now=NOW)

    reading = take(world, "Căn cứ Kế hoạch số 07/KH-UBND ngày 17/01/2019 của UBND thành phố;")

    assert [one.suggestion for one in told(reading, "date_conflict")] == ["2019-01-07"]
