"""Tomorrow an unannounced visit comes to Quận Kiến An. An officer of that district, who suspects it, tries every door.

What is told here as a story, `tests/twins` asks of every address and every role.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.test import Client

from kiemtra.store.models import Document, Event, Inspection, Message
from kiemtra.workflows import inspections
from tests.stories.conftest import EXAMPLES
from tests.stories.telling import Story, begin

BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET, OTHER = "hai-phong.quan-kien-an", "hai-phong.so-tu-phap"
MEETING_POINT = "Cổng chợ đầu mối (minh họa)"
# Of the inspected district: its head, who also could ask its focal point.
CURIOUS = ("lanh-dao-quan-kien-an", "dau-moi-quan-kien-an")


@pytest.fixture
def story(db: None, settings: object) -> Story:
    """The evening before: proposed, approved, the team called; another unit was noticed as usual."""
    told = begin("s2", (EXAMPLES / "s2-hai-phong-2019.txt").read_bytes())
    told.staff_of(SECRET)
    told.notice(OTHER)
    settings.DEMO = True
    told.founded.jurisdiction.assumed_day = told.day
    told.founded.jurisdiction.save()
    return told


@pytest.fixture
def secret(story: Story) -> Inspection:
    row = Inspection.objects.get(plan=story.founded.plan, announced=False)
    head = story.actor("truong-doan-1")
    row = inspections.approve(row.pk, revision=row.revision, by=head, now=story.now)
    inspections.summon(
        row.pk,
        revision=row.revision,
        shown_from=story.now - timedelta(hours=3),
        meet_at=story.now + timedelta(days=1),
        meeting_point=MEETING_POINT,
        by=head,
        now=story.now - timedelta(hours=4),
    )
    row.refresh_from_db()
    return row


def client_of(story: Story, who: str) -> Client:
    client = Client()
    client.force_login(story.founded.users[who], backend=BACKEND)
    return client


def told_by(client: Client, path: str) -> str:
    """What a page or a workbook says, opened up; empty where it is not there."""
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    return body.decode(errors="ignore")


def doors(secret: Inspection) -> Iterator[str]:
    """All that a district office would think of."""
    yield from ("/", "/work/", "/work/xlsx/", "/units/own/", f"/units/{secret.unit_id}/", "/inspections/")
    yield from ("/inspections/?format=xlsx", "/inspections/?words=kien+an", "/inspections/?words=Kiến", "/findings/")
    yield from (f"/inspections/?state={state}" for state in ("proposed", "approved", "on_site"))
    yield from (f"/inspections/?team={secret.team_id}", f"/inspections/?plan={secret.plan_id}&team={secret.team_id}")
    yield from (
        "/documents/",
        "/documents/?q=kien+an",
        "/documents/xlsx/",
        "/recommendations/",
        "/recommendations/xlsx/",
    )
    yield from ("/plans/", f"/plans/{secret.plan_id}/", f"/plans/{secret.plan_id}/calendar/", "/obstacles/", "/events/")
    yield from (f"/plans/{secret.plan_id}/{part}/" for part in ("units", "teams", "tasks", "steering", "consolidated"))
    yield from (
        "/calendar/",
        "/calendar/xlsx/",
        f"/plans/{secret.plan_id}/timetable/",
        f"/teams/{secret.team_id}/decision/",
        "/accountability/",
    )
    yield from (f"/ke-hoach/{secret.plan.slug or 'khong-co'}/", "/agencies/", f"/agencies/{secret.unit_id}/")
    yield from (
        "/api/v1/inspections/",
        "/api/v1/inspections/?state=approved",
        f"/api/v1/inspections/?plan={secret.plan_id}",
    )
    yield from ("/api/v1/documents/?q=kien an", "/api/v1/recommendations/", "/api/v1/plans/")


def traces(secret: Inspection) -> list[str]:
    """What would give it away."""
    return [str(secret.pk), str(secret.summons.pk), secret.ground, MEETING_POINT, "Hồ sơ giữ kín", "Công tác</p>"]


@pytest.mark.parametrize("who", CURIOUS)
def test_no_door_tells(story: Story, secret: Inspection, who: str) -> None:
    client = client_of(story, who)

    told = {path: told_by(client, path) for path in doors(secret)}

    assert [(path, trace) for path, page in told.items() for trace in traces(secret) if trace in page] == []
    assert sum("Kiến An" in page for page in told.values()) > 3


@pytest.mark.parametrize("who", CURIOUS)
def test_no_deed_and_no_guess_tells(story: Story, secret: Inspection, who: str) -> None:
    """Its own id, ids close to it and ids of nothing get one answer, on each address and for each deed."""
    client, near = client_of(story, who), UUID(int=secret.pk.int + 1)
    addresses = [
        *("/inspections/{}/", "/inspections/{}/results/", "/inspections/{}/conclusion/", "/inspections/{}/findings/"),
        *(
            "/inspections/{}/summon/",
            "/reports/{}/",
            "/documents/{}/",
            "/api/v1/inspections/{}/",
            "/accountability/{}/",
        ),
    ]
    deeds = ("approve", "open", "withdraw", "notice", "answer-notice", "request-report", "summon")

    for address in addresses:
        assert len({answer_to(client, address, key) for key in (secret.pk, near, uuid4())}) == 1, address
    for deed in deeds:
        found = {answer_to(client, f"/inspections/{{}}/{deed}/", key, post=True) for key in (secret.pk, near, uuid4())}
        assert len(found) == 1, deed


def answer_to(client: Client, address: str, key: UUID, *, post: bool = False) -> tuple[int, str]:
    """Status and page, without the id that was asked for and without what is new on every page."""
    path = address.format(key)
    answer = client.post(path, {"revision": 1}) if post else client.get(path)
    fresh = r'name="(csrfmiddlewaretoken|write_id)" value="[^"]+"|In lúc [^<]+'
    return answer.status_code, re.sub(fresh, "", answer.content.decode()).replace(str(key), "")


def test_numbers_of_documents_have_no_gap(story: Story, secret: Inspection) -> None:
    """The visit takes no number before it is opened; the next number is the same with and without it."""
    assert not Document.objects.filter(inspection=secret).exclude(number="").exists()
    assert Document.objects.filter(inspection=secret).count() == 0


def test_no_message_and_no_report_request_comes(story: Story, secret: Inspection) -> None:
    mine = Message.objects.filter(to__in=[story.founded.users[who] for who in CURIOUS])

    assert not mine.filter(inspection=secret).exists()
    assert not secret.report_requests.exists()


def test_a_member_of_the_team_could_tell_an_hour_and_no_more(story: Story, secret: Inspection) -> None:
    """If the officer asks a friend in the team: the friend knows when and where to meet, not where the way leads."""
    friend = client_of(story, "thanh-vien-1-1")
    # Without the demo's panel of roles, which names every unit.
    page = told_by(friend, "/work/").split("<main", 1)[1]

    assert MEETING_POINT in page
    for trace in (str(secret.pk), str(secret.summons.pk), "Kiến An", secret.ground, "không báo trước"):
        assert trace not in page
    assert answer_to(friend, "/inspections/{}/", secret.pk) == answer_to(friend, "/inspections/{}/", uuid4())


@pytest.mark.parametrize("who", ["thanh-vien-2-1", "thu-ky-2", "lanh-dao", "van-thu", "giam-sat", *CURIOUS])
def test_nobody_outside_the_team_knows_that_it_is_called(story: Story, secret: Inspection, who: str) -> None:
    assert MEETING_POINT not in told_by(client_of(story, who), "/work/")


def test_all_this_asking_leaves_no_event(story: Story, secret: Inspection) -> None:
    """What the curious do is not written down beside the secret: a write would be a sign too."""
    before = Event.objects.filter(inspection_id=secret.pk).count()
    client = client_of(story, CURIOUS[0])
    for path in doors(secret):
        client.get(path)

    assert Event.objects.filter(inspection_id=secret.pk).count() == before


def test_at_the_door_it_is_there_for_everybody_concerned(story: Story, secret: Inspection) -> None:
    story.go_to(story.day + timedelta(days=1))
    inspections.open_visit(secret.pk, revision=secret.revision, by=story.actor("truong-doan-1"), now=story.now)

    for who in (*CURIOUS, "thanh-vien-1-1", "lanh-dao"):
        assert client_of(story, who).get(f"/inspections/{secret.pk}/").status_code == 200
    assert MEETING_POINT not in told_by(client_of(story, "thanh-vien-1-1"), "/work/")
