"""How who leads is shown."""

from leadership.presenters.appointments import appointment_rows, history_table
from leadership.presenters.cards import PostCard, post_cards
from leadership.presenters.people import PeoplePage, PersonPage, people_page, person_page
from leadership.presenters.pictures import (
    matrix_of,
    structure_of,
    timeline_of,
    timeline_table,
)
from leadership.presenters.roles import RolePage, role_page, role_rows
from leadership.presenters.seats import SeatPage, TablePage, seat_page, table_page
from leadership.presenters.structure import StructurePage, structure_page

__all__ = [
    "PeoplePage",
    "PersonPage",
    "PostCard",
    "RolePage",
    "SeatPage",
    "StructurePage",
    "TablePage",
    "appointment_rows",
    "history_table",
    "matrix_of",
    "people_page",
    "person_page",
    "post_cards",
    "role_page",
    "role_rows",
    "seat_page",
    "structure_of",
    "structure_page",
    "table_page",
    "timeline_of",
    "timeline_table",
]
