"""Addresses of the pages about findings, obstacles, conclusions and the consolidated report."""

from django.urls import URLPattern, path

import kiemtra.web.urls.converters  # noqa: F401  registers <paper:…>
from kiemtra.web.views import conclusions, consolidated, findings, obstacles, recommendation_forms

urlpatterns: list[URLPattern] = [
    path("findings/", findings.finding_index, name="finding-index"),
    path("inspections/<uuid:pk>/findings/", findings.finding_list, name="finding-list"),
    path("inspections/<uuid:pk>/findings/new/", findings.finding_record, name="finding-record"),
    path("findings/<uuid:pk>/edit/", findings.finding_edit, name="finding-edit"),
    path("findings/<uuid:pk>/confirm/", findings.finding_confirm, name="finding-confirm"),
    path("findings/<uuid:pk>/strike/", findings.finding_strike, name="finding-strike"),
    path("findings/<uuid:pk>/restore/", findings.finding_restore, name="finding-restore"),
    path("findings/<uuid:pk>/reason/", recommendation_forms.finding_reason, name="finding-reason"),
    path("obstacles/", obstacles.obstacle_list, name="obstacle-list"),
    path("obstacles/<uuid:pk>/address/", obstacles.obstacle_address, name="obstacle-address"),
    path("obstacles/<uuid:pk>/answer/", obstacles.obstacle_answer, name="obstacle-answer"),
    path("inspections/<uuid:pk>/conclusion/", conclusions.conclusion_detail, name="conclusion-detail"),
    path("inspections/<uuid:pk>/conclusion/start/", conclusions.conclusion_start, name="conclusion-start"),
    path("inspections/<uuid:pk>/conclusion/edit/", conclusions.conclusion_edit, name="conclusion-edit"),
    path("inspections/<uuid:pk>/conclusion/send/", conclusions.conclusion_send, name="conclusion-send"),
    path("inspections/<uuid:pk>/conclusion/reply/", conclusions.conclusion_reply, name="conclusion-reply"),
    path("inspections/<uuid:pk>/conclusion/take-up/", conclusions.conclusion_take_up, name="conclusion-take-up"),
    path("inspections/<uuid:pk>/conclusion/conclude/", conclusions.conclusion_conclude, name="conclusion-conclude"),
    path("inspections/<uuid:pk>/conclusion/hand-over/", conclusions.conclusion_hand_over, name="conclusion-hand-over"),
    path(
        "inspections/<uuid:pk>/conclusion/preview/<paper:format>/",
        conclusions.conclusion_preview,
        name="conclusion-preview",
    ),
    path(
        "inspections/<uuid:pk>/recommendations/new/",
        recommendation_forms.recommendation_new,
        name="recommendation-new",
    ),
    path("recommendations/<uuid:pk>/edit/", recommendation_forms.recommendation_edit, name="recommendation-edit"),
    path("recommendations/<uuid:pk>/remove/", recommendation_forms.recommendation_remove, name="recommendation-remove"),
    path("plans/<uuid:pk>/consolidated/", consolidated.plan_consolidated, name="plan-consolidated"),
    path("plans/<uuid:pk>/consolidate/", consolidated.plan_consolidate, name="plan-consolidate"),
]
