"""Numbers, dates and lasting sentences as a board paper writes them."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

OTHER_SCALE = "The two reviews were asked on different scales, which may be part of any change."
SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """One to nine in words, others in figures."""
    return SMALL[count] if 0 < count < len(SMALL) else str(count)


def several(count: int, one: str, many: str = "") -> str:
    """``several(2, "person", "people")`` is "two people"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def people(count: int) -> str:
    """ "1 person", "12 people": figures, for table cells."""
    return f"{count} {'person' if count == 1 else 'people'}"


def sentence(text: str) -> str:
    """``text`` with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def day(moment: date | datetime | None, missing: str = "–") -> str:
    """ "7 December 2026", in London when ``moment`` has an hour."""
    if moment is None:
        return missing
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return date_format(moment, "j F Y")


def short_day(moment: date | datetime | None, missing: str = "–") -> str:
    """ "7 Dec 2026", for a column with little room."""
    if moment is None:
        return missing
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return date_format(moment, "j M Y")


def month(moment: date) -> str:
    return date_format(moment, "F Y")


def hour(moment: time | datetime) -> str:
    """ "2pm", "9:30am", "noon"."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).time()
    if (moment.hour, moment.minute) in {(12, 0), (0, 0)}:
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def moment(when: datetime) -> str:
    """ "20 November 2026, 9:05am", in London."""
    return f"{day(when)}, {hour(when)}"
