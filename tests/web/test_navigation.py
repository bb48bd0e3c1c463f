"""The main navigation: for each role what it can use, and nothing that stays empty."""

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.world import World, make_plan, make_team

REST = ["Lịch", "Kiến nghị", "Văn bản", "Cơ quan"]
ALWAYS = ["Việc của tôi", "Kế hoạch", "Cuộc kiểm tra", "Báo cáo", *REST]
UNIT = ["Việc của tôi", "Đơn vị của tôi", "Kế hoạch", "Cuộc kiểm tra", "Báo cáo", *REST]


def entries(client: Client, world: World, name: str) -> list[str]:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return [node.text() for node in HTMLParser(client.get("/documents/").content).css(".nav--wide a")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("officer", [*ALWAYS, "Đọc văn bản"]),
        ("leader", [*ALWAYS, "Nhật ký"]),
        ("auditor", [*ALWAYS, "Nhật ký"]),
        ("clerk", ALWAYS),
        ("secretary", ALWAYS),
        ("focal", UNIT),
        ("unit_head", UNIT),
        ("stranger_focal", [entry for entry in UNIT if entry != "Kế hoạch"]),
    ],
)
def test_each_role_has_its_entries(world: World, client: Client, name: str, expected: list[str]) -> None:
    make_team(world, make_plan(world, units=(world.unit,)))

    assert entries(client, world, name) == expected


def test_own_unit_opens_and_is_marked(world: World, client: Client) -> None:
    make_team(world, make_plan(world))
    client.force_login(world.users["focal"], backend="django.contrib.auth.backends.ModelBackend")

    page = HTMLParser(client.get("/units/own/", follow=True).content)

    assert [node.text() for node in page.css(".nav--wide a[aria-current]")] == ["Đơn vị của tôi"]
