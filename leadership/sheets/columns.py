"""The columns of every list about who leads, in one place: a new field is one more line here."""

from __future__ import annotations

from hubs.models import Sector
from hubs.presentation.words import listed
from hubs.spreadsheets import Column
from leadership.models import Grade

GRADES = [str(label) for label in Grade.labels]
SECTORS = [str(label) for label in Sector.labels]
PEOPLE_SHEET, ORGANISATIONS_SHEET = "People", "Organisations"
APPOINTMENTS_SHEET, SEATS_SHEET = "Appointments", "Seats at the table"


def _words(words: list[str]) -> str:
    return listed([f"“{word}”" for word in words], last="or")


NAME = Column(
    "name",
    "Full name",
    also=("Name", "Person"),
    required=True,
    explains="First name and surname, at most 150 characters.",
    example="Jo Example",
    width=28,
)
EMAIL = Column(
    "email",
    "Email address",
    also=("Email", "E-mail", "Mail"),
    explains="Their own work address. It tells people of the same name apart, and finds somebody "
    "again when the file is imported a second time. Nothing is sent to it.",
    example="jo@council.example",
    width=34,
)
JOB_TITLE = Column(
    "job_title",
    "Job title",
    also=("Title", "Job", "Post", "Position"),
    explains="What they are called in their organisation.",
    example="Head of early help",
    width=32,
)
GRADE = Column(
    "grade",
    "Grade",
    explains=f"One of: {_words(GRADES)}. Empty is “{Grade.OTHER.label}” for somebody new.",
    example=str(Grade.HEAD_OF_SERVICE.label),
    width=24,
)
ORGANISATION = Column(
    "organisation",
    "Organisation",
    also=("Employer", "Organization", "Name of organisation"),
    required=True,
    explains="Its name as it is listed here. One that is not listed yet is added.",
    example="Example Council",
    width=34,
)
SECTOR = Column(
    "sector",
    "Sector",
    explains=f"Needed only for an organisation that is not listed yet. One of: {_words(SECTORS)}.",
    example=str(Sector.LOCAL_AUTHORITY.label),
    width=30,
)
SECTOR_NEEDED = Column(
    "sector",
    "Sector",
    required=True,
    explains=f"One of: {_words(SECTORS)}.",
    example=str(Sector.LOCAL_AUTHORITY.label),
    width=30,
)
ROLES = Column("roles", "Roles held", also=("Role", "Roles"), is_read=False, explains="", width=34)
WRONG = Column("wrong", "What is wrong", is_read=False, width=60)
LAST_DAY = Column("left_on", "Last day", is_read=False, width=20)

PEOPLE = (NAME, EMAIL, JOB_TITLE, GRADE, ORGANISATION, SECTOR, ROLES, LAST_DAY)
ORGANISATIONS = (
    ORGANISATION,
    SECTOR_NEEDED,
    Column("people", "People", is_read=False, width=12),
    Column("influence", "Influence (1 to 5)", is_read=False, width=18),
    Column("interest", "Interest (1 to 5)", is_read=False, width=18),
)
APPOINTMENTS = (
    Column("role", "Role", width=28),
    Column("person", "Holder", width=28),
    Column("job_title", "Job title", width=32),
    Column("organisation", "For organisation", width=34),
    Column("basis", "Basis", width=16),
    Column("grade", "Grade of the appointment", width=28),
    Column("starts_on", "First day", width=20),
    Column("ends_on", "Last day", width=20),
    Column("deputy", "Deputy", width=28),
    Column("review_due_on", "Review due by", width=20),
)
SEATS = (
    Column("sector", "Seat for sector", width=32),
    Column("level", "At level", width=24),
    Column("person", "Taken by", width=28),
    Column("organisation", "From organisation", width=34),
    Column("named_seat", "Named seat", width=40),
    Column("note", "How they take part", width=40),
    Column("how", "How", width=20),
    Column("how_often", "How often", width=20),
    Column("last_contact_on", "Last contact", width=20),
    Column("starts_on", "First day", width=20),
    Column("ends_on", "Last day", width=20),
)


def read_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Those that an import reads."""
    return tuple(column for column in columns if column.is_read)
