"""Accounts and posts from the command line."""

from datetime import date

import pytest
from click.testing import CliRunner, Result

from kiemtra.cli.account import ROLES
from kiemtra.cli.main import group
from kiemtra.domain.people import TEAM_ROLES
from kiemtra.store.models import Appointment, Event, User
from kiemtra.store.queries.people import actor_of
from tests.world import World

PASSWORD = "một-mật-khẩu-dài"
POST = {
    "--jurisdiction": "w",
    "--agency": "w.snv",
    "--role": "standing_officer",
    "--title": "Chuyên viên",
    "--from": "01/06/2019",
}


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(group, ["account", *arguments], input=typed, prog_name="kiemtra")


def add(*more: str, password: str = PASSWORD) -> Result:
    return run("add", "chuyen-vien", "--name", "Chuyên viên CCHC", "--password", password, *more)


def appoint(username: str = "chuyen-vien", **changes: str) -> Result:
    options = POST | {f"--{name}": value for name, value in changes.items()}
    return run("appoint", username, *(part for pair in options.items() for part in pair))


@pytest.fixture
def account(world: World) -> World:
    assert add().exit_code == 0
    return world


def complaint(result: Result) -> str:
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.stderr.strip()


def test_add_enters_an_account_with_an_event(world: World) -> None:
    result = add("--email", "cv@example.vn")

    assert (result.exit_code, result.stdout) == (0, "Đã thêm tài khoản chuyen-vien.\n")
    user = User.objects.get(username="chuyen-vien")
    assert (user.full_name, user.email, user.check_password(PASSWORD)) == ("Chuyên viên CCHC", "cv@example.vn", True)
    event = Event.objects.get(name="account.entered")
    assert (event.subject_id, event.actor_name) == (user.pk, "Hệ thống")
    assert PASSWORD not in str(event.after)


def test_add_asks_twice_for_the_password(world: World) -> None:
    result = run("add", "chuyen-vien", "--name", "A", typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert result.exit_code == 0
    assert "Mật khẩu: " in result.stdout
    assert "Nhập lại mật khẩu: " in result.stdout
    assert PASSWORD not in result.output


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ngắn", "Mật khẩu phải có ít nhất 10 ký tự."),
        ("password12", "Mật khẩu này quá dễ đoán."),
        ("123456", "Mật khẩu phải có ít nhất 10 ký tự. Mật khẩu này quá dễ đoán."),
    ],
)
def test_add_refuses_a_weak_password_in_vietnamese(world: World, password: str, said: str) -> None:
    result = add(password=password)

    assert (result.exit_code, complaint(result)) == (1, f"Lỗi: {said}")
    assert not User.objects.filter(username="chuyen-vien").exists()


def test_add_refuses_an_address_that_is_none(world: World) -> None:
    result = add("--email", "không phải địa chỉ")

    assert (result.exit_code, complaint(result)) == (1, "Lỗi: Địa chỉ thư điện tử chưa đúng.")
    assert not User.objects.filter(username="chuyen-vien").exists()


def test_add_twice_says_that_it_is_there(account: World) -> None:
    result = add()

    assert (result.exit_code, complaint(result)) == (1, "Lỗi: Đã có tài khoản chuyen-vien.")
    assert Event.objects.filter(name="account.entered").count() == 1


def test_appoint_gives_a_post_with_an_event(account: World) -> None:
    result = appoint()

    assert (result.exit_code, result.stdout) == (0, "Đã giao chức vụ “Chuyên viên” cho chuyen-vien.\n")
    appointment = Appointment.objects.get(user__username="chuyen-vien")
    assert (appointment.agency, appointment.role) == (account.standing, "standing_officer")
    assert (appointment.valid_from, appointment.valid_to) == (date(2019, 6, 1), None)
    event = Event.objects.get(name="appointment.made")
    assert (event.subject_id, event.happened_on) == (appointment.pk, date(2019, 6, 1))
    assert actor_of(appointment.user, date(2019, 5, 31)).posts == ()
    assert len(actor_of(appointment.user, date(2019, 6, 1)).posts) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"jurisdiction": "xx"}, "Không có hệ thống mã “xx”."),
        ({"agency": "w.xx"}, "Không có cơ quan mã “w.xx” trong danh mục."),
        ({"from": "31/02/2019"}, "Không có ngày “31/02/2019”; hãy ghi dạng dd/mm/yyyy, ví dụ 01/01/2026."),
        ({"from": "hôm nay"}, "Không có ngày “hôm nay”; hãy ghi dạng dd/mm/yyyy, ví dụ 01/01/2026."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_appoint_with_an_unknown_word_says_which(account: World, changes: dict[str, str], said: str) -> None:
    result = appoint(**changes)

    assert (result.exit_code, complaint(result)) == (1, f"Lỗi: {said}")
    assert not Event.objects.filter(name="appointment.made").exists()


def test_appoint_of_nobody_says_so(account: World) -> None:
    result = appoint("khong-co")

    assert (result.exit_code, complaint(result)) == (1, "Lỗi: Không có tài khoản “khong-co”.")


@pytest.mark.parametrize("role", ["boss", "", *sorted(TEAM_ROLES)])
def test_appoint_to_a_wrong_role_names_the_right_ones(account: World, role: str) -> None:
    result = appoint(role=role)

    assert result.exit_code == 1
    assert len(complaint(result).splitlines()) == 1
    assert [name for name in ROLES if name not in complaint(result)] == []
    assert not Event.objects.filter(name="appointment.made").exists()


@pytest.mark.parametrize("role", ROLES)
def test_appoint_to_each_role(account: World, role: str) -> None:
    assert appoint(role=role).exit_code == 0
    assert Appointment.objects.get(user__username="chuyen-vien").role == role


# ---- the first administrator


def first(*more: str) -> Result:
    return run("first-administrator", "quan-tri", "--name", "Quản trị hệ thống", *more)


@pytest.fixture
def empty(world: World) -> World:
    """A system in which nobody administers yet."""
    Appointment.objects.filter(role="administrator").delete()
    return world


def test_first_administrator_gets_a_link_and_no_password(empty: World) -> None:
    result = first("--jurisdiction", "w")

    assert result.exit_code == 0
    said, link = result.stdout.strip().splitlines()
    assert said == "Đường dẫn đặt mật khẩu cho quan-tri, dùng được một lần trong 72 giờ:"
    user = User.objects.get(username="quan-tri")
    assert link.startswith(f"http://127.0.0.1:8000/sign-in/link/{user.pk}/")
    assert not user.has_usable_password()


def test_first_administrator_founds_the_system(empty: World) -> None:
    result = first("--jurisdiction", "hy", "--jurisdiction-name", "Tỉnh mới", "--root", "w.ubnd", "--standing", "w.snv")

    assert result.exit_code == 0
    post = Appointment.objects.get(user__username="quan-tri")
    assert (post.jurisdiction.code, post.jurisdiction.name, post.agency) == ("hy", "Tỉnh mới", empty.standing)


def test_first_administrator_is_refused_once_there_is_one(world: World) -> None:
    result = first("--jurisdiction", "hy", "--jurisdiction-name", "Tỉnh mới", "--root", "w.ubnd", "--standing", "w.snv")

    assert result.exit_code == 1
    assert complaint(result).startswith("Lỗi: Đã có quản trị hệ thống;")
    assert not User.objects.filter(username="quan-tri").exists()
    assert Event.objects.filter(name="jurisdiction.founded").count() == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "Chưa có hệ thống “hy”; muốn lập mới hãy ghi --jurisdiction-name."),
        (("--jurisdiction-name", "Tỉnh"), "Không có cơ quan mã “” trong danh mục (--root)."),
        (
            ("--jurisdiction-name", "T", "--root", "w.ubnd", "--standing", "x"),
            "Không có cơ quan mã “x” trong danh mục (--standing).",
        ),
        (("--email", "không phải"), "Địa chỉ thư điện tử chưa đúng."),
    ],
)
def test_first_administrator_with_something_missing_says_what(empty: World, more: tuple[str, ...], said: str) -> None:
    result = first("--jurisdiction", "hy", *more)

    assert (result.exit_code, complaint(result)) == (1, f"Lỗi: {said}")
    assert not User.objects.filter(username="quan-tri").exists()


def test_add_refuses_the_name_as_password(world: World) -> None:
    result = add(password="chuyen-vien-2025")

    assert (result.exit_code, complaint(result)) == (1, "Lỗi: Mật khẩu này quá dễ đoán.")
