"""Addresses of signing in, and of the demo."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from kiemtra.web.views import demo, people

urlpatterns: list[URLPattern] = [
    path("sign-in/", login_not_required(people.sign_in), name="sign-in"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("demo/sign-in/<str:token>/", login_not_required(demo.sign_in_by_link), name="demo-sign-in"),
    path("demo/role/", demo.role, name="demo-role"),
    path("components/", demo.gallery, name="components"),
    path("demo/day/", demo.day, name="demo-day"),
]
