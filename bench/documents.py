"""The register of documents at 100,000 rows: the list and its search, on SQLite and on PostgreSQL.

Each figure is the 95th percentile of what the page asks for, from the query to the rows in hand.
`python -m bench.documents` measures the database of the settings.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.engines import Row, on_both

DOCUMENTS, OF_PLANS, PLANS, ASKED = 100_000, 20_000, 100, 60
TODAY = date(2026, 1, 5)
KINDS = (
    ("plan", "Kế hoạch", "KH"),
    ("decision", "Quyết định", "QĐ"),
    ("report", "Báo cáo", "BC"),
    ("notice", "Thông báo", "TB"),
)
ABOUT = (
    "kiểm tra công tác cải cách hành chính năm {year}",
    "rà soát, đơn giản hóa thủ tục hành chính tại {place}",
    "triển khai chuyển đổi số năm {year} trên địa bàn {place}",
    "kết quả tiếp nhận, giải quyết hồ sơ một cửa của {place}",
    "phân công nhiệm vụ các thành viên Ban Chỉ đạo",
)


def figures() -> Iterator[Row]:
    """Yield the figures of both engines, of PostgreSQL where a server can be started."""
    yield from on_both("bench.documents")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    users = _load()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump([("văn bản trong sổ", float(DOCUMENTS), "", "≥ 100000"), *_figures(users)], sys.stdout)


def _load() -> tuple[Any, Any]:
    """One system with its plans and documents; an officer of the standing agency, and the focal point of a unit."""
    from kiemtra.domain.people import Role
    from kiemtra.store.models import Agency, Appointment, Jurisdiction, Plan, PlanUnit, User

    agencies = [
        Agency(
            code=code,
            name=name,
            short_name=name,
            folded=name.lower(),
            kind=kind,
            level="province",
            valid_from=date(2000, 1, 1),
        )
        for code, name, kind in (
            ("do.ubnd", "UBND tỉnh", "peoples_committee"),
            ("do.snv", "Sở Nội vụ", "department"),
            *((f"do.{place}", f"Đơn vị {place}", "department") for place in range(100)),
        )
    ]
    Agency.objects.bulk_create(agencies)
    root, standing, *units = agencies
    system = Jurisdiction.objects.create(
        code="do", name="Hệ thống để đo", root=root, standing_agency=standing, illustrative=True
    )
    users = [User(username=name, full_name=name, password="!") for name in ("chuyen-vien", "dau-moi")]
    User.objects.bulk_create(users)
    for user, agency, role in zip(users, (standing, units[0]), (Role.STANDING_OFFICER, Role.FOCAL_POINT), strict=True):
        Appointment.objects.create(
            user=user, jurisdiction=system, agency=agency, role=role, title="Công chức", valid_from=date(2020, 1, 1)
        )
    plans = [
        Plan(
            jurisdiction=system,
            year=2020 + place % 6,
            title=f"Kế hoạch {place}",
            issuer=root,
            standing_agency=standing,
            state="issued",
            created_at="2020-01-01T00:00:00Z",
        )
        for place in range(PLANS)
    ]
    Plan.objects.bulk_create(plans)
    PlanUnit.objects.bulk_create(
        PlanUnit(plan=plan, agency=unit, chosen="proposed") for plan in plans for unit in units[:10]
    )
    _documents(system, [root, standing, *units], plans)
    return users[0], users[1]


def _documents(system: Any, issuers: list[Any], plans: list[Any]) -> None:
    from kiemtra.domain.documents import key_of
    from kiemtra.store.models import Document
    from kiemtra.workflows.registering import folded

    chance = Random(5)
    rows = []
    for place in range(DOCUMENTS):
        kind, kind_name, short = chance.choice(KINDS)
        issuer, own = chance.choice(issuers), place < OF_PLANS
        dated = date(2016, 1, 1) + timedelta(days=chance.randrange(3600))
        number, symbol = str(chance.randrange(1, 3000)), f"{short}-UBND"
        subject = chance.choice(ABOUT).format(year=dated.year, place=chance.choice(issuers).name)
        row = Document(
            jurisdiction=system,
            kind=kind,
            kind_name=kind_name,
            number=number,
            symbol=symbol,
            key=key_of(number=number, symbol=symbol),
            year=dated.year,
            dated=dated,
            subject=subject,
            issuer=issuer,
            issuer_name=issuer.name,
            source="incoming",
            state="issued",
            plan=chance.choice(plans) if own else None,
            content={"body": [{"text": subject * 20}]} if own else None,
        )
        row.folded = folded(row)
        rows.append(row)
    Document.objects.bulk_create(rows, batch_size=2_000)


def _figures(users: tuple[Any, Any]) -> Iterator[Row]:
    from kiemtra.domain.text import fold
    from kiemtra.store.models import Document
    from kiemtra.store.queries import document_search as search
    from kiemtra.store.queries import documents
    from kiemtra.store.queries.keyset import page
    from kiemtra.store.queries.people import actor_of

    chance = Random(11)
    some = chance.sample(
        list(
            Document.objects.order_by("pk").values_list("number", "symbol", "year", "dated", "subject", "issuer_name")
        ),
        ASKED,
    )
    officer, focal = (actor_of(user, TODAY) for user in users)

    def listed(actor: Any) -> Callable[[str], object]:
        def ask(words: str) -> object:
            rows = search.searched(documents.visible_to(actor), words=words)
            return page(search.by_nearness(rows, words), by="day").rows

        return ask

    measures: list[tuple[str, Callable[[str], object], Iterable[str]]] = [
        ("trang đầu của sổ", listed(officer), [""] * 20),
        ("trang đầu, người của đơn vị", listed(focal), [""] * 20),
        ("tìm số và ký hiệu", listed(officer), [f"0{one[0]} / {one[1].lower()}" for one in some]),
        ("tìm số và năm", listed(officer), [f"{one[0]} {one[2]}" for one in some]),
        ("tìm theo ngày", listed(officer), [f"{one[3]:%d/%m/%Y}" for one in some]),
        ("tìm từ ngữ, không dấu, viết tắt", listed(officer), [f"KH {one[2]} cchc {fold(one[5])}" for one in some]),
        ("tìm cả trích yếu", listed(officer), [one[4] for one in some]),
        ("tìm từ có ở mọi văn bản", listed(officer), ["ubnd"] * 20),
        ("tìm không thấy", listed(focal), [f"khong co {place}" for place in range(ASKED)]),
    ]
    by_index = ("tìm số và ký hiệu", "tìm theo ngày")
    for name, ask, asked in measures:
        yield f"{name}, p95", _p95(ask, asked), "ms", "≤ 100" if name in by_index else "≤ 500"


def _p95(ask: Callable[[str], object], asked: Iterable[str]) -> float:
    times = []
    for one in asked:
        began = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
