"""A world whose agencies stand below its committee, and what tests of accounts ask of it."""

from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from kiemtra.domain.accounts import PostContent
from kiemtra.domain.text import fold
from kiemtra.store.models import AgencyAncestor, Appointment
from kiemtra.web.labels.accounts import COLUMNS
from tests.world import TODAY, World

EVER = date(2000, 1, 1)


def link(world: World) -> World:
    """Put the agencies of the world below its committee, as the register does."""
    agencies = (world.committee, world.standing, world.unit, world.other_unit)
    for one in agencies:
        one.folded = fold(one.name)
        one.save(update_fields=["folded"])
    rows = [AgencyAncestor(agency=one, ancestor=one, depth=0, valid_from=EVER) for one in agencies]
    rows += [AgencyAncestor(agency=one, ancestor=world.committee, depth=1, valid_from=EVER) for one in agencies[1:]]
    AgencyAncestor.objects.bulk_create(rows)
    return world


def post_of(world: World, name: str) -> Appointment:
    """The post that somebody of the world holds from the beginning."""
    return Appointment.objects.filter(user=world.users[name]).order_by("pk").first()


def content(world: World, **changes: Any) -> PostContent:
    """A post that may be given."""
    facts = {"agency": world.unit.pk, "role": "focal_point", "title": "Chuyên viên", "valid_from": TODAY}
    return PostContent(**facts | changes)


def workbook(
    rows: list[list[Any]], *, header: list[str] | None = None, above: int = 0, name: str = "Tài khoản"
) -> bytes:
    """A workbook with the columns of the template and these rows."""
    file = BytesIO()
    with Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Ghi chú").write_string(0, 0, "Không có gì ở đây")
        sheet = book.add_worksheet(name)
        for number, row in enumerate([header or list(COLUMNS.values()), *rows], start=above):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(number, place, value)
    return file.getvalue()
