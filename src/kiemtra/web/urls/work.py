"""Addresses of the pages about one's own work, and of the events."""

from django.urls import URLPattern, path

from kiemtra.web.views import events, work

urlpatterns: list[URLPattern] = [
    path("work/", work.my_work, name="my-work"),
    path("work/xlsx/", work.my_work_xlsx, name="my-work-xlsx"),
    path("messages/read/", work.messages_read, name="messages-read"),
    path("messages/<uuid:pk>/read/", work.message_read, name="message-read"),
    path("events/", events.event_list, name="event-list"),
    path("events/xlsx/", events.event_list_xlsx, name="event-list-xlsx"),
    path("events/<uuid:pk>/proof/", events.event_proof, name="event-proof"),
    path("events/<uuid:pk>/proof/json/", events.event_proof_json, name="event-proof-json"),
]
