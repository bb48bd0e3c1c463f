"""Addresses of accounts, posts, handing over and the import."""

from django.urls import URLPattern, path

from kiemtra.web.views import account_import, account_pages, accounts, appointments, handing_over

urlpatterns: list[URLPattern] = [
    path("accounts/", account_pages.account_list, name="account-list"),
    path("accounts/xlsx/", account_pages.account_list_xlsx, name="account-list-xlsx"),
    path("accounts/enter/", accounts.account_enter, name="account-enter"),
    path("accounts/import/", account_import.account_import, name="account-import"),
    path("accounts/import/template/", account_import.account_template, name="account-template"),
    path("accounts/import/<uuid:pk>/", account_import.account_sheet, name="account-sheet"),
    path("accounts/import/<uuid:pk>/load/", account_import.account_sheet_load, name="account-sheet-load"),
    path("accounts/import/<uuid:pk>/links/", account_import.account_sheet_links, name="account-sheet-links"),
    path("accounts/<uuid:pk>/", account_pages.account_detail, name="account-detail"),
    path("accounts/<uuid:pk>/edit/", accounts.account_edit, name="account-edit"),
    path("accounts/<uuid:pk>/deactivate/", accounts.account_deactivate, name="account-deactivate"),
    path("accounts/<uuid:pk>/reactivate/", accounts.account_reactivate, name="account-reactivate"),
    path("accounts/<uuid:pk>/link/", accounts.account_link, name="account-link"),
    path("accounts/<uuid:pk>/end-sessions/", accounts.account_end_sessions, name="account-end-sessions"),
    path("accounts/<uuid:pk>/remove-factors/", accounts.account_remove_factors, name="account-remove-factors"),
    path("accounts/<uuid:pk>/appoint/", appointments.account_appoint, name="account-appoint"),
    path("accounts/<uuid:pk>/hand-over/", handing_over.account_hand_over, name="account-hand-over"),
    path("posts/", account_pages.own_posts, name="own-posts"),
    path("posts/<uuid:pk>/correct/", appointments.appointment_correct, name="appointment-correct"),
    path("posts/<uuid:pk>/end/", appointments.appointment_end, name="appointment-end"),
    path("posts/<uuid:pk>/authorise/", appointments.appointment_authorise, name="appointment-authorise"),
    path("proposals/<uuid:pk>/pass-on/", handing_over.proposal_pass_on, name="proposal-pass-on"),
    path("team-members/<uuid:pk>/end/", appointments.team_seat_end, name="team-seat-end"),
]
