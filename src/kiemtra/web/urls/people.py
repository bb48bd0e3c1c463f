"""Addresses of signing in, of one's own account, and of the demo."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from kiemtra.web.views import demo, links, oidc, open_sessions, people, signing

urlpatterns: list[URLPattern] = [
    path("sign-in/", login_not_required(people.sign_in), name="sign-in"),
    path("sign-in/second/", login_not_required(people.second_step), name="second-step"),
    path("sign-in/forgotten/", login_not_required(links.password_forgotten), name="password-forgotten"),
    path("sign-in/link/<uuid:pk>/<str:token>/", login_not_required(links.link_open), name="link-open"),
    path("sign-in/password/", login_not_required(links.password_set), name="password-set"),
    path("sign-in/with/<slug:provider>/", login_not_required(oidc.oidc_start), name="oidc-start"),
    path("sign-in/with/<slug:provider>/return/", login_not_required(oidc.oidc_return), name="oidc-return"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("account/", signing.my_account, name="my-account"),
    path("account/no-post/", people.no_post, name="no-post"),
    path("account/confirm/", signing.identity_confirm, name="identity-confirm"),
    path("account/password/", signing.password_change, name="password-change"),
    path("account/app/", signing.app_add, name="app-add"),
    path("account/key/", signing.key_add, name="key-add"),
    path("account/factors/<int:pk>/remove/", signing.factor_remove, name="factor-remove"),
    path("account/codes/", signing.recovery_codes, name="recovery-codes"),
    path("account/codes/renew/", signing.recovery_codes_renew, name="recovery-codes-renew"),
    path("account/identities/<slug:provider>/link/", oidc.identity_link, name="identity-link"),
    path("account/identities/<int:pk>/unlink/", signing.identity_unlink, name="identity-unlink"),
    path("account/sessions/end/", open_sessions.sessions_end, name="sessions-end"),
    path("account/sessions/<int:pk>/end/", open_sessions.session_end, name="session-end"),
    path("demo/sign-in/<str:token>/", login_not_required(demo.sign_in_by_link), name="demo-sign-in"),
    path("demo/role/", demo.role, name="demo-role"),
    path("components/", demo.gallery, name="components"),
    path("demo/day/", demo.day, name="demo-day"),
]
