"""`kiemtra account`: accounts and posts from the command line, for the first administrator and for small places."""

from datetime import date
from typing import TypeVar

import click

from kiemtra.cli.framework import start
from kiemtra.domain.forms import parse_date
from kiemtra.domain.people import SYSTEM, TEAM_ROLES, Role

T = TypeVar("T")
# Seats in a team come with the team.
ROLES = [str(role) for role in Role if role not in TEAM_ROLES]
# Django's own sentences are not all in Vietnamese.
FAULTS = {
    "password_too_short": "Mật khẩu phải có ít nhất 10 ký tự.",
    "password_too_common": "Mật khẩu này quá dễ đoán.",
    "invalid": "Địa chỉ thư điện tử chưa đúng.",
}


@click.group()
def account() -> None:
    """Tài khoản và chức vụ."""


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
    from django.core.validators import validate_email  # slow import
    from django.utils import timezone  # slow import

    from kiemtra.store.queries import people  # slow import
    from kiemtra.workflows import accounts  # slow import

    try:
        validate_password(password)
        if email:
            validate_email(email)
    except ValidationError as error:
        sentences = (FAULTS.get(one.code or "", str(one.message)) for one in error.error_list)
        raise click.ClickException(" ".join(sentences)) from error
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
