"""Addresses of the pages about tasks set by documents: of a plan, of a document, of a unit."""

from django.urls import URLPattern, path

from kiemtra.web.views import task_import, task_page, task_reports, tasks, unit_tasks

urlpatterns: list[URLPattern] = [
    path("plans/<uuid:pk>/tasks/", tasks.plan_tasks, name="plan-tasks"),
    path("plans/<uuid:pk>/tasks/xlsx/", tasks.plan_tasks_xlsx, name="plan-tasks-xlsx"),
    path("plans/<uuid:pk>/tasks/cells/", tasks.plan_task_cells, name="plan-task-cells"),
    path("plans/<uuid:pk>/tasks/new/", task_page.task_new, name="task-new"),
    path("plans/<uuid:pk>/tasks/import/", task_import.task_import, name="task-import"),
    path("plans/<uuid:pk>/tasks/template/", task_import.task_template, name="task-template"),
    path("plans/<uuid:pk>/tasks/duties/", task_import.task_duties, name="task-duties"),
    path("task-sheets/<uuid:pk>/", task_import.task_sheet, name="task-sheet"),
    path("task-sheets/<uuid:pk>/load/", task_import.task_sheet_load, name="task-sheet-load"),
    path("tasks/<uuid:pk>/", task_page.task_detail, name="task-detail"),
    path("tasks/<uuid:pk>/edit/", task_page.task_edit, name="task-edit"),
    path("tasks/<uuid:pk>/withdraw/", task_page.task_withdraw, name="task-withdraw"),
    path("tasks/<uuid:pk>/restore/", task_page.task_restore, name="task-restore"),
    path("tasks/<uuid:pk>/<uuid:agency_pk>/", task_reports.task_report, name="task-report"),
    path("task-statuses/<uuid:pk>/review/", task_reports.task_review, name="task-review"),
    path("units/<uuid:pk>/tasks/", unit_tasks.unit_tasks, name="unit-tasks"),
    path("units/<uuid:pk>/tasks/xlsx/", unit_tasks.unit_tasks_xlsx, name="unit-tasks-xlsx"),
    path("documents/<uuid:pk>/tasks/", unit_tasks.document_tasks, name="document-tasks"),
    path("documents/<uuid:pk>/tasks/xlsx/", unit_tasks.document_tasks_xlsx, name="document-tasks-xlsx"),
    path("task-proofs/<uuid:pk>/remove/", task_reports.task_proof_remove, name="task-proof-remove"),
]
