"""Addresses of the pages about merged reports: who has sent, merged tables, approval up the tree."""

from django.urls import URLPattern, path

from kiemtra.web.urls import converters as converters
from kiemtra.web.views import merge_deeds, merged, merged_exports, report_rates

urlpatterns: list[URLPattern] = [
    path("report-rounds/<uuid:pk>/rate/", report_rates.round_rate, name="round-rate"),
    path("report-rounds/<uuid:pk>/sent/", report_rates.round_units, name="round-units"),
    path("report-rounds/<uuid:pk>/merged/", merged.round_merged, name="round-merged"),
    path("report-rounds/<uuid:pk>/merged/cells/", merged.round_cells, name="round-cells"),
    path("report-rounds/<uuid:pk>/merged/<sheets:kind>/", merged_exports.round_export, name="round-merged-export"),
    path("report-rounds/<uuid:pk>/charge/", merge_deeds.round_charge, name="round-charge"),
    path("merges/<uuid:pk>/note/", merge_deeds.merge_annotate, name="merge-annotate"),
    path("merges/<uuid:pk>/approve/", merge_deeds.merge_approve, name="merge-approve"),
    path("merges/<uuid:pk>/send-back/", merge_deeds.merge_send_back, name="merge-send-back"),
    path("merges/<uuid:pk>/return-reports/", merge_deeds.merge_return_reports, name="merge-return-reports"),
    path("merges/<uuid:pk>/reopen/", merge_deeds.merge_reopen, name="merge-reopen"),
]
