"""Boards and meetings: listed, added, changed, refused in words."""

import pytest
from django.urls import reverse

from governance.measuring.counting import counting
from governance.models import Board, BoardMember, Meeting
from hubs.models import AuditEvent
from hubs.tenancy import area_scope


def url(name, *args):
    return reverse(f"governance:{name}", args=["northmoor", *args])


def saved_board(people, sign_in, **fields):
    data = {"name": "Scrutiny", "kind": "scrutiny", "chair": "", **fields}
    return sign_in(people.facilitator).post(url("board-add"), data)


def test_board_list_teaches_the_first_step(people, sign_in):
    page = sign_in(people.facilitator).get(url("board-list"))
    assert page.status_code == 200
    assert "No board yet" in page.content.decode()
    assert url("board-add") in page.content.decode()


def test_board_is_added_with_chair_and_members(boardroom, people, sign_in):
    chair, member = boardroom.person(people.sponsor), boardroom.person(people.facilitator)
    answer = saved_board(people, sign_in, chair=str(chair.pk), members=[str(member.pk)])
    assert answer.status_code == 302
    with area_scope(boardroom.area.pk):
        board = Board.objects.get(name="Scrutiny")
        assert board.chair == chair
        assert [seat.person for seat in BoardMember.objects.filter(board=board)] == [member]
        assert AuditEvent.objects.filter(verb="board.added", subject_id=board.pk).exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Enter the name of the board"),
        ({"name": "Partnership Board"}, "already a board"),
    ],
)
def test_board_that_cannot_be_saved_says_why(boardroom, people, sign_in, fields, words):
    answer = saved_board(people, sign_in, **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_board_changes_and_drops_a_member(boardroom, people, sign_in):
    with area_scope(boardroom.area.pk):
        BoardMember.objects.create(
            board=boardroom.board, person=boardroom.person(people.facilitator)
        )
    data = {"name": "Hubs Board", "kind": "partnership", "chair": ""}
    sign_in(people.clerk).post(url("board-edit", boardroom.board.pk), data)
    with area_scope(boardroom.area.pk):
        assert Board.objects.get().name == "Hubs Board"
        assert not BoardMember.objects.exists()


def meeting_data(**fields):
    return {
        "day_day": "10", "day_month": "12", "day_year": "2026", "at": "2pm", "place": "Room 4",
        **fields,
    }  # fmt: skip


def test_meeting_papers_are_due_seven_working_days_before(boardroom, people, sign_in):
    path = url("meeting-add", boardroom.board.pk)
    assert sign_in(people.clerk).post(path, meeting_data()).status_code == 302
    with area_scope(boardroom.area.pk):
        meeting = Meeting.objects.get(place="Room 4")
    assert meeting.starts_at.isoformat() == "2026-12-10T14:00:00+00:00"
    assert meeting.paper_deadline.isoformat() == "2026-12-01T10:00:00+00:00"


def test_meeting_keeps_the_deadline_that_is_typed(boardroom, people, sign_in):
    papers = {"papers_day_day": "2", "papers_day_month": "12", "papers_day_year": "2026"}
    path = url("meeting-edit", boardroom.meeting.pk)
    data = meeting_data(papers_at="12:30", **papers)
    assert sign_in(people.clerk).post(path, data).status_code == 302
    with area_scope(boardroom.area.pk):
        meeting = Meeting.objects.get()
    assert meeting.paper_deadline.isoformat() == "2026-12-02T12:30:00+00:00"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"day_day": ""}, "must include a day"),
        ({"at": "soon"}, "must be a time"),
        (
            {"papers_day_day": "11", "papers_day_month": "12", "papers_day_year": "2026"},
            "due before the meeting",
        ),
    ],
)
def test_meeting_that_cannot_be_saved_says_why(boardroom, people, sign_in, fields, words):
    path = url("meeting-add", boardroom.board.pk)
    answer = sign_in(people.clerk).post(path, meeting_data(**fields))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_same_meeting_twice_is_refused(boardroom, people, sign_in):
    path = url("meeting-add", boardroom.board.pk)
    client = sign_in(people.clerk)
    client.post(path, meeting_data())
    answer = client.post(path, meeting_data())
    assert answer.status_code == 422
    assert "already meets then" in answer.content.decode()


@pytest.mark.parametrize("name", ["board_member", "observer", "owner"])
def test_readers_cannot_change_boards(boardroom, people, sign_in, name):
    client = sign_in(getattr(people, name))
    assert client.get(url("board-list")).status_code == 200
    assert client.get(url("board-add")).status_code == 403
    assert client.post(url("board-edit", boardroom.board.pk), {}).status_code == 403


def test_foreign_board_is_not_found(boardroom, people, sign_in):
    path = reverse("governance:board-edit", args=["eastvale", boardroom.board.pk])
    assert sign_in(people.outsider).get(path).status_code == 404


def test_board_list_asks_as_often_for_three_as_for_one(boardroom, people, sign_in):
    client = sign_in(people.facilitator)
    boardroom.report()
    with counting() as one:
        client.get(url("board-list"))
    for days in (60, 90):
        boardroom.meeting = boardroom.add_meeting(days)
        boardroom.report()
    with counting() as three:
        client.get(url("board-list"))
    assert len(one) == len(three) <= 12
