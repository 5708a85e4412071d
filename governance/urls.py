"""The app's addresses. Those of an area are under `/areas/<slug>/`, a list for each group."""

from django.urls import URLPattern, URLResolver, include, path

from governance.views import (
    boards,
    briefings,
    drafting,
    gallery,
    handovers,
    overview,
    reports,
    signing,
)

app_name = "governance"

board_pages = [
    path("boards/", boards.board_list, name="board-list"),
    path("boards/add/", boards.board_add, name="board-add"),
    path("boards/<uuid:board_id>/", boards.board_edit, name="board-edit"),
    path("boards/<uuid:board_id>/meetings/add/", boards.meeting_add, name="meeting-add"),
    path("meetings/<uuid:meeting_id>/", boards.meeting_edit, name="meeting-edit"),
]

report_pages = [
    path("", reports.report_read, name="report-read"),
    path("data.json", reports.report_data, name="report-data"),
    path("comments/", reports.report_comment, name="report-comment"),
    path("comments/<uuid:comment_id>/", reports.comment_settle, name="comment-settle"),
    path("circulate/", reports.report_circulate, name="report-circulate"),
    path("cover/", drafting.report_cover, name="report-cover"),
    path("words/", drafting.report_words, name="report-words"),
    path("evidence/", drafting.report_evidence, name="report-evidence"),
    path("check/", drafting.report_check, name="report-check"),
    path("refresh/", drafting.report_refresh, name="report-refresh"),
    path("send/", drafting.report_send, name="report-send"),
    path("return/", drafting.report_return, name="report-return"),
    path("sign/", signing.report_sign, name="report-sign"),
    path("document/", signing.report_document, name="report-document"),
    path("report.pdf", signing.report_pdf, name="report-pdf"),
    path("decisions/", signing.report_decide, name="report-decide"),
]

handover_pages = [
    path("", handovers.handover_view, name="handover-view"),
    path("move/", handovers.handover_move, name="handover-move"),
    path("words/", handovers.handover_words, name="handover-words"),
    path("successor/", handovers.handover_successor, name="handover-successor"),
    path("finish/", handovers.handover_finish, name="handover-finish"),
    path("briefing/", briefings.handover_briefing, name="handover-briefing"),
    path("document/", briefings.handover_document, name="handover-document"),
    path("briefing.pdf", briefings.handover_pdf, name="handover-pdf"),
]

area_pages: list[URLPattern | URLResolver] = [
    path("", overview.overview_view, name="overview"),
    *board_pages,
    path("handovers/", handovers.handover_list, name="handover-list"),
    path("handovers/<uuid:handover_id>/", include(handover_pages)),
    path("reports/add/", drafting.report_add, name="report-add"),
    path("reports/<uuid:report_id>/", include(report_pages)),
]

urlpatterns = [
    path("areas/<slug:slug>/", include(area_pages)),
    path("components/", gallery.component_list, name="component-list"),
    path("components/save/", gallery.component_save, name="component-save"),
    path("components/workshop/", gallery.component_workshop, name="component-workshop"),
]
