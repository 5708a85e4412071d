"""The app's addresses."""

from django.urls import URLPattern, path

from checklists.views import (
    action,
    agreement,
    answers,
    compare,
    exporting,
    reflections,
    rounds,
    tools,
)

app_name = "checklists"

AREA = "areas/<slug:slug>/"
REVIEW = f"{AREA}rounds/<uuid:round_id>/"

agreed_view: list[URLPattern] = [
    path(f"{REVIEW}compare/", compare.compare_view, name="compare-view"),
    path(f"{REVIEW}workshop/<int:number>/", compare.workshop_view, name="workshop-view"),
    path(f"{REVIEW}compare/<uuid:question_id>/", agreement.agreement_edit, name="agreement-edit"),
    path(f"{REVIEW}export.xlsx", exporting.results_workbook, name="results-workbook"),
    path(f"{REVIEW}export/<slug:list_name>.csv", exporting.results_list, name="results-list"),
    path(f"{REVIEW}accept/", agreement.agreement_accept, name="agreement-accept"),
    path(f"{REVIEW}agree/", agreement.round_agree, name="round-agree"),
]

actions: list[URLPattern] = [
    path(f"{AREA}actions/", action.action_list, name="action-list"),
    path(f"{AREA}actions/new/", action.action_add, name="action-add"),
    path(f"{AREA}actions/<uuid:action_id>/", action.action_view, name="action-view"),
    path(f"{AREA}actions/<uuid:action_id>/change/", action.action_edit, name="action-edit"),
    path(f"{AREA}actions/<uuid:action_id>/finish/", action.action_finish, name="action-finish"),
]

library: list[URLPattern] = [
    path(f"{AREA}tools/", tools.tool_list, name="tool-list"),
    path(f"{AREA}tools/<slug:key>/", tools.tool_view, name="tool-view"),
]

answering: list[URLPattern] = [
    path(f"{AREA}rounds/", rounds.round_list, name="round-list"),
    path(f"{AREA}rounds/open/", rounds.round_open, name="round-open"),
    path(REVIEW, rounds.round_detail, name="round-detail"),
    path(f"{REVIEW}nudge/", rounds.round_nudge, name="round-nudge"),
    path(f"{REVIEW}extend/", rounds.round_extend, name="round-extend"),
    path(f"{REVIEW}close/", rounds.round_close, name="round-close"),
    path(f"{REVIEW}check/", answers.answer_check, name="answer-check"),
    path(f"{REVIEW}answer/<slug:key>/", answers.answer_edit, name="answer-edit"),
    path(f"{REVIEW}answer/<slug:key>/<str:code>/", answers.answer_save, name="answer-save"),
]

WRITING = "<slug:key>/<str:code>/"
reflecting: list[URLPattern] = [
    path(f"{AREA}reflections/", reflections.reflection_list, name="reflection-list"),
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

urlpatterns: list[URLPattern] = [*answering, *agreed_view, *actions, *library, *reflecting]
