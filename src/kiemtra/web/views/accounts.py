"""What an administrator does to an account: enter, correct, close, open again, one-time link, end of sessions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.errors import NotValid
from kiemtra.store.models import User
from kiemtra.store.queries import accounts as queries
from kiemtra.web import labels
from kiemtra.web.forms.accounts import AccountEditForm, AccountForm, ReasonForm
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.account_pages import check_manager
from kiemtra.web.views.form_page import Crumb, FormPage
from kiemtra.workflows import accounts, signing
from kiemtra.workflows.signing import LinkPurpose

LIST: Crumb = ("Tài khoản", "/accounts/")


def seen(request: Request, pk: UUID) -> User:
    """The account, where it is of a system that the person administers."""
    check_manager(request)
    found: User = queries.visible_to(request.actor).get(pk=pk)
    return found


def page_of(
    user: User, heading: str, submit: str, *, lead: str = "", refusal: str = "", tone: str = "main"
) -> FormPage:
    """A page with a form about an account."""
    back = reverse("account-detail", args=[user.pk])
    return FormPage(
        heading=heading,
        submit=submit,
        back=back,
        crumbs=(LIST, (user.full_name, back)),
        lead=lead,
        refusal=refusal,
        tone=tone,
        revision=user.revision,
    )


@require_http_methods(["GET", "POST"])
def account_enter(request: Request) -> HttpResponse:
    check_manager(request)
    systems = list(queries.jurisdictions(request.actor))
    form = AccountForm(request.POST or None, systems=systems, check=accounts.faults_of)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        system = next(one for one in systems if str(one.pk) == given["system"])
        try:
            user = accounts.enter(
                given["username"],
                given["full_name"],
                email=given["email"],
                jurisdiction=system,
                by=request.actor,
                now=request.now,
            )
        except NotValid as error:
            form.take(error.faults)
        else:
            messages.success(request, "Đã lập tài khoản. Hãy giao chức vụ: tài khoản chưa có chức vụ chưa dùng được.")
            return redirect("account-appoint", pk=user.pk)
    page = FormPage("Lập tài khoản", "Lập tài khoản", reverse("account-list"), (LIST,))
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def account_edit(request: Request, pk: UUID) -> HttpResponse:
    user = seen(request, pk)
    form = AccountEditForm(request.POST or None, initial={"full_name": user.full_name, "email": user.email})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            accounts.edit(
                pk,
                given["full_name"],
                given["email"],
                revision=seen_revision(request),
                by=request.actor,
                now=request.now,
            )
        except NotValid as error:
            form.take(error.faults)
        else:
            messages.success(request, "Đã sửa tài khoản.")
            return redirect("account-detail", pk=pk)
    refusal = None if user.pk == request.actor.user else accounts.why_not_touch(user, request.actor)
    page = page_of(user, "Sửa họ tên, thư điện tử", "Lưu", refusal=labels.refusal(refusal) if refusal else "")
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def account_deactivate(request: Request, pk: UUID) -> HttpResponse:
    user = seen(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        accounts.deactivate(pk, reason=reason, revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, f"Đã khóa tài khoản của {user.full_name}. Các phiên đăng nhập đã kết thúc.")
        return redirect("account-detail", pk=pk)
    refusal = accounts.why_not_touch(user, request.actor)
    page = page_of(
        user,
        "Khóa tài khoản",
        "Khóa tài khoản",
        lead="Người này không đăng nhập được nữa. Chức vụ và việc đã làm giữ nguyên; có thể mở lại. "
        "Nếu người này còn việc trong tay, hãy dùng “Bàn giao” trước.",
        refusal=labels.refusal(refusal) if refusal else "",
        tone="danger",
    )
    return page.show(request, form)


@require_POST
def account_reactivate(request: Request, pk: UUID) -> HttpResponse:
    user = seen(request, pk)
    accounts.reactivate(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, f"Đã mở lại tài khoản của {user.full_name}.")
    return redirect("account-detail", pk=pk)


@never_cache
@require_POST
def account_link(request: Request, pk: UUID) -> HttpResponse:
    """The link is shown here once and kept nowhere."""
    user = seen(request, pk)
    if refusal := accounts.why_not_touch(user, request.actor):
        messages.error(request, labels.refusal(refusal))
        return redirect("account-detail", pk=pk)
    purpose = LinkPurpose.NEW_PASSWORD if user.last_login else LinkPurpose.FIRST_PASSWORD
    link = signing.issue_link(user, purpose=purpose, by=request.actor, now=request.now)
    return render(request, "accounts/link.html", {"user": user, "link": link})


@require_POST
def account_end_sessions(request: Request, pk: UUID) -> HttpResponse:
    ended = signing.end_sessions(seen(request, pk), by=request.actor, now=request.now)
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập.")
    return redirect("account-detail", pk=pk)


@require_POST
def account_remove_factors(request: Request, pk: UUID) -> HttpResponse:
    signing.remove_factors(seen(request, pk), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ lớp xác thực thứ hai. Người này thiết lập lại khi đăng nhập.")
    return redirect("account-detail", pk=pk)
