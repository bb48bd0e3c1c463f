"""`kiemtra account`: accounts and posts from the command line, for the first administrator and for small places."""

from datetime import date

import click

from kiemtra.cli.framework import start


@click.group()
def account() -> None:
    """Tài khoản và chức vụ."""


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--email", default="", help="Thư điện tử để nhận thông báo.")
@click.password_option("--password", prompt="Mật khẩu", confirmation_prompt="Nhập lại mật khẩu")
def add(username: str, name: str, email: str, password: str) -> None:
    """Thêm tài khoản. Không có mật khẩu mặc định: lệnh sẽ hỏi."""
    start()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from kiemtra.domain.people import SYSTEM
    from kiemtra.store.models import User
    from kiemtra.workflows import accounts

    try:
        validate_password(password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    if User.objects.filter(username=username).exists():
        raise click.ClickException(f"Đã có tài khoản {username}.")
    accounts.enter(username, name, email=email, password=password, by=SYSTEM, now=timezone.now())
    click.echo(f"Đã thêm tài khoản {username}.")


@account.command()
@click.argument("username")
@click.option("--jurisdiction", required=True, help="Mã hệ thống.")
@click.option("--agency", required=True, help="Mã cơ quan trong danh mục.")
@click.option("--role", required=True, help="Vai trò.")
@click.option("--title", required=True, help="Chức danh.")
@click.option("--from", "valid_from", required=True, help="Từ ngày (dd/mm/yyyy).")
def appoint(username: str, jurisdiction: str, agency: str, role: str, title: str, valid_from: str) -> None:
    """Giao chức vụ cho một tài khoản."""
    start()
    from django.utils import timezone

    from kiemtra.domain.forms import parse_date
    from kiemtra.domain.people import SYSTEM, Role
    from kiemtra.store.models import Agency, Jurisdiction, User
    from kiemtra.workflows import accounts

    try:
        day: date = parse_date(valid_from)
        accounts.appoint(
            User.objects.get(username=username),
            Jurisdiction.objects.get(code=jurisdiction),
            Agency.objects.get(code=agency),
            Role(role),
            title,
            valid_from=day,
            by=SYSTEM,
            now=timezone.now(),
        )
    except (ValueError, User.DoesNotExist, Jurisdiction.DoesNotExist, Agency.DoesNotExist) as error:
        raise click.ClickException(f"Không giao được chức vụ: {error}") from error
    click.echo(f"Đã giao chức vụ “{title}” cho {username}.")
