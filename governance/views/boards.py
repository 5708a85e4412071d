"""Boards and their meetings."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from governance import fetch
from governance.actions import boards as actions
from governance.forms import BoardForm, MeetingForm
from governance.presenters.board_page import board_blocks
from hubs.access import allows
from hubs.permissions import Permission, can


@allows(Permission.VIEW_BOARDS)
@require_safe
def board_list(request, slug):
    blocks = board_blocks(
        slug=slug,
        boards=fetch.boards(),
        reports=fetch.reports(request.membership),
        now=timezone.now(),
    )
    page = {
        "nav": "board",
        "blocks": blocks,
        "may_manage": can(request.membership, Permission.MANAGE_BOARDS),
        "may_draft": can(request.membership, Permission.DRAFT_REPORT),
    }
    return render(request, "governance/board_list.html", page)


@allows(Permission.MANAGE_BOARDS)
@require_http_methods(["GET", "POST"])
def board_add(request, slug):
    return edit_board(request, slug, None)


@allows(Permission.MANAGE_BOARDS)
@require_http_methods(["GET", "POST"])
def board_edit(request, slug, board_id):
    return edit_board(request, slug, fetch.board(board_id))


def edit_board(request, slug, board):
    form = BoardForm(request.POST or None, board=board)
    if form.is_valid():
        saved = actions.save_board(
            area=request.area, actor=request.user, board=board, **form.cleaned_data
        )
        messages.success(request, f"{saved} is saved.")
        return redirect("governance:board-list", slug=slug)
    page = {"nav": "board", "form": form, "board": board}
    status = 422 if form.is_bound else 200
    return render(request, "governance/board_edit.html", page, status=status)


@allows(Permission.MANAGE_BOARDS)
@require_http_methods(["GET", "POST"])
def meeting_add(request, slug, board_id):
    return edit_meeting(request, slug, fetch.board(board_id), None)


@allows(Permission.MANAGE_BOARDS)
@require_http_methods(["GET", "POST"])
def meeting_edit(request, slug, meeting_id):
    meeting = fetch.meeting(meeting_id)
    return edit_meeting(request, slug, meeting.board, meeting)


def edit_meeting(request, slug, board, meeting):
    form = MeetingForm(request.POST or None, board=board, meeting=meeting)
    if form.is_valid():
        saved = actions.save_meeting(
            actor=request.user,
            board=board,
            meeting=meeting,
            starts_at=form.cleaned_data["starts_at"],
            paper_deadline=form.cleaned_data["paper_deadline"],
            place=form.cleaned_data["place"],
        )
        messages.success(request, f"The meeting of {saved} is saved.")
        return redirect("governance:board-list", slug=slug)
    page = {"nav": "board", "form": form, "board": board, "meeting": meeting}
    status = 422 if form.is_bound else 200
    return render(request, "governance/meeting_edit.html", page, status=status)
