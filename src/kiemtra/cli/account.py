"""`kiemtra account`: accounts and posts from the command line, for the first administrator and for small places."""

from datetime import date
from typing import TypeVar

import click

from kiemtra.cli.account_import import import_accounts, template
from kiemtra.cli.framework import start
from kiemtra.domain.forms import parse_date
from kiemtra.domain.people import SYSTEM, TEAM_ROLES, Role

T = TypeVar("T")
# Seats in a team come with the team.
ROLES = [str(role) for role in Role if role not in TEAM_ROLES]
WRONG_EMAIL = "Địa chỉ thư điện tử chưa đúng."


@click.group()
def account() -> None:
    """Tài khoản và chức vụ."""


account.add_command(import_accounts)
account.add_command(template)


@account.command()
@click.argument("username", metavar="TÊN_ĐĂNG_NHẬP")
@click.option("--name", required=True, metavar="HỌ_TÊN", help="Họ và tên.")
@click.option("--email", default="", metavar="ĐỊA_CHỈ", help="Thư điện tử để nhận thông báo.")
@click.password_option(
    "--password",
    metavar="MẬT_KHẨU",
    prompt="Mật khẩu",
    confirmation_prompt="Nhập lại mật khẩu",
    help="Nếu không ghi, lệnh sẽ hỏi (nên dùng cách này).",
)
def add(username: str, name: str, email: str, password: str) -> None:
    """Thêm tài khoản. Không có mật khẩu mặc định: lệnh sẽ hỏi."""
    start()
    from django.contrib.auth.password_validation import validate_password  # slow import
    from django.core.exceptions import ValidationError  # slow import
    from django.utils import timezone  # slow import

    from kiemtra.store.models import User  # slow import
    from kiemtra.store.queries import people  # slow import
    from kiemtra.workflows import accounts  # slow import

    try:
        validate_password(password, User(username=username, full_name=name, email=email))
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    _check_email(email)
    if people.account_named(username):
        raise click.ClickException(f"Đã có tài khoản {username}.")
    accounts.enter(username, name, email=email, password=password, by=SYSTEM, now=timezone.now())
    click.echo(f"Đã thêm tài khoản {username}.")


@account.command()
@click.argument("username", metavar="TÊN_ĐĂNG_NHẬP")
@click.option("--jurisdiction", required=True, metavar="MÃ", help="Mã hệ thống.")
@click.option("--agency", required=True, metavar="MÃ", help="Mã cơ quan trong danh mục.")
@click.option("--role", required=True, metavar="VAI_TRÒ", help=f"Một trong: {', '.join(ROLES)}.")
@click.option("--title", required=True, metavar="CHỨC_DANH", help="Chức danh như ghi trong văn bản.")
@click.option("--from", "valid_from", required=True, metavar="NGÀY", help="Từ ngày (dd/mm/yyyy).")
def appoint(username: str, jurisdiction: str, agency: str, role: str, title: str, valid_from: str) -> None:
    """Giao chức vụ cho một tài khoản."""
    start()
    from django.utils import timezone  # slow import

    from kiemtra.store.queries import people  # slow import
    from kiemtra.workflows import accounts  # slow import

    accounts.appoint(
        _there(people.account_named(username), f"Không có tài khoản “{username}”."),
        _there(people.jurisdiction_coded(jurisdiction), f"Không có hệ thống mã “{jurisdiction}”."),
        _there(people.agency_coded(agency), f"Không có cơ quan mã “{agency}” trong danh mục."),
        _role(role),
        title,
        valid_from=_day(valid_from),
        by=SYSTEM,
        now=timezone.now(),
    )
    click.echo(f"Đã giao chức vụ “{title}” cho {username}.")


@account.command("first-administrator")
@click.argument("username", metavar="TÊN_ĐĂNG_NHẬP")
@click.option("--name", required=True, metavar="HỌ_TÊN", help="Họ và tên.")
@click.option("--email", default="", metavar="ĐỊA_CHỈ", help="Thư điện tử để nhận thông báo.")
@click.option("--jurisdiction", required=True, metavar="MÃ", help="Mã hệ thống; chưa có thì lập mới theo ba mục dưới.")
@click.option("--jurisdiction-name", default="", metavar="TÊN", help="Tên hệ thống mới, ví dụ: Tỉnh Hưng Yên.")
@click.option("--root", default="", metavar="MÃ", help="Mã cơ quan đứng đầu (UBND) trong danh mục.")
@click.option("--standing", default="", metavar="MÃ", help="Mã cơ quan thường trực (Sở Nội vụ) trong danh mục.")
def first_administrator(
    username: str, name: str, email: str, jurisdiction: str, jurisdiction_name: str, root: str, standing: str
) -> None:
    """Lập quản trị hệ thống đầu tiên và in đường dẫn một lần để đặt mật khẩu. Không có mật khẩu mặc định."""
    start()
    from django.db import transaction  # slow import
    from django.utils import timezone  # slow import

    from kiemtra.domain.errors import NotAllowed  # slow import
    from kiemtra.store.queries import people  # slow import
    from kiemtra.workflows import accounts, first_administrator  # slow import

    _check_email(email)
    now = timezone.now()
    with transaction.atomic():
        system = people.jurisdiction_coded(jurisdiction) or accounts.found_jurisdiction(
            jurisdiction,
            _given(jurisdiction_name, f"Chưa có hệ thống “{jurisdiction}”; muốn lập mới hãy ghi --jurisdiction-name."),
            root=_there(people.agency_coded(root), f"Không có cơ quan mã “{root}” trong danh mục (--root)."),
            standing_agency=_there(
                people.agency_coded(standing), f"Không có cơ quan mã “{standing}” trong danh mục (--standing)."
            ),
            by=SYSTEM,
            now=now,
        )
        try:
            link = first_administrator.make(username, name, system, email=email, on=timezone.localdate(now), now=now)
        except NotAllowed as error:
            raise click.ClickException(
                "Đã có quản trị hệ thống; hãy nhờ người đó lập tài khoản hoặc cấp đường dẫn đặt mật khẩu."
            ) from error
    click.echo(f"Đường dẫn đặt mật khẩu cho {username}, dùng được một lần trong 72 giờ:\n{link}")


def _check_email(email: str) -> None:
    from django.core.exceptions import ValidationError  # slow import
    from django.core.validators import validate_email  # slow import

    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise click.ClickException(WRONG_EMAIL) from error


def _given(text: str, sentence: str) -> str:
    if not text:
        raise click.ClickException(sentence)
    return text


def _there(found: T | None, sentence: str) -> T:
    if found is None:
        raise click.ClickException(sentence)
    return found


def _role(text: str) -> Role:
    if text not in ROLES:
        raise click.ClickException(f"Không có vai trò “{text}”. Hãy chọn một trong: {', '.join(ROLES)}.")
    return Role(text)


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError as error:
        raise click.ClickException(f"Không có ngày “{text}”; hãy ghi dạng dd/mm/yyyy, ví dụ 01/01/2026.") from error
