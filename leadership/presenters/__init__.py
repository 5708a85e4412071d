"""How who leads is shown."""

from leadership.presenters.appointments import (
    appointment_rows,
    deputies_table,
    deputyship_rows,
    history_table,
)
from leadership.presenters.cards import PostCard, post_cards
from leadership.presenters.changes import ChangesPage, changes_page
from leadership.presenters.checks import ChecksPage, checks_page
from leadership.presenters.partners import (
    ContactsPage,
    PartnerPage,
    PartnersPage,
    contacts_page,
    partner_page,
    partners_page,
    place_rows,
)
from leadership.presenters.people import PeoplePage, PersonPage, people_page, person_page
from leadership.presenters.pictures import (
    matrix_of,
    structure_of,
    timeline_between,
    timeline_of,
    timeline_table,
)
from leadership.presenters.roles import RolePage, role_page, role_rows
from leadership.presenters.seats import (
    SeatPage,
    TablePage,
    manner_rows,
    named_seat_page,
    seat_page,
    table_page,
)
from leadership.presenters.structure import StructurePage, structure_page
from leadership.presenters.systems import (
    MAP_HEADS,
    SECTOR_KEY,
    MapPage,
    map_page,
    map_rows,
    systems_map,
)

__all__ = [
    "MAP_HEADS",
    "SECTOR_KEY",
    "ChangesPage",
    "ChecksPage",
    "ContactsPage",
    "MapPage",
    "PartnerPage",
    "PartnersPage",
    "PeoplePage",
    "PersonPage",
    "PostCard",
    "RolePage",
    "SeatPage",
    "StructurePage",
    "TablePage",
    "appointment_rows",
    "changes_page",
    "checks_page",
    "contacts_page",
    "deputies_table",
    "deputyship_rows",
    "history_table",
    "manner_rows",
    "map_page",
    "map_rows",
    "matrix_of",
    "named_seat_page",
    "partner_page",
    "partners_page",
    "people_page",
    "person_page",
    "place_rows",
    "post_cards",
    "role_page",
    "role_rows",
    "seat_page",
    "structure_of",
    "structure_page",
    "systems_map",
    "table_page",
    "timeline_between",
    "timeline_of",
    "timeline_table",
]
