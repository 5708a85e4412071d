"""What there is to take away as a spreadsheet, and what the files are called."""

from __future__ import annotations

from datetime import date

from hubs.presentation.downloads import Downloads
from hubs.presentation.words import uk_date
from leadership.presenters.links import Links

WORDS = {
    "people": "People",
    "organisations": "Organisations",
    "appointments": "Appointments",
    "seats": "Seats at the table",
}


def downloads_on(day: date, today: date, links: Links) -> Downloads:
    """Return the files about one day."""
    query = "" if day == today else f"?on={day.isoformat()}"
    when = "today" if day == today else f"on {uk_date(day)}"
    return Downloads(
        lead=f"The people, organisations, appointments and seats as they are {when}."
        if day >= today
        else f"The people, organisations, appointments and seats as they were {when}.",
        workbook_url=links.to("workbook-download") + query,
        lists=[
            (words, links.to("list-download", list_name=name) + query)
            for name, words in WORDS.items()
        ],
    )


def file_name(slug: str, what: str, day: date) -> str:
    """'northmoor-people-2026-11-23': files of two areas or days do not overwrite each other."""
    return f"{slug}-{what}-{day.isoformat()}"
