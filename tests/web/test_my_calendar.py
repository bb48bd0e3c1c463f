"""*Lịch của tôi* and what other programs read of it: parsed with the library, and line by line by RFC 5545."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.recusals import RecusalGround
from kiemtra.store.models import CalendarFeed, Inspection, Recusal
from kiemtra.web.views import my_calendar
from kiemtra.workflows import absences, feeds, inspections, recusals
from tests import factories_inspections as visiting
from tests.factories_inspections import VISIT
from tests.web.signing import BACKEND
from tests.world import NOW, TODAY, World, make_agency, make_plan

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


@pytest.fixture
def browse(world: World, settings) -> Browse:
    settings.DEMO = True
    world.jurisdiction.assumed_day = TODAY
    world.jurisdiction.save()

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(world.users[name], backend=BACKEND)
        return client

    return sign_in


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    from django.core.cache import cache

    cache.clear()


def words(response: object) -> str:
    return " ".join(HTMLParser(response.content.decode()).body.text(separator=" ").split())  # type: ignore[attr-defined]


def fed(world: World, name: str) -> list[dict[str, object]]:
    """The events that the feed of this person has now, each as the properties that it shows."""
    token = feeds.make(by=world.actor(name), now=NOW)
    return events(Client().get(f"/ics/{token}.ics").content)


def events(content: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(content)
    assert calendar["PRODID"]
    assert calendar["VERSION"] == "2.0"
    return [
        {str(key): getattr(value, "dt", value) for key, value in event.items()} for event in calendar.walk("VEVENT")
    ]


def make_decided(world: World, count: int) -> None:
    for number in range(count):
        unit = make_agency(f"w.more-{number}", f"Sở {number}")
        visiting.decided(world, inspection=visiting.planned(world, make_plan(world, units=(unit,)), unit=unit))


# ---- the feed


def test_visit_has_its_hour_in_our_zone(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)

    [event] = fed(world, "member")

    start = event["DTSTART"]
    assert isinstance(start, datetime)
    assert (start.date(), start.time()) == (VISIT, row.visit_at)
    assert start.utcoffset() == timedelta(hours=7)
    assert event["UID"] == f"{row.pk}@kiemtra"
    assert event["STATUS"] == "CONFIRMED"
    assert row.unit.short_name in str(event["SUMMARY"])
    assert str(event["URL"]).endswith(f"/inspections/{row.pk}/")


def test_uid_stays_and_sequence_grows_with_a_change(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)
    [before] = fed(world, "member")

    row.refresh_from_db()
    said = {"revision": row.revision, "reason": "Bão", "by": world.actor("head"), "now": NOW, "today": TODAY}
    inspections.postpone(row.pk, **said)  # type: ignore[arg-type]
    [after] = fed(world, "member")

    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])  # type: ignore[call-overload]
    assert after["STATUS"] == "CANCELLED"
    assert str(after["SUMMARY"]).startswith("Hoãn: ")


def test_visit_called_off_is_cancelled(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)
    row.refresh_from_db()
    said = {"revision": row.revision, "reason": "Trùng", "by": world.actor("head"), "now": NOW, "today": TODAY}
    inspections.withdraw(row.pk, **said)  # type: ignore[arg-type]

    [event] = fed(world, "member")

    assert (event["STATUS"], str(event["SUMMARY"])[:8]) == ("CANCELLED", "Đã hủy: ")


def test_day_that_is_only_proposed_is_tentative(world: World, browse: Browse) -> None:
    row = visiting.planned(world)
    said = {"revision": row.revision, "by": world.actor("officer"), "now": NOW, "today": TODAY}
    inspections.propose_visit(row.pk, day=VISIT, hour=None, place="", **said)  # type: ignore[arg-type]

    [event] = fed(world, "member")

    assert event["STATUS"] == "TENTATIVE"
    assert event["DTSTART"] == VISIT
    assert event["DTEND"] == VISIT + timedelta(days=1)


def test_unit_sees_its_own_visit_once_told(world: World, browse: Browse) -> None:
    row = visiting.planned(world)
    before = fed(world, "focal")
    visiting.noticed(world, row)

    [event] = fed(world, "focal")

    assert before == []
    assert event["UID"] == f"{row.pk}@kiemtra"


def test_unit_is_not_told_a_day_that_does_not_hold(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)
    row.refresh_from_db()
    said = {"revision": row.revision, "reason": "Bão", "by": world.actor("head"), "now": NOW, "today": TODAY}
    inspections.postpone(row.pk, **said)  # type: ignore[arg-type]

    assert fed(world, "focal") == []
    assert browse("focal").get(f"/inspections/{row.pk}/ics/").status_code == 409
    assert browse("member").get(f"/inspections/{row.pk}/ics/").status_code == 200


@pytest.mark.parametrize("name", ["officer", "stranger_focal", "leader", "head2"])
def test_visits_of_others_stand_in_nobody_elses_calendar(world: World, browse: Browse, name: str) -> None:
    visiting.noticed(world)

    assert fed(world, name) == []


def test_who_has_left_the_team_finds_its_visits_no_more(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)
    row.team.members.filter(user=world.users["member"]).update(valid_from=date(2019, 1, 1), valid_to=TODAY)  # type: ignore[union-attr]

    assert fed(world, "member") == []


# ---- what is sealed


def called(world: World, shown_from: datetime) -> Inspection:
    row = visiting.approved(world)
    said = {"revision": row.revision, "by": world.actor("head"), "now": NOW}
    meeting = {"shown_from": shown_from, "meet_at": NOW + timedelta(hours=5), "meeting_point": "Cổng UBND thành phố"}
    inspections.summon(row.pk, **said, **meeting)  # type: ignore[arg-type]
    return row


@pytest.mark.parametrize("name", ["member", "secretary", "head"])
def test_sealed_visit_is_a_call_without_unit_or_topic(world: World, browse: Browse, name: str) -> None:
    row = called(world, NOW)
    token = feeds.make(by=world.actor(name), now=NOW)

    content = Client().get(f"/ics/{token}.ics").content

    [event] = events(content)
    assert set(event) == {"UID", "SEQUENCE", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "STATUS", "CLASS"}
    assert (event["SUMMARY"], event["LOCATION"]) == ("Công tác", "Cổng UBND thành phố")
    assert event["DTSTART"] == NOW + timedelta(hours=5)
    plain = re.sub(rb"\r\n ", b"", content).decode()
    for secret in (str(row.pk), row.pk.hex, str(row.summons.pk), row.unit.short_name, row.ground, row.plan.title):
        assert secret not in plain


@pytest.mark.parametrize("name", ["member", "secretary", "head", "officer"])
def test_sealed_visit_before_the_hour_set_stands_nowhere(world: World, browse: Browse, name: str) -> None:
    called(world, NOW)
    world.jurisdiction.assumed_day = TODAY - timedelta(days=1)
    world.jurisdiction.save()

    assert fed(world, name) == []


def test_call_that_is_changed_has_a_higher_sequence(world: World, browse: Browse) -> None:
    row = called(world, NOW)
    [before] = fed(world, "member")
    row.refresh_from_db()
    said = {"revision": row.revision, "by": world.actor("head"), "now": NOW}
    later = {"shown_from": NOW, "meet_at": NOW + timedelta(hours=6), "meeting_point": "Cổng Sở Nội vụ"}
    inspections.summon(row.pk, **said, **later)  # type: ignore[arg-type]

    [after] = fed(world, "member")

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1  # type: ignore[operator]


# ---- tokens


@pytest.mark.parametrize("token", ["x", "", "0" * 43, "../..", "%F0%9F%92%A9"])
def test_wrong_token_finds_nothing(world: World, token: str) -> None:
    feeds.make(by=world.actor("member"), now=NOW)

    response = Client().get(f"/ics/{token}.ics")

    assert response.status_code == 404
    assert b"BEGIN" not in response.content


def test_wrong_tokens_are_all_answered_alike(world: World) -> None:
    token = feeds.make(by=world.actor("member"), now=NOW)
    feeds.withdraw(by=world.actor("member"), now=NOW)

    withdrawn, invented = (Client().get(f"/ics/{one}.ics") for one in (token, "a" * 43))

    assert (withdrawn.status_code, withdrawn.content, dict(withdrawn.headers)) == (
        invented.status_code,
        invented.content,
        dict(invented.headers),
    )


def test_trying_tokens_comes_to_an_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_calendar, "MOST_TRIES", 2)
    good = feeds.make(by=world.actor("member"), now=NOW)

    tried = [Client().get(f"/ics/{number}.ics").status_code for number in range(5)]

    assert tried == [404, 404, 404, 429, 429]
    assert Client().get(f"/ics/{good}.ics").status_code == 429


def test_reading_too_often_comes_to_an_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(my_calendar, "MOST_READS", 2)
    token = feeds.make(by=world.actor("member"), now=NOW)

    assert [Client().get(f"/ics/{token}.ics").status_code for _ in range(3)] == [200, 200, 429]


def test_feed_is_never_kept_on_the_way(world: World) -> None:
    token = feeds.make(by=world.actor("member"), now=NOW)

    response = Client().get(f"/ics/{token}.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies


@pytest.mark.parametrize("count", [1, 3])
def test_feed_asks_the_same_however_many(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_decided(world, count)
    token = feeds.make(by=world.actor("member"), now=NOW)

    with django_assert_num_queries(6):
        response = Client().get(f"/ics/{token}.ics")

    assert response.content.count(b"BEGIN:VEVENT") == count


# ---- by the letter of the RFC


def test_lines_are_as_the_rfc_wants_them(world: World, browse: Browse) -> None:
    visiting.noticed(world)
    token = feeds.make(by=world.actor("member"), now=NOW)

    content = Client().get(f"/ics/{token}.ics").content

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    text = re.sub(rb"\r\n[ \t]", b"", content).decode()
    unfolded = [line for line in text.split("\r\n") if line]
    assert all(re.match(r"[A-Z-]+(;[A-Z-]+=[^:]+)*:", line) for line in unfolded)
    begun = [line.partition(":")[2] for line in unfolded if line.startswith("BEGIN:")]
    ended = [line.partition(":")[2] for line in unfolded if line.startswith("END:")]
    assert begun == ["VCALENDAR", "VTIMEZONE", "STANDARD", "VEVENT"]
    assert sorted(begun) == sorted(ended)
    assert "TZID:Asia/Ho_Chi_Minh" in unfolded
    assert any(line.startswith("DTSTART;TZID=Asia/Ho_Chi_Minh:20190619T") for line in unfolded)
    [stamp] = [line for line in unfolded if line.startswith("DTSTAMP:")]
    assert re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", stamp)


# ---- the page


def test_page_makes_an_address_and_shows_it_once(world: World, browse: Browse) -> None:
    client = browse("member")

    made = client.post("/work/calendar/feed/")
    again = client.get("/work/calendar/")

    [address] = re.findall(r"https?://\S+/ics/[\w-]+\.ics", words(made))[:1]
    assert Client().get(address[address.index("/ics/") :]).status_code == 200
    assert "/ics/" not in words(again)
    assert "Đường dẫn hiện có được tạo lúc" in words(again)
    client.post("/work/calendar/feed/withdraw/")
    assert Client().get(address[address.index("/ics/") :]).status_code == 404
    assert CalendarFeed.objects.get().withdrawn_at


def test_page_shows_visits_absences_and_recusals_of_oneself_only(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)
    for name, text in (("member", "Em ruột là Giám đốc"), ("head", "Chuyện của người khác")):
        by = world.actor(name)
        absences.enter(date(2019, 7, 1), date(2019, 7, 3), AbsenceKind.STUDY, by=by, now=NOW)
        recusals.declare(world.other_unit, RecusalGround.DECLARED_KIN, text, by=by, now=NOW, today=TODAY)

    page = words(browse("member").get("/work/calendar/"))

    assert row.unit.short_name in page
    assert page.count("01/07/2019 – 03/07/2019, học tập, bồi dưỡng") == 1
    assert "Em ruột là Giám đốc" in page
    assert "Chuyện của người khác" not in page


def test_absence_and_recusal_from_the_page(world: World, browse: Browse) -> None:
    client = browse("focal")

    away = {"first": "01/07/2019", "last": "03/07/2019", "kind": "leave"}
    kin = {"agency": str(world.other_unit.pk), "ground": "declared_kin", "text": "Vợ là Kế toán trưởng"}
    client.post("/work/calendar/absence/", away)
    client.post("/work/calendar/recusal/", kin)
    page = words(client.get("/work/calendar/"))

    assert "01/07/2019 – 03/07/2019, nghỉ phép" in page
    assert "Vợ là Kế toán trưởng" in page
    assert f"{world.unit.name}: đang công tác" in page
    row = Recusal.objects.get()
    client.post(f"/recusals/{row.pk}/withdraw/", {"revision": row.revision})
    assert "Vợ là Kế toán trưởng" not in words(client.get("/work/calendar/"))


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_however_many(
    world: World, browse: Browse, count: int, settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_decided(world, count)
    for number in range(count):
        day = date(2019, 7, 1 + number)
        absences.enter(day, day, AbsenceKind.STUDY, by=world.actor("member"), now=NOW)
    client = browse("member")
    settings.DEMO = False

    with django_assert_max_num_queries(12):
        client.get("/work/calendar/")


def test_one_visit_to_be_downloaded(world: World, browse: Browse) -> None:
    row = visiting.noticed(world)

    response = browse("secretary").get(f"/inspections/{row.pk}/ics/")

    [event] = events(response.content)
    assert event["UID"] == f"{row.pk}@kiemtra"
    assert response.headers["Content-Disposition"] == 'attachment; filename="kiem-tra-20190619.ics"'


@pytest.mark.parametrize(("name", "status"), [("head", 409), ("secretary", 409), ("member", 404), ("focal", 404)])
def test_sealed_visit_is_never_downloaded(world: World, browse: Browse, name: str, status: int) -> None:
    row = visiting.approved(world)

    assert browse(name).get(f"/inspections/{row.pk}/ics/").status_code == status


def test_now_of_the_tests_lies_on_their_day() -> None:
    assert timezone.localdate(NOW) == TODAY
