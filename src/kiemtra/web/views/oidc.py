"""To an identity provider and back."""

from http import HTTPStatus

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from kiemtra.web.oidc import FAILED, Door, Provider, refused
from kiemtra.web.request import Request
from kiemtra.web.signing_in import safe_next
from kiemtra.web.views.signing import confirmed


@never_cache
@require_GET
def oidc_start(request: Request, provider: str) -> HttpResponse:
    return _go(request, provider, AuthProcess.LOGIN, safe_next(request, ""))


@confirmed
@require_POST
def identity_link(request: Request, provider: str) -> HttpResponse:
    """Asked for by a form, lest a foreign page could do it; our policy lets no form lead away, so a page leads on."""
    answer = _go(request, provider, AuthProcess.CONNECT)
    if answer.status_code != HTTPStatus.FOUND:
        return answer
    context = {"name": _found(request, provider).name, "address": answer["Location"]}
    page = render(request, "account/to_provider.html", context)
    page["Refresh"] = f"0; url={answer['Location']}"
    return page


@never_cache
@require_GET
def oidc_return(request: Request, provider: str) -> HttpResponse:
    answer: HttpResponse = OAuth2CallbackView.adapter_view(Door(request, _found(request, provider).app.provider_id))(
        request
    )
    return answer


def _go(request: Request, provider: str, process: str, target: str = "") -> HttpResponse:
    found = _found(request, provider)
    try:
        answer: HttpResponse = found.redirect(request, process, next_url=target or None)
    except RequestException:
        return refused(request, FAILED, found.name, status=502)
    return answer


def _found(request: HttpRequest, provider: str) -> Provider:
    try:
        found: Provider = get_adapter().get_provider(request, provider)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return found
