"""The leadership page names the boards that the floor above keeps."""

from datetime import UTC, datetime

import pytest

from governance.boards import boards_above
from governance.models import Board, Meeting
from hubs.tenancy import area_scope
from leadership.presenters.structure import above
from leadership.structure import BoardAbove
from tests.unit.leadership.builders import person

HOME = "/areas/northmoor/leadership/"


@pytest.fixture
def board(northmoor, time_machine):
    time_machine.move_to(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False)
    with area_scope(northmoor.pk):
        board = Board.objects.create(
            name="Partnership Board", kind=Board.Kind.PARTNERSHIP, chair=person("Cllr Ann Frost")
        )
        met = datetime(2026, 3, 2, 14, tzinfo=UTC)
        Meeting.objects.create(board=board, starts_at=met, paper_deadline=met)
    return board


@pytest.mark.usefixtures("board")
def test_structure_has_the_board_and_its_chair_on_top(sign_in, people):
    page = sign_in(people.observer).get(HOME).content.decode()
    assert "Partnership Board: Chair: Cllr Ann Frost." in page


@pytest.mark.usefixtures("board")
def test_past_day_has_the_board_that_had_met_and_no_chair(sign_in, people):
    client = sign_in(people.observer)
    then = client.get(HOME, {"on": "2026-03-02"}).content.decode()
    assert "Partnership Board." in then
    assert "Cllr Ann Frost" not in then
    assert "Partnership Board" not in client.get(HOME, {"on": "2026-03-01"}).content.decode()


@pytest.mark.usefixtures("board")
def test_structure_without_anybody_who_knows_boards_draws_none(sign_in, people, settings):
    settings.LEADERSHIP_BOARDS = ""
    assert "Partnership Board" not in sign_in(people.observer).get(HOME).content.decode()


def test_boards_cost_one_query(board, northmoor, django_assert_num_queries):
    with area_scope(northmoor.pk), django_assert_num_queries(1):
        assert boards_above(datetime(2026, 11, 23, tzinfo=UTC).date())


def test_several_boards_share_the_box():
    assert above([BoardAbove("A", "Chair: B")]) == ("A", "Chair: B")
    assert above([BoardAbove("A", "Chair: B"), BoardAbove("C")]) == ("A and C", "")
    assert above([]) == ("", "")
