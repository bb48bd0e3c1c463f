"""Addresses of the pages about evidence: of inspections, reports and rounds, of one ask and of one file."""

from django.urls import URLPattern, path

from kiemtra.web.views import evidence, evidence_archives, evidence_deeds
from kiemtra.web.views.evidence import INSPECTION, REPORT, ROUND

_PLACES = {INSPECTION: "inspections", REPORT: "reports", ROUND: "report-rounds"}

urlpatterns: list[URLPattern] = [
    *[
        path(f"{folder}/<uuid:pk>/evidence/", evidence.evidence_tree, {"kind": kind}, name=f"{kind}-evidence")
        for kind, folder in _PLACES.items()
        if kind != ROUND
    ],
    path("report-rounds/<uuid:pk>/evidence/", evidence.round_evidence, name="round-evidence"),
    *[
        path(
            f"{folder}/<uuid:pk>/evidence/ask/",
            evidence.evidence_ask_new,
            {"kind": kind},
            name=f"{kind}-evidence-ask",
        )
        for kind, folder in _PLACES.items()
        if kind != ROUND
    ],
    *[
        path(
            f"{folder}/<uuid:pk>/evidence/zip/",
            evidence_archives.evidence_zip,
            {"kind": kind},
            name=f"{kind}-evidence-zip",
        )
        for kind, folder in _PLACES.items()
    ],
    *[
        path(
            f"{folder}/<uuid:pk>/evidence/xlsx/",
            evidence_archives.evidence_xlsx,
            {"kind": kind},
            name=f"{kind}-evidence-xlsx",
        )
        for kind, folder in _PLACES.items()
    ],
    path("reports/<uuid:pk>/files/<int:answer>/", evidence_deeds.report_file, name="report-file"),
    path("evidence-asks/<uuid:pk>/", evidence_deeds.evidence_ask, name="evidence-ask"),
    path("evidence-asks/<uuid:pk>/answer/", evidence_deeds.evidence_answer, name="evidence-answer"),
    path("evidence-asks/<uuid:pk>/accept/", evidence_deeds.evidence_accept, name="evidence-accept"),
    path("evidence-asks/<uuid:pk>/reject/", evidence_deeds.evidence_reject, name="evidence-reject"),
    path("evidence-asks/<uuid:pk>/withdraw/", evidence_deeds.evidence_withdraw, name="evidence-withdraw"),
    path("evidence/<uuid:pk>/", evidence_deeds.evidence_detail, name="evidence-detail"),
    path("evidence/<uuid:pk>/judge/", evidence_deeds.evidence_judge, name="evidence-judge"),
    path("evidence/<uuid:pk>/check/", evidence_deeds.evidence_check, name="evidence-check"),
]
