"""Merged reports at the size of the nation: 3,400 units, 150 items, 4 periods, on SQLite and on PostgreSQL.

The pages are asked for through the whole of the server but the network; each figure is the 95th percentile of its requests.
`python -m bench.merge` measures the database of the settings.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from bench.engines import Row, on_both

PROVINCES, COMMUNES, ITEMS, PERIODS = 34, 100, 150, 4
RUNS, BATCH, LATE_COMERS = 30, 500, 40
FORM = "data_and_report"
TODAY = date(2026, 1, 20)
NOW = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)


def figures() -> Iterator[Row]:
    """Yield the figures of both engines, of PostgreSQL where a server can be started."""
    yield from on_both("bench.merge")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with transaction.atomic():
        world = _tree()
        rounds = [_round(world, at) for at in range(PERIODS)]
        _answers()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump(list(_figures(world, rounds, time.perf_counter() - began)), sys.stdout)


def _tree() -> Any:
    """A ministry that asks, 34 provinces below the government, 100 communes below each."""
    from kiemtra.domain.agencies import AgencyKind, AgencyLevel
    from kiemtra.domain.text import fold
    from kiemtra.store.models import Agency, AgencyAncestor
    from tests.world import make_world

    world = make_world("do")
    pc, since = AgencyKind.PEOPLES_COMMITTEE, date(2000, 1, 1)
    found: list[Any] = []
    lines: list[Any] = [(world.committee, world.committee, 0), (world.standing, world.committee, 1)]
    for at in range(PROVINCES):
        names = [(f"do.t{at:02}", f"Tỉnh số {at}", AgencyLevel.PROVINCE)]
        names += [(f"do.t{at:02}.x{no:03}", f"Xã số {no}, tỉnh số {at}", AgencyLevel.COMMUNE) for no in range(COMMUNES)]
        made = [
            Agency(code=code, name=name, short_name=name, folded=fold(name), kind=pc, level=level, valid_from=since)
            for code, name, level in names
        ]
        province, *communes = made
        found += made
        lines += [(province, province, 0), (province, world.committee, 1)]
        for one in communes:
            lines += [(one, one, 0), (one, province, 1), (one, world.committee, 2)]
    Agency.objects.bulk_create(found, batch_size=BATCH)
    AgencyAncestor.objects.bulk_create(
        [AgencyAncestor(agency=one, ancestor=above, depth=depth, valid_from=since) for one, above, depth in lines],
        batch_size=BATCH,
    )
    return world


def _asked() -> list[Any]:
    """The first items of the form that one answers in a word or a number, and the percentages between them."""
    from kiemtra.data.forms import load_form
    from kiemtra.domain.forms import ItemType

    plain = (ItemType.NUMBER, ItemType.PERCENT, ItemType.CHOICE4, ItemType.DATE, ItemType.TEXT)
    items = [item for item in load_form(FORM).items if item.type in plain][:ITEMS]
    assert len(items) == ITEMS, len(items)
    return items


def _said(items: list[Any], chance: Random) -> dict[str, str]:
    from kiemtra.domain.forms import ItemType

    said = {}
    for item in items:
        if item.type is ItemType.NUMBER or item.type is ItemType.PERCENT:
            said[item.code] = str(chance.randint(0, 2000))
        elif item.type is ItemType.CHOICE4:
            said[item.code] = chance.choice(("yes", "no", "partly"))
        else:
            said[item.code] = "2025-06-30" if item.type is ItemType.DATE else "Đã thực hiện theo kế hoạch."
    return said


def _round(world: Any, at: int) -> Any:
    """A quarter asked of all communes: of a hundred three have not sent, two were returned, five were late."""
    from kiemtra.data.forms import load_form
    from kiemtra.store.models import Agency, ReportRequest, ReportRound, ReportVersion

    chance, items = Random(at), _asked()
    due = TODAY - timedelta(days=5 + 91 * (PERIODS - 1 - at))
    opened = datetime.combine(due - timedelta(days=30), NOW.timetz())
    asked = ReportRound.objects.create(
        jurisdiction=world.jurisdiction,
        purpose="collection",
        asker=world.standing,
        title=f"Số liệu quý {at + 1}",
        form=FORM,
        form_version=load_form(FORM).version,
        period_from=due - timedelta(days=95),
        period_to=due - timedelta(days=5),
        due_on=due,
        opened_at=opened,
    )
    units = Agency.objects.filter(code__startswith="do.t", level="commune").order_by("code")
    for part in _parts(list(units)):
        reports, versions = [], []
        for unit in part:
            luck = chance.random()
            sent = (
                None if luck < 0.03 else datetime.combine(due, NOW.timetz()) + timedelta(days=2 if luck > 0.95 else -3)
            )
            state = (
                "draft" if sent is None else "returned" if luck < 0.05 else "accepted" if luck < 0.6 else "submitted"
            )
            report = ReportRequest(
                jurisdiction=world.jurisdiction,
                round=asked,
                agency=unit,
                form=FORM,
                form_version=asked.form_version,
                period_from=asked.period_from,
                period_to=asked.period_to,
                due_on=due,
                state=state,
                requested_at=opened,
                first_submitted_at=sent,
                submitted_at=sent,
            )
            reports.append(report)
            if sent:
                answers = {"form": FORM, "version": asked.form_version, "answers": _said(items, chance)}
                versions.append(
                    ReportVersion(
                        request=report, number=1, answers=answers, submitted_by=world.users["focal"], submitted_at=sent
                    )
                )
        ReportRequest.objects.bulk_create(reports)
        ReportVersion.objects.bulk_create(versions)
    return asked


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _answers() -> None:
    """The two million rows of typed answers, as the database makes them quickest."""
    from django.db import connection

    codes = [item.code for item in _asked()]
    values = " UNION ALL ".join(f"SELECT '{code}' AS code" for code in codes)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_answer (request_id, item, row, row_key, text, number, file_name, origin, confirmed) "
            "SELECT r.id, i.code, 0, '', '12', 12, '', 'typed', %s FROM store_reportrequest r "
            f"CROSS JOIN ({values}) i",
            [True],
        )


def _figures(world: Any, rounds: list[Any], built: float) -> Iterator[Row]:
    from kiemtra.domain.merged import lines
    from kiemtra.store.models import Answer, ReportRequest
    from kiemtra.store.queries import merged
    from kiemtra.workflows import merges, round_sums

    yield "báo cáo", float(ReportRequest.objects.count()), "", f"= {PROVINCES * COMMUNES * PERIODS}"
    yield "ô số liệu đã nhập", float(Answer.objects.count()), "", "≥ 2000000"
    yield "dựng dữ liệu đo", built, "s", None
    last = rounds[-1]
    began = time.perf_counter()
    round_sums.renew(last, now=NOW, today=TODAY)
    yield "cộng lại cả đợt 3.400 đơn vị trong việc chạy nền", time.perf_counter() - began, "s", None
    _late_comers(last)
    yield from _pages(world, last)
    merges.charge(last.pk, _provinces(), by=world.actor("officer"), now=NOW, today=TODAY)
    yield from _pages_of_provinces(world, last)
    rows = list(
        last.merges.select_related("round", "agency", "over").filter(over__isnull=False).order_by("agency__code")
    )
    asked = lines(merged.template_of(last))

    def of_province(row: Any) -> object:
        extent = merged.extent_of(last, row, TODAY)
        return merged.merged(extent, asked, merged.sources(extent).versions)

    yield "tổng hợp một tỉnh, p95", _p95(of_province, rows) / 1000, "s", "≤ 2"
    yield from _opened(world)


def _opened(world: Any) -> Iterator[Row]:
    """The next period asked of all communes, with what is carried over from the period before."""
    from kiemtra.store.models import Agency, Answer
    from kiemtra.workflows import report_rounds

    content = report_rounds.RoundContent(
        asker=world.standing,
        form=FORM,
        title="Số liệu kỳ sau",
        period=(date(2026, 1, 16), date(2026, 3, 31)),
        due_on=date(2026, 4, 10),
    )
    units = list(Agency.objects.filter(code__startswith="do.t", level="commune").order_by("code"))
    began = time.perf_counter()
    opened = report_rounds.open_round(content, units=units, by=world.actor("officer"), now=NOW, today=TODAY)
    yield "mở đợt mới cho 3.400 đơn vị", time.perf_counter() - began, "s", "≤ 5"
    carried = Answer.objects.filter(request__round=opened, origin="last_period").count()
    yield "số liệu kỳ trước được mang sang", carried, "ô", "≥ 100000"


def _provinces() -> list[Any]:
    from kiemtra.store.models import Agency

    return list(Agency.objects.filter(code__startswith="do.t", level="province").values_list("pk", flat=True))


def _late_comers(round_: Any) -> None:
    """Reports that came in since the sums were kept: what a page adds itself."""
    from kiemtra.store.models import ReportVersion

    versions = ReportVersion.objects.filter(request__round=round_).select_related("request")[:LATE_COMERS]
    fresh = [
        ReportVersion(
            request=one.request,
            number=2,
            answers=one.answers,
            submitted_by_id=one.submitted_by_id,
            submitted_at=NOW,
        )
        for one in versions
    ]
    ReportVersion.objects.bulk_create(fresh)


def _pages(world: Any, round_: Any) -> Iterator[Row]:
    where = f"/report-rounds/{round_.pk}"
    pages = [
        ("danh sách đơn vị phải gửi, các trang đầu", f"{where}/sent/"),
        ("danh sách đơn vị đã gửi đúng hạn", f"{where}/sent/?tinh-trang=on_time"),
        ("tỷ lệ gửi, 4 kỳ", f"{where}/rate/"),
        ("bảng tổng hợp, mỗi mục một dòng", f"{where}/merged/"),
        ("bảng tổng hợp, mỗi đơn vị một dòng", f"{where}/merged/?theo=don-vi"),
        ("các ô của một số liệu", f"{where}/merged/cells/?dong={_asked()[3].code}"),
    ]
    for name, address in pages:
        yield f"{name}, p95", _p95_of_page(world.users["officer"], address), "ms", "≤ 200"


def _pages_of_provinces(world: Any, round_: Any) -> Iterator[Row]:
    """The same with a merge charged in each province, and one of them looked at."""
    one = round_.merges.filter(over__isnull=False).order_by("agency__code").first()
    where = f"/report-rounds/{round_.pk}/merged/"
    for name, address in (("bảng cả nước, 34 tỉnh được giao", where), ("bảng của một tỉnh", f"{where}?cua={one.pk}")):
        yield f"{name}, p95", _p95_of_page(world.users["officer"], address), "ms", "≤ 200"


def _p95_of_page(user: Any, address: str) -> float:
    """The page and those that follow on it, as the server makes them."""
    import re

    from django.test import Client
    from django.utils import timezone

    assert timezone.is_aware(NOW)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    pages = [address]

    def ask(at: int) -> object:
        answer = client.get(pages[at % len(pages)])
        assert answer.status_code == 200, (answer.status_code, address)
        following = re.search(r'<a href="([^"]+)" rel="next"', answer.content.decode())
        if following and len(pages) < RUNS // 3:
            target = following[1].replace("&amp;", "&")
            pages.append(target if target.startswith("/") else address.partition("?")[0] + target)
        return answer

    ask(0)
    return _p95(ask, list(range(RUNS)))


def _p95(ask: Callable[[Any], object], asked: list[Any]) -> float:
    times = []
    for one in asked:
        began = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
