"""Addresses of the pages about one's own work, and of the events."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from kiemtra.web.views import events, members, my_calendar, work, working_days

urlpatterns: list[URLPattern] = [
    path("work/", work.my_work, name="my-work"),
    path("work/xlsx/", work.my_work_xlsx, name="my-work-xlsx"),
    path("work/calendar/", my_calendar.my_calendar, name="my-calendar"),
    path("work/calendar/absence/", members.absence_enter, name="absence-enter"),
    path("work/calendar/recusal/", members.recusal_declare, name="recusal-declare"),
    path("work/calendar/feed/", my_calendar.feed_make, name="feed-make"),
    path("work/calendar/feed/withdraw/", my_calendar.feed_withdraw, name="feed-withdraw"),
    path("absences/<uuid:pk>/withdraw/", members.absence_withdraw, name="absence-withdraw"),
    path("recusals/<uuid:pk>/withdraw/", members.recusal_withdraw, name="recusal-withdraw"),
    path("ics/<str:token>.ics", login_not_required(my_calendar.feed), name="feed"),
    path("inspections/<uuid:pk>/ics/", my_calendar.inspection_ics, name="inspection-ics"),
    path("working-days/", working_days.this_year, name="working-days-now"),
    path("working-days/<int:year>/", working_days.working_days, name="working-days"),
    path("messages/read/", work.messages_read, name="messages-read"),
    path("messages/<uuid:pk>/read/", work.message_read, name="message-read"),
    path("events/", events.event_list, name="event-list"),
    path("events/xlsx/", events.event_list_xlsx, name="event-list-xlsx"),
    path("events/<uuid:pk>/proof/", events.event_proof, name="event-proof"),
    path("events/<uuid:pk>/proof/json/", events.event_proof_json, name="event-proof-json"),
]
