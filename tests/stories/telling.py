"""Tells one government's year through the workflows: each step as the person who takes it, on its day."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from io import BytesIO

from django.test import Client

from kiemtra.cli.demo import people
from kiemtra.cli.demo.founding import Founded, at, found
from kiemtra.data.agencies import load_agencies, load_successions
from kiemtra.data.calendar import load_calendar
from kiemtra.data.programmes import load_programme
from kiemtra.domain.documents import DocumentKind, IssueWay
from kiemtra.domain.findings import CheckOutcome, FindingKind
from kiemtra.domain.people import SYSTEM, Actor
from kiemtra.domain.sessions import AttendeeSide, RollCall
from kiemtra.store.models import (
    Agency,
    Conclusion,
    Document,
    Finding,
    Inspection,
    Jurisdiction,
    Recommendation,
    ReportRequest,
)
from kiemtra.store.queries import consolidation as consolidation_queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import (
    agencies,
    conclusions,
    consolidation,
    documents,
    files,
    findings,
    inspections,
    publication,
    recommendations,
    remediation,
    reports,
    results,
    sessions,
    transfers,
)

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
LIMIT = 1_000_000
ANSWERS = {
    "plan_issued": "yes",
    "plan_date": "15/01/{year}",
    "tasks_assigned": "20",
    "tasks_on_time": "18",
    "files_settled": "1.250",
    "files_on_time": "1.200",
    "procedures_posted": "partly",
    "late_tasks": [],
    "difficulties": "Thiếu nhân lực tại bộ phận một cửa (dữ liệu minh họa)",
}


@dataclass
class Story:
    """A founded programme and the day it has come to."""

    founded: Founded
    day: date
    numbers: dict[str, int] = field(default_factory=dict)

    # -- who and when

    def actor(self, key: str) -> Actor:
        return actor_of(self.founded.users[key], self.day)

    @property
    def now(self):
        return at(self.day, 9)

    def go_to(self, day: date) -> None:
        assert day >= self.day
        self.day = day

    def staff_of(self, code: str) -> tuple[Actor, Actor]:
        """The focal point and the head of a unit; accounts are made for units that the demo gives none."""
        key = people.key_of_unit(code)
        if f"dau-moi-{key}" not in self.founded.users:
            agency = self.founded.agencies[code]
            since = date(self.day.year, 1, 1)
            for post in people.of_unit(key, code, agency.short_name):
                self.founded.users[post.key] = people.appoint(self.founded.jurisdiction, post, agency, since, self.now)
        return self.actor(f"dau-moi-{key}"), self.actor(f"lanh-dao-{key}")

    def inspection(self, code: str, **conditions: object) -> Inspection:
        return Inspection.objects.select_related("plan", "unit", "team").get(
            plan=self.founded.plan, unit__code=code, **conditions
        )

    # -- before the visit

    def set_day(self, code: str, day: date, team: int = 1) -> Inspection:
        inspection = self.inspection(code)
        inspection = inspections.propose_visit(
            inspection.pk,
            revision=inspection.revision,
            day=day,
            hour=time(8),
            place=f"Trụ sở {inspection.unit.short_name}",
            by=self.actor(f"thu-ky-{team}"),
            now=self.now,
            today=self.day,
        )
        head = self.actor(f"truong-doan-{team}")
        return inspections.decide_visit(
            inspection.pk, revision=inspection.revision, by=head, now=self.now, today=self.day
        )

    def notice(self, code: str, team: int = 1) -> Inspection:
        self.staff_of(code)
        inspection = self.inspection(code)
        return inspections.send_notice(
            inspection.pk, revision=inspection.revision, by=self.actor(f"thu-ky-{team}"), now=self.now, today=self.day
        )

    def answer_notice(self, code: str) -> Inspection:
        inspection = self.inspection(code)
        ready = [row.pk for row in inspection.preparations.all()]
        return inspections.answer_notice(
            inspection.pk,
            revision=inspection.revision,
            focal=inspections.FocalPoint("Đầu mối phối hợp", "Chánh Văn phòng"),
            ready=ready,
            by=self.staff_of(code)[0],
            now=self.now,
            today=self.day,
        )

    def report(self, code: str, team: int = 1) -> ReportRequest:
        """Ask, fill, submit, accept."""
        inspection = self.inspection(code)
        asked = reports.request(
            inspection.pk, revision=inspection.revision, by=self.actor(f"thu-ky-{team}"), now=self.now, today=self.day
        )
        focal, head = self.staff_of(code)
        answers = {
            item: value.format(year=self.day.year) if isinstance(value, str) else value
            for item, value in ANSWERS.items()
        }
        saved = reports.save_answers(asked.pk, seen=asked.revision, answers=answers, by=focal, now=self.now)
        assert saved.problems == ()
        asked = saved.report
        reports.submit(asked.pk, revision=asked.revision, by=head, now=self.now)
        asked.refresh_from_db()
        return reports.accept(asked.pk, revision=asked.revision, by=self.actor(f"thu-ky-{team}"), now=self.now)

    # -- the visit

    def visit(self, code: str, team: int = 1, **conditions: object) -> Inspection:
        """Open, hold one session with both sides and a roll call, record every item of the checklist."""
        inspection = self.inspection(code, **conditions)
        head = self.actor(f"truong-doan-{team}")
        inspection = inspections.open_visit(
            inspection.pk, revision=inspection.revision, place="Trụ sở đơn vị", by=head, now=self.now
        )
        content = sessions.SessionContent(
            started_at=at(self.day, 8),
            ended_at=at(self.day, 11),
            place="Trụ sở đơn vị",
            attendees=(
                sessions.Presence(AttendeeSide.TEAM, f"Trưởng Đoàn {team}", "Trưởng đoàn"),
                sessions.Presence(AttendeeSide.TEAM, f"Thư ký Đoàn {team}", "Thư ký"),
                sessions.Presence(AttendeeSide.UNIT, "Lãnh đạo đơn vị", "Người đứng đầu"),
            ),
            roll=RollCall(listed=40, present=36, excused=3, note="Một người vắng không lý do (dữ liệu minh họa)"),
        )
        secretary = self.actor(f"thu-ky-{team}")
        sessions.start(inspection.pk, content, revision=inspection.revision, by=secretary, now=self.now)
        for place, result in enumerate(inspection.results.order_by("position")):
            outcome = CheckOutcome.NOT_MET if place == 0 else CheckOutcome.MET
            results.record(result.pk, revision=result.revision, outcome=outcome, note="", by=secretary, now=self.now)
        return self.inspection(code, **conditions)

    def close_minutes(self, code: str, team: int = 1, **conditions: object) -> Inspection:
        inspection = self.inspection(code, **conditions)
        return inspections.close_minutes(
            inspection.pk,
            revision=inspection.revision,
            team_opinion="Đoàn ghi nhận kết quả và đề nghị khắc phục.",
            unit_opinion="Đơn vị nhất trí.",
            by=self.actor(f"thu-ky-{team}"),
            now=self.now,
        )

    def find(self, code: str, kind: FindingKind, area: str, text: str, team: int = 1, **conditions: object) -> Finding:
        """A member records, the secretary confirms."""
        inspection = self.inspection(code, **conditions)
        result = inspection.results.filter(area=area, outcome=CheckOutcome.NOT_MET).first()
        content = findings.FindingContent(
            kind=kind,
            area=area,
            text=f"{text} (dữ liệu minh họa)",
            cause="Chưa phân công rõ người theo dõi" if kind is FindingKind.SHORTCOMING else "",
            result=result.pk if result and kind is FindingKind.SHORTCOMING else None,
        )
        member = self.actor(f"thanh-vien-{team}-1")
        finding = findings.record(inspection.pk, content, by=member, now=self.now)
        return findings.confirm(finding.pk, revision=finding.revision, by=self.actor(f"thu-ky-{team}"), now=self.now)

    # -- the conclusion

    def conclude(
        self,
        code: str,
        team: int = 1,
        *,
        paper: DocumentKind = DocumentKind.NOTICE,
        due_in: int | None = None,
        **conditions: object,
    ) -> Conclusion:
        """Draft, one recommendation for each shortcoming, send, reply, take up, conclude, number and hand over."""
        secretary, head = self.actor(f"thu-ky-{team}"), self.actor(f"truong-doan-{team}")
        inspection = self.inspection(code, **conditions)
        conclusion = conclusions.start_draft(inspection.pk, revision=inspection.revision, by=secretary, now=self.now)
        for finding in inspection.findings.filter(kind=FindingKind.SHORTCOMING, state="confirmed"):
            content = recommendations.RecommendationContent(
                text=f"Khắc phục: {finding.text}",
                area=finding.area,
                addressee=inspection.unit_id,
                findings=(finding.pk,),
                due_on=self.day + timedelta(days=due_in) if due_in else None,
            )
            recommendations.recommend(inspection.pk, content, by=secretary, now=self.now, today=self.day)
        conclusion.refresh_from_db()
        conclusions.send(inspection.pk, revision=conclusion.revision, by=secretary, now=self.now, today=self.day)
        conclusion.refresh_from_db()
        opinions = {
            finding.pk: conclusions.Opinion(agrees=True) for finding in inspection.findings.filter(state="confirmed")
        }
        conclusions.reply(
            inspection.pk,
            revision=conclusion.revision,
            text="Đơn vị nhất trí với dự thảo.",
            opinions=opinions,
            by=self.staff_of(code)[1],
            now=self.now,
            today=self.day,
        )
        conclusion.refresh_from_db()
        conclusions.take_up_reply(
            inspection.pk,
            revision=conclusion.revision,
            response="Đoàn ghi nhận.",
            by=secretary,
            now=self.now,
            today=self.day,
        )
        conclusion.refresh_from_db()
        conclusions.conclude(
            inspection.pk, revision=conclusion.revision, paper=paper, by=head, now=self.now, today=self.day
        )
        conclusion.refresh_from_db()
        assert conclusion.document is not None
        self.issue(conclusion.document, secretary)
        conclusion.refresh_from_db()
        conclusions.hand_over(inspection.pk, revision=conclusion.revision, by=secretary, now=self.now, today=self.day)
        conclusion.refresh_from_db()
        return conclusion

    def issue(self, document: Document, by: Actor) -> Document:
        """The clerk's part: numbered and signed elsewhere, recorded here."""
        document.refresh_from_db()
        number = self.numbers[document.symbol] = self.numbers.get(document.symbol, 0) + 1
        return documents.record_issue(
            document.pk,
            revision=document.revision,
            number=f"{number:02d}",
            dated=self.day,
            signer_name="Trưởng đoàn",
            signer_title="Trưởng đoàn kiểm tra",
            signed_copy=files.store(BytesIO(PDF), name="ban-ky.pdf", limit=LIMIT, at=self.now),
            way=IssueWay.RECORDED,
            by=by,
            now=self.now,
        )

    # -- remediation

    def remedy(self, recommendation: Recommendation, code: str, team: int = 1) -> Recommendation:
        """Plan, report with evidence, verified by the secretary, closed."""
        focal, _ = self.staff_of(code)
        secretary = self.actor(f"thu-ky-{team}")
        recommendation = remediation.plan(
            recommendation.pk,
            revision=recommendation.revision,
            text="Phân công lại, đào tạo trong tháng.",
            by=focal,
            now=self.now,
        )
        recommendation = self._report(recommendation, "Đã phân công và niêm yết lại.", focal)
        return self.verify_and_close(recommendation, secretary)

    def leave_open(self, code: str, on: date, team: int = 1, *, shortcoming: str, area: str = "procedures") -> None:
        """One noticed inspection as far as its result, whose recommendation nobody has carried out."""
        self.go_to(on)
        self.visit(code, team)
        self.find(code, FindingKind.SHORTCOMING, area, shortcoming, team)
        self.close_minutes(code, team)
        self.conclude(code, team)

    # -- after 1 July 2025

    def reform(self, day: date = date(2025, 7, 15)) -> None:
        """Go to a day after the reform: what was owed passes on."""
        self.go_to(day)
        transfers.carry_over(day, jurisdiction=self.founded.jurisdiction, by=SYSTEM, now=self.now)

    def carrier_reports(self, recommendation: Recommendation, focal: Actor) -> Recommendation:
        """Who carries it today reports with evidence; the officer of the day verifies; who is gone may do neither."""
        recommendation.refresh_from_db()
        return self._report(recommendation, "Đã khắc phục sau khi sắp xếp (dữ liệu minh họa).", focal)

    def _report(self, recommendation: Recommendation, text: str, by: Actor) -> Recommendation:
        """Told as done, with a file as evidence."""
        name = "minh-chung.pdf"
        stored = files.store(BytesIO(PDF + str(recommendation.pk).encode()), name=name, limit=LIMIT, at=self.now)
        remediation.report(
            recommendation.pk,
            revision=recommendation.revision,
            text=text,
            done_on=self.day,
            proofs=[remediation.Proof(stored, name)],
            by=by,
            now=self.now,
            today=self.day,
        )
        recommendation.refresh_from_db()
        return recommendation

    def verify_and_close(self, recommendation: Recommendation, officer: Actor) -> Recommendation:
        recommendation = remediation.verify(
            recommendation.pk,
            revision=recommendation.revision,
            reason="Đã đối chiếu.",
            by=officer,
            now=self.now,
            today=self.day,
        )
        return remediation.close(
            recommendation.pk, revision=recommendation.revision, by=officer, now=self.now, today=self.day
        )

    def page(self, key: str, path: str) -> str:
        """What somebody reads there, as of the day of the story."""
        client = Client()
        client.force_login(self.founded.users[key], backend="django.contrib.auth.backends.ModelBackend")
        Jurisdiction.objects.filter(pk=self.founded.jurisdiction.pk).update(assumed_day=self.day)
        answer = client.get(path)
        return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)

    def close(self, code: str, team: int = 1, **conditions: object) -> Inspection:
        inspection = self.inspection(code, **conditions)
        return remediation.close_inspection(
            inspection.pk, revision=inspection.revision, by=self.actor(f"thu-ky-{team}"), now=self.now
        )

    def whole(self, code: str, on: date, team: int = 1, *, shortcoming: str, area: str = "procedures") -> None:
        """One announced inspection from its notice to its end."""
        self.notice(code, team)
        self.answer_notice(code)
        self.report(code, team)
        self.go_to(on)
        self.visit(code, team)
        self.find(code, FindingKind.STRENGTH, area, "Công khai thủ tục đầy đủ", team)
        self.find(code, FindingKind.SHORTCOMING, area, shortcoming, team)
        self.close_minutes(code, team)
        self.conclude(code, team)
        for recommendation in self.recommendations(code):
            self.remedy(recommendation, code, team)
        self.close(code, team)

    def consolidate(self, *, visited: int, closed: int) -> Document:
        """The consolidated report: it counts what was done, and prints as DOCX and PDF."""
        officer = self.actor("chuyen-vien")
        document = consolidation.draft(self.founded.plan.pk, by=officer, now=self.now, today=self.day)
        counted = consolidation_queries.figures(self.founded.plan, officer, self.day)
        assert (counted.visited, counted.concluded) == (visited, visited)
        assert [row.state for row in counted.recommendations] == ["closed_implemented"] * closed
        assert documents.export(document, "docx")[:2] == b"PK"
        assert documents.export(document, "pdf")[:5] == b"%PDF-"
        return document

    def publish(self) -> str:
        """The public page as a stranger gets it."""
        plan = self.founded.plan
        plan.refresh_from_db()
        plan = publication.publish(plan.pk, revision=plan.revision, by=self.actor("chuyen-vien"), now=self.now)
        answer = Client().get(f"/ke-hoach/{plan.slug}/")
        assert answer.status_code == 200
        return answer.content.decode()

    def recommendations(self, code: str) -> list[Recommendation]:
        return list(Recommendation.objects.filter(inspection__plan=self.founded.plan, inspection__unit__code=code))


def begin(key: str, text: bytes) -> Story:
    """Load the register and found one programme from its text."""
    programme = load_programme(key)
    agencies.load(load_agencies(), load_successions(), by=SYSTEM, now=at(programme.day))
    return Story(found(programme, text), programme.day)


def next_working_day(day: date, days: int = 1) -> date:
    return load_calendar().add_working_days(day, days)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)
