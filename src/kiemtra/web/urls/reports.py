"""Addresses of the pages about reports."""

from django.urls import URLPattern, path

from kiemtra.web.views import (
    report_comparison,
    report_keeping,
    report_lists,
    report_reading,
    report_round_new,
    report_rounds,
    report_workbooks,
    reports,
)

urlpatterns: list[URLPattern] = [
    path("reports/", report_lists.report_list, name="report-list"),
    path("reports/<uuid:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<uuid:pk>/workbook/", report_workbooks.report_workbook, name="report-workbook"),
    path("reports/<uuid:pk>/workbook/save/", report_workbooks.report_workbook_save, name="report-workbook-save"),
    path(
        "reports/<uuid:pk>/workbook/<str:format>/", report_workbooks.report_workbook_file, name="report-workbook-file"
    ),
    path("reports/<uuid:pk>/paper/", report_workbooks.report_paper, name="report-paper"),
    path("reports/<uuid:pk>/read/", report_reading.report_read, name="report-read"),
    path("reports/<uuid:pk>/compare/", report_comparison.report_compare, name="report-compare"),
    path("reports/<uuid:pk>/submit/", report_reading.report_submit, name="report-submit"),
    path("reports/<uuid:pk>/give-back/", report_reading.report_give_back, name="report-give-back"),
    path("reports/<uuid:pk>/recall/", report_reading.report_recall, name="report-recall"),
    path("reports/<uuid:pk>/update/", report_keeping.report_update, name="report-update"),
    path("reports/<uuid:pk>/affirm/", report_keeping.report_affirm, name="report-affirm"),
    path("reports/<uuid:pk>/accept/", report_reading.report_accept, name="report-accept"),
    path("reports/<uuid:pk>/return/", report_reading.report_return, name="report-return"),
    path("report-rounds/", report_rounds.report_round_list, name="report-round-list"),
    path("report-rounds/new/", report_round_new.report_round_new, name="report-round-new"),
    path("report-rounds/<uuid:pk>/", report_rounds.report_round_detail, name="report-round-detail"),
    path("report-rounds/<uuid:pk>/xlsx/", report_rounds.report_round_xlsx, name="report-round-xlsx"),
    path("report-rounds/<uuid:pk>/units/", report_round_new.report_round_add, name="report-round-add"),
    path("report-rounds/<uuid:pk>/extend/", report_rounds.report_round_extend, name="report-round-extend"),
    path("report-rounds/<uuid:pk>/close/", report_rounds.report_round_close, name="report-round-close"),
    path("report-rounds/<uuid:pk>/reopen/", report_rounds.report_round_reopen, name="report-round-reopen"),
    path("plans/<uuid:pk>/reports/", report_rounds.plan_reports, name="plan-reports"),
]
