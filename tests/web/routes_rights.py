"""Whose each address is: one line a route, and one an operation of the API. A new one without a line fails the tests.

    public                     strangers are answered
    signed-in                  whoever has signed in: one's own affairs, or what is refused inside
    list                       whoever has signed in, each what they may see
    permission X               who holds the permission anywhere; others are refused
    record KIND                who sees the record; for others there is none
    deed KIND.DEED [via X]     the same, and the deed's rule decides; X hangs on the record and its id is in the address
    demo                       in the demo only

Kinds are those of `domain/whys.py`, or one of the doors in `test_routes_rights.py`.
"""

ROUTES = """
home                      | public
public-plan               | public
public-draw               | public
public-draw-file          | public
sign-in                   | public
second-step               | public
password-forgotten        | public
link-open                 | public
password-set              | public
oidc-start                | public
oidc-return               | public
demo-sign-in              | public
api-docs                  | public
api:openapi-json          | public
api:api-root              | public
sign-out                  | signed-in
my-account                | signed-in
no-post                   | signed-in
identity-confirm          | signed-in
password-change           | signed-in
app-add                   | signed-in
key-add                   | signed-in
factor-remove             | signed-in
recovery-codes            | signed-in
recovery-codes-renew      | signed-in
identity-link             | signed-in
identity-unlink           | signed-in
sessions-end              | signed-in
session-end               | signed-in
demo-role                 | demo
demo-day                  | demo
components                | demo
role-list                 | signed-in
my-work                   | list
my-work-xlsx              | list
my-calendar               | list
absence-enter             | signed-in
absence-withdraw          | record absence
recusal-declare           | signed-in
recusal-withdraw          | record recusal
feed-make                 | signed-in
feed-withdraw             | signed-in
feed                      | public
inspection-ics            | record inspection
messages-read             | signed-in
working-days-now          | signed-in
working-days              | signed-in
message-read              | record message
event-list                | permission events_read
event-list-xlsx           | permission events_read
event-proof               | record event
event-proof-json          | record event
form-list                 | list
form-upload               | permission form_manage
form-detail               | record form
form-workbook             | record form
form-publish              | record form
form-discard              | record form
form-end                  | record form
reading-list              | permission reading_make
reading-detail            | record reading
reading-place             | record reading
recognition-detail        | record recognition
reading-decide            | deed reading.decide
reading-accept-rest       | deed reading.decide
reading-fact              | deed reading.decide
reading-undo              | deed reading.decide
reading-add               | deed reading.decide
reading-example           | record reading
reading-confirm           | deed reading.confirm
reading-name              | deed reading.decide
name-list                 | permission reading_make
name-forget               | record known-name
anomaly-settle            | deed reading.decide via anomaly
agency-list               | list
agency-list-xlsx          | list
agency-suggest            | signed-in
agency-detail             | record agency
reorganisation-list       | list
reorganisation-new        | signed-in
reorganisation-detail     | record reorganisation
transfer-correct          | record transfer
plan-list                 | list
plan-list-xlsx            | list
plan-detail               | record plan
plan-new                  | signed-in
plan-copy                 | record plan
plan-carried              | record plan
plan-kinds                | record plan
plan-papers               | deed plan.write_papers
plan-versions             | record plan
plan-grounds              | record plan
plan-amend                | deed plan.amend
amendment-detail          | record amendment
amendment-edit            | record amendment
amendment-units           | record amendment
amendment-unit-changes    | record amendment
amendment-paper           | record amendment
amendment-submit          | record amendment
amendment-return          | record amendment
amendment-issue           | record amendment
amendment-strike          | record amendment
plan-edit                 | deed plan.edit
plan-submit               | deed plan.submit
plan-return               | deed plan.return
plan-issue                | deed plan.issue
plan-close                | deed plan.close
plan-withdraw             | deed plan.withdraw
plan-publish              | deed plan.publish
plan-unpublish            | deed plan.publish
plan-units                | record plan
plan-unit-remove          | deed plan.edit
plan-coverage             | record plan
coverage-rule             | record coverage
coverage-rule-xlsx        | record coverage
coverage-edit             | record coverage
coverage-drop             | record coverage
coverage-take             | record coverage
coverage-unit             | record coverage
mark-remove               | record mark
choice-detail             | record choice
choice-xlsx               | record choice
plan-calendar             | record plan
plan-teams                | record plan
plan-team-checks          | record plan
plan-team-decision        | deed plan.set_up_team
plan-change-decision      | deed plan.set_up_team
team-workload             | list
team-workload-xlsx        | list
team-member-add           | deed plan.set_up_team via team
member-absence            | deed plan.enter_absence via member
member-recusal            | deed plan.set_up_team via member
team-set-up               | deed plan.set_up_team
team-substitute           | deed plan.set_up_team via member
team-seat-end             | deed plan.set_up_team via member
team-decision             | deed plan.set_up_team via team
team-decide               | record plan via team
plan-timetable            | record plan-run
plan-timetable-ask        | deed plan.propose_visits
plan-assign               | deed plan.propose_visits
timetable-drop            | record timetable
timetable-move            | record timetable
timetable-take-over       | record timetable
plan-calendar-xlsx        | record plan
calendar                  | list
calendar-xlsx             | list
busy-days                 | record busy-unit
busy-days-remove          | record busy-days
draw-list                 | record plan
draw-new                  | deed plan.edit
draw-new-sealed           | deed plan.propose_unannounced
draw-detail               | record draw
draw-retake               | deed draw.retake
draw-commit               | deed draw.commit
draw-seed                 | deed draw.seed
draw-draw                 | deed draw.draw
draw-propose-visits       | deed draw.propose_visits
draw-open                 | deed draw.open
draw-take                 | deed draw.take
draw-withdraw             | deed draw.withdraw
draw-file                 | record draw
plan-tasks                | record plan
plan-tasks-xlsx           | record plan
plan-task-cells           | record plan
task-new                  | deed plan.set_task
task-import               | deed plan.set_task
task-template             | record plan
task-duties               | deed plan.set_task
task-sheet                | record task-sheet
task-sheet-load           | record task-sheet
task-detail               | record task
task-edit                 | deed task.change
task-withdraw             | deed task.withdraw
task-restore              | deed task.withdraw
task-report               | record task
task-review               | record task-status
task-proof-remove         | record task-proof
unit-tasks                | record tasks-unit
unit-tasks-xlsx           | record tasks-unit
document-tasks            | record task-document
document-tasks-xlsx       | record task-document
plan-expected             | record plan
plan-differences          | record plan
plan-self-results         | record plan
self-inspection-set-up    | deed plan.set_up_team
plan-remind               | deed plan.expect
expected-deliver          | deed expected_plan.deliver
expected-make             | deed expected_plan.make
plan-steering             | record plan
steering-decide           | record steering
plan-consolidated         | record plan
plan-consolidate          | deed plan.consolidate
plan-propose-unannounced  | deed plan.propose_unannounced
inspection-list           | list
inspection-detail         | record inspection
session-start             | deed inspection.record_attendance
session-edit              | record session
inspection-results        | record whole
inspection-approve        | deed inspection.approve
inspection-propose-visit  | deed inspection.propose_visit
inspection-decide-visit   | deed inspection.decide_visit
inspection-notice         | deed inspection.notice
inspection-notice-urgently | deed inspection.notice_urgently
inspection-change-visit   | deed inspection.change_visit
inspection-remind-unit    | deed inspection.remind_unit
notice-list               | record whole
notice-acknowledge        | record whole
overlap-list              | list
plan-overlaps             | record plan-run
inspection-answer-notice  | deed inspection.answer_notice
inspection-request-report | deed inspection.request_report
inspection-begin-own      | deed inspection.begin_own
inspection-open           | deed inspection.open
inspection-close-minutes  | deed inspection.close_minutes
inspection-move-to-team   | deed inspection.move_to_team
inspection-postpone       | deed inspection.postpone
inspection-resume         | deed inspection.resume
inspection-withdraw       | deed inspection.withdraw
inspection-reinspect      | deed inspection.reinspect
inspection-close          | deed inspection.close
inspection-summon         | deed inspection.summon
inspection-readiness      | record readiness
round-freshness           | record readiness-round
round-freshness-xlsx      | record readiness-round
report-list               | list
upload-begin              | signed-in
upload                    | signed-in
inspection-evidence       | record whole
inspection-evidence-ask   | record whole
inspection-evidence-zip   | record whole
inspection-evidence-xlsx  | record whole
report-evidence           | record report
report-evidence-ask       | record report
report-evidence-zip       | record report
report-evidence-xlsx      | record report
report-file               | record report
round-evidence            | record report_round
round-evidence-zip        | record report_round
round-evidence-xlsx       | record report_round
evidence-ask              | record evidence_ask
evidence-answer           | deed evidence_ask.answer
evidence-accept           | deed evidence_ask.accept
evidence-reject           | deed evidence_ask.reject
evidence-withdraw         | deed evidence_ask.withdraw
evidence-detail           | record evidence
evidence-judge            | record evidence
evidence-check            | record evidence
report-detail             | record report
report-read               | record report
report-compare            | record report
report-workbook           | record report
report-workbook-save      | deed report.fill
report-workbook-file      | record report
report-paper              | deed report.write_paper
report-submit             | deed report.submit
report-give-back          | deed report.submit
report-recall             | deed report.recall
report-update             | deed report.update
report-affirm             | deed report.update
report-round-list         | list
report-round-new          | signed-in
report-round-detail       | record report_round
report-round-xlsx         | record report_round
report-round-add          | record report_round
report-round-extend       | record report_round
report-round-close        | record report_round
report-round-reopen       | record report_round
plan-reports              | record plan
round-rate                | record merged-round
round-units               | record merged-round
round-merged              | record merged-round
round-cells               | record merged-round
round-merged-export       | record merged-round
round-charge              | record merged-round
merge-annotate            | record merge
merge-approve             | record merge
merge-send-back           | record merge
merge-reopen              | record merge
merge-return-reports      | record merge
report-accept             | deed report.accept
report-return             | deed report.return
finding-index             | list
finding-list              | record whole
finding-record            | deed inspection.record_finding
finding-edit              | deed finding.record_finding
finding-confirm           | deed finding.confirm_finding
finding-strike            | deed finding.confirm_finding
finding-restore           | deed finding.confirm_finding
finding-reason            | record finding
obstacle-list             | list
obstacle-address          | deed finding.address
obstacle-answer           | deed finding.answer
conclusion-detail         | record conclusion
conclusion-start          | deed inspection.start_draft
conclusion-edit           | deed inspection.edit_draft
conclusion-send           | deed inspection.send_draft
conclusion-reply          | deed inspection.reply
conclusion-take-up        | deed inspection.take_up_reply
conclusion-conclude       | deed inspection.conclude
conclusion-hand-over      | deed inspection.hand_over
conclusion-preview        | record conclusion
conclusion-seal           | deed inspection.seal_draft
conclusion-unseal         | deed inspection.unseal_draft
recommendation-new        | deed inspection.edit_draft
recommendation-edit       | deed inspection.edit_draft via recommendation
recommendation-remove     | deed inspection.edit_draft via recommendation
recommendation-list       | list
recommendation-list-xlsx  | list
recommendation-detail     | record recommendation
recommendation-deed       | deed recommendation.report
unit-own                  | signed-in
unit-detail               | record unit
document-list             | list
document-list-xlsx        | list
document-enter            | permission document_register
document-correct          | deed document.correct
document-detail           | record document
document-end              | deed document.end
document-record-issue     | deed document.record_issue
document-number           | deed document.record_issue
document-withdraw         | deed document.withdraw
document-replace          | deed document.replace
document-export           | record document
document-publish          | record document
document-unpublish        | record document
file-detail               | record file
accountability-list       | list
accountability-new        | deed inspection.draft
accountability-detail     | record accountability
accountability-edit       | deed accountability.edit
accountability-send       | deed accountability.send
accountability-withdraw   | deed accountability.withdraw
accountability-answer     | deed accountability.answer
why                       | record plan
account-list              | permission accounts_manage
account-list-xlsx         | permission accounts_manage
account-enter             | permission accounts_manage
account-import            | permission accounts_manage
account-template          | permission accounts_manage
account-sheet             | record sheet
account-sheet-load        | record sheet
account-sheet-links       | record sheet
account-detail            | record account
account-edit              | record account
account-deactivate        | record account
account-reactivate        | record account
account-link              | record account
account-end-sessions      | record account
account-remove-factors    | record account
account-appoint           | record account
account-hand-over         | record account
own-posts                 | signed-in
appointment-correct       | record appointment
appointment-end           | record appointment
appointment-authorise     | record appointment
proposal-pass-on          | record account-proposal
api:plan_list             | list
api:plan_detail           | record plan
api:inspection_list       | list
api:inspection_detail     | record inspection
api:document_list         | list
api:document_detail       | record document
api:recommendation_list   | list
api:recommendation_detail | record recommendation
api:why                   | record plan
"""


def read_routes() -> dict[str, tuple[str, ...]]:
    """Name → words of its rule."""
    rows = (line.split("|") for line in ROUTES.strip().splitlines())
    return {name.strip(): tuple(rule.split()) for name, rule in rows}
