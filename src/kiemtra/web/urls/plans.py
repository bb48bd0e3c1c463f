"""Addresses of the pages about plans, their teams, tasks, expected plans and steering proposals."""

from django.urls import URLPattern, path

from kiemtra.web.views import calendars, expectations, plan_units, plans, steering, tasks, teams, timetables

urlpatterns: list[URLPattern] = [
    path("plans/", plans.plan_list, name="plan-list"),
    path("plans/xlsx/", plans.plan_list_xlsx, name="plan-list-xlsx"),
    path("plans/<uuid:pk>/", plans.plan_detail, name="plan-detail"),
    path("plans/<uuid:pk>/edit/", plans.plan_edit, name="plan-edit"),
    path("plans/<uuid:pk>/submit/", plans.plan_submit, name="plan-submit"),
    path("plans/<uuid:pk>/return/", plans.plan_return, name="plan-return"),
    path("plans/<uuid:pk>/issue/", plans.plan_issue, name="plan-issue"),
    path("plans/<uuid:pk>/close/", plans.plan_close, name="plan-close"),
    path("plans/<uuid:pk>/withdraw/", plans.plan_withdraw, name="plan-withdraw"),
    path("plans/<uuid:pk>/units/", plan_units.plan_units, name="plan-units"),
    path("plans/<uuid:pk>/units/choose/", plan_units.plan_choose, name="plan-choose"),
    path("plans/<uuid:pk>/units/<uuid:unit_pk>/remove/", plan_units.plan_unit_remove, name="plan-unit-remove"),
    path("plans/<uuid:pk>/calendar/", calendars.plan_calendar, name="plan-calendar"),
    path("plans/<uuid:pk>/teams/", teams.plan_teams, name="plan-teams"),
    path("plans/<uuid:pk>/teams/set-up/", teams.team_set_up, name="team-set-up"),
    path("team-members/<uuid:pk>/substitute/", teams.team_substitute, name="team-substitute"),
    path("teams/<uuid:pk>/decision/", teams.team_decision, name="team-decision"),
    path("teams/<uuid:pk>/timetable/", timetables.team_timetable, name="team-timetable"),
    path("teams/<uuid:pk>/assign/", timetables.team_assign, name="team-assign"),
    path("teams/<uuid:pk>/propose/", timetables.team_propose, name="team-propose"),
    path("teams/<uuid:pk>/decide/", timetables.team_decide, name="team-decide"),
    path("plans/<uuid:pk>/tasks/", tasks.plan_tasks, name="plan-tasks"),
    path("plans/<uuid:pk>/tasks/xlsx/", tasks.plan_tasks_xlsx, name="plan-tasks-xlsx"),
    path("tasks/<uuid:pk>/<uuid:agency_pk>/", tasks.task_report, name="task-report"),
    path("plans/<uuid:pk>/expected/", expectations.plan_expected, name="plan-expected"),
    path("plans/<uuid:pk>/remind/", expectations.plan_remind, name="plan-remind"),
    path("expected-plans/<uuid:pk>/deliver/", expectations.expected_deliver, name="expected-deliver"),
    path("expected-plans/<uuid:pk>/self-inspection/", expectations.self_inspection_start, name="self-inspection-start"),
    path("plans/<uuid:pk>/steering/", steering.plan_steering, name="plan-steering"),
    path("steering-proposals/<uuid:pk>/decide/", steering.steering_decide, name="steering-decide"),
]
