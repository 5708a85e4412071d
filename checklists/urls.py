"""The app's addresses."""

from django.urls import URLPattern, path

from checklists.views import (
    action,
    agreement,
    answers,
    compare,
    evidence,
    exporting,
    history,
    local_sets,
    local_statements,
    participants,
    reflections,
    rounds,
    signing,
    tools,
    workshop,
)

app_name = "checklists"

AREA = "areas/<slug:slug>/"
REVIEW = f"{AREA}rounds/<uuid:round_id>/"
STATEMENT = f"{REVIEW}answer/<slug:key>/<str:code>/"
EVIDENCE = f"{AREA}evidence/<uuid:evidence_id>/"
WORKSHOP = f"{REVIEW}workshop/<int:number>/"

PEOPLE = f"{REVIEW}people/"
SEAT = f"{PEOPLE}<uuid:participation_id>/"

seats: list[URLPattern] = [
    path(f"{PEOPLE}add/", participants.participant_add, name="participant-add"),
    path(f"{SEAT}substitute/", participants.participant_substitute, name="participant-substitute"),
    path(f"{SEAT}asked/", participants.participant_asked, name="participant-asked"),
    path(f"{SEAT}withdraw/", participants.participant_withdraw, name="participant-withdraw"),
    path(f"{SEAT}restore/", participants.participant_restore, name="participant-restore"),
    path(f"{REVIEW}leave/", participants.round_leave, name="round-leave"),
    path(f"{REVIEW}rejoin/", participants.round_rejoin, name="round-rejoin"),
    path(f"{REVIEW}so-far/", participants.round_so_far, name="round-so-far"),
]

agreed_view: list[URLPattern] = [
    path(f"{REVIEW}compare/", compare.compare_view, name="compare-view"),
    path(WORKSHOP, workshop.workshop_view, name="workshop-view"),
    path(f"{WORKSHOP}live/<uuid:question_id>/", workshop.workshop_live, name="workshop-live"),
    path(f"{WORKSHOP}lead/", workshop.workshop_lead, name="workshop-lead"),
    path(f"{WORKSHOP}end/", workshop.workshop_end, name="workshop-end"),
    path(f"{REVIEW}compare/<uuid:question_id>/", agreement.agreement_edit, name="agreement-edit"),
    path(f"{REVIEW}export.xlsx", exporting.results_workbook, name="results-workbook"),
    path(f"{REVIEW}export/<slug:list_name>.csv", exporting.results_list, name="results-list"),
    path(
        f"{REVIEW}compare/<uuid:question_id>/history/",
        history.agreement_view,
        name="agreement-view",
    ),
    path(f"{REVIEW}accept/", agreement.agreement_accept, name="agreement-accept"),
    path(f"{REVIEW}agree/", agreement.round_agree, name="round-agree"),
    path(f"{REVIEW}sign-off/", signing.round_sign, name="round-sign"),
    path(f"{REVIEW}reopen/", signing.round_reopen, name="round-reopen"),
]

actions: list[URLPattern] = [
    path(f"{AREA}actions/", action.action_list, name="action-list"),
    path(f"{AREA}actions/new/", action.action_add, name="action-add"),
    path(f"{AREA}actions/<uuid:action_id>/", action.action_view, name="action-view"),
    path(f"{AREA}actions/<uuid:action_id>/change/", action.action_edit, name="action-edit"),
    path(f"{AREA}actions/<uuid:action_id>/note/", action.action_note, name="action-note"),
    path(f"{AREA}actions/<uuid:action_id>/finish/", action.action_finish, name="action-finish"),
]

library: list[URLPattern] = [
    path(f"{AREA}tools/", tools.tool_list, name="tool-list"),
    path(f"{AREA}tools/<slug:key>/", tools.tool_view, name="tool-view"),
]

answering: list[URLPattern] = [
    path(f"{AREA}rounds/", rounds.round_list, name="round-list"),
    path(f"{AREA}rounds/start/", rounds.round_start, name="round-start"),
    path(f"{AREA}rounds/open/", rounds.round_open, name="round-open"),
    path(REVIEW, rounds.round_detail, name="round-detail"),
    path(f"{REVIEW}nudge/", rounds.round_nudge, name="round-nudge"),
    path(f"{REVIEW}extend/", rounds.round_extend, name="round-extend"),
    path(f"{REVIEW}close/", rounds.round_close, name="round-close"),
    path(f"{REVIEW}check/", answers.answer_check, name="answer-check"),
    path(f"{REVIEW}answer/<slug:key>/", answers.answer_edit, name="answer-edit"),
    path(STATEMENT, answers.answer_save, name="answer-save"),
    path(f"{STATEMENT}evidence/", evidence.evidence_add, name="evidence-add"),
    path(EVIDENCE, evidence.evidence_download, name="evidence-download"),
    path(f"{EVIDENCE}replace/", evidence.evidence_replace, name="evidence-replace"),
    path(f"{EVIDENCE}remove/", evidence.evidence_remove, name="evidence-remove"),
    path(f"{AREA}answers/<uuid:answer_id>/", history.answer_view, name="answer-view"),
]

QUESTIONS = f"{AREA}questions/"
OWN_SET = f"{QUESTIONS}<uuid:local_set_id>/"
OWN_STATEMENT = f"{QUESTIONS}statements/<uuid:statement_id>/"
own_questions: list[URLPattern] = [
    path(QUESTIONS, local_sets.local_set_list, name="localset-list"),
    path(f"{QUESTIONS}add/", local_sets.local_set_add, name="localset-add"),
    path(OWN_SET, local_sets.local_set_view, name="localset-view"),
    path(f"{OWN_SET}change/", local_sets.local_set_edit, name="localset-edit"),
    path(f"{OWN_SET}preview/", local_sets.local_set_preview, name="localset-preview"),
    path(f"{OWN_SET}publish/", local_sets.local_set_publish, name="localset-publish"),
    path(f"{OWN_SET}retire/", local_sets.local_set_retire, name="localset-retire"),
    path(f"{OWN_SET}restore/", local_sets.local_set_restore, name="localset-restore"),
    path(f"{OWN_SET}remove/", local_sets.local_set_remove, name="localset-remove"),
    path(f"{OWN_SET}add/", local_statements.local_statement_add, name="localstatement-add"),
    *(
        path(f"{OWN_STATEMENT}{end}/", view, name=f"localstatement-{verb}")
        for end, view, verb in (
            ("change", local_statements.local_statement_edit, "edit"),
            ("remove", local_statements.local_statement_remove, "remove"),
            ("move", local_statements.local_statement_move, "move"),
        )
    ),
]

WRITING = "<slug:key>/<str:code>/"
reflecting: list[URLPattern] = [
    path(f"{AREA}reflections/", reflections.reflection_list, name="reflection-list"),
    path(f"{AREA}reflections/shared/", reflections.reflection_read, name="reflection-read"),
    path(f"{AREA}reflections/mine.txt", reflections.reflection_text, name="reflection-text"),
    path(f"{AREA}reflections/mine.csv", reflections.reflection_table, name="reflection-table"),
    *(
        path(f"{place}{WRITING}{end}", view, name=name)
        for place in (f"{AREA}reflections/", f"{REVIEW}reflect/")
        for end, view, name in (
            ("", reflections.reflection_edit, "reflection-edit"),
            ("save/", reflections.reflection_save, "reflection-save"),
            ("delete/", reflections.reflection_delete, "reflection-delete"),
        )
    ),
]

urlpatterns: list[URLPattern] = [
    *answering,
    *seats,
    *agreed_view,
    *actions,
    *library,
    *own_questions,
    *reflecting,
]
