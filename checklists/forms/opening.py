"""Everything that is typed to open a round: the round, its short lists, and who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from checklists.actions.rounds import Seat
from checklists.asked import AskedSet
from checklists.beginnings import Beginning, Place
from checklists.forms.rounds import RoundForm, planned
from checklists.forms.seats import SeatForms
from checklists.forms.short_lists import ShortListForms
from checklists.meetings import ComingMeeting
from checklists.planning import Plan, plan_at, plan_for
from hubs.presentation.forms import DateField, DateParts
from hubs.presentation.forms.dates import PARTS

OPEN, COUNT, MORE, PREVIEW = "open", "count", "list", "preview"


class Opening:
    """The forms of one page. `go` says what was asked for: only `open` opens anything.

    `meeting` is the one chosen beforehand; what is typed as the board's date counts instead of it.
    """

    def __init__(
        self,
        *,
        beginning: Beginning,
        places: Sequence[Place],
        sets: Sequence[AskedSet],
        meetings: Sequence[ComingMeeting],
        meeting: ComingMeeting | None,
        today: date,
        title: str,
        data: QueryDict | None,
    ) -> None:
        self.beginning, self.meetings, self.today = beginning, meetings, today
        self.go = str(data.get("go") or OPEN) if data is not None else ""
        self.plan = self._plan(meeting, data)
        data = self._counted(data) if data is not None and self.go == COUNT else data
        self.round = RoundForm(
            sets=sets,
            plan=self.plan,
            data=data,
            initial={
                "title": title,
                "question_sets": _begun_with(beginning, sets),
                "due_time": "17:00",
                "blind_until": beginning.blind_until,
                "anonymous_comparison": beginning.anonymous_comparison,
                "scale": beginning.scale,
                "note": beginning.note,
                **planned(self.plan),
            },
        )
        asked = [each for each in sets if each.key in (self.round["question_sets"].value() or [])]
        self.asked = asked
        more = self.go == MORE
        self.lists = ShortListForms(beginning.short_lists, asked, data, more=more)
        self.people = SeatForms(places, self.lists.names, data)

    @property
    def is_to_open(self) -> bool:
        return self.go == OPEN

    @property
    def is_looked_through(self) -> bool:
        """Whether what was asked for needs everything to be in order."""
        return self.go in {OPEN, PREVIEW}

    def is_valid(self) -> bool:
        """Whether it could be opened as it stands; every problem is on its form."""
        sound = [self.round.is_valid(), self.people.is_valid()]
        sound.append(self.lists.is_valid(self.people.lists_asked))
        if all(sound) and (left := self._asked_of_nobody()):
            self.round.add_error("question_sets", left)
        return all(sound) and self.round.is_valid()

    def _asked_of_nobody(self) -> str:
        """What to do about a set of which nobody would get a statement; "" where there is none."""
        given = {each.list_number for each in self.seats}
        drafts = self.lists.drafts
        if None in given:
            return ""
        listed = {pk for n, each in enumerate(drafts) if n in given for pk in each.questions}
        for each in self.round.chosen:
            if each.rated and not each.only(listed).rated:
                return (
                    f"Nobody would be asked “{each.title}”: leave it out, ask somebody "
                    "everything, or put statements of it on a short list"
                )
        return ""

    @property
    def seats(self) -> list[Seat]:
        """Those who take part, with the short lists as they will be stored."""
        return [
            replace(seat, list_number=self.lists.position_of(seat.list_number))
            for seat in self.people.seats
        ]

    @property
    def cleaned(self) -> dict[str, Any]:
        """What `open_round` needs."""
        data = self.round.cleaned_data
        return {
            "title": data["title"],
            "question_sets": [each.question_set for each in self.round.chosen],
            "seats": self.seats,
            "due_at": self.round.due_at,
            "board_date": data["board_date"],
            "note": data["note"],
            "terms": self.round.terms,
            "short_lists": self.lists.drafts,
        }

    def _plan(self, meeting: ComingMeeting | None, data: QueryDict | None) -> Plan:
        days = self.beginning.days
        if data is None:
            return plan_at(meeting, today=self.today, days=days)
        board_on = _typed_day(data, "board_date")
        known = next((each for each in self.meetings if each.meets_on == board_on), None)
        if known or board_on is None or board_on <= self.today:
            return plan_at(known, today=self.today, days=days)
        return plan_for(today=self.today, board_on=board_on, days=days)

    def _counted(self, data: QueryDict) -> QueryDict:
        """What was typed, with every date counted back from the board's."""
        counted = data.copy()
        for name, day in planned(self.plan).items():
            if name == "board_date":
                continue
            for part in PARTS:
                counted[f"{name}_{part}"] = str(getattr(day, part)) if day else ""
        return counted


def _begun_with(beginning: Beginning, sets: Sequence[AskedSet]) -> list[str]:
    """The sets that are ticked. To a template belongs what the area asks beside its sets, unless
    everybody gets a short list, on which none of it is.
    """
    template = beginning.template
    if template is None or not template.asks_somebody_everything:
        return list(beginning.sets)
    beside = [each.key for each in sets if each.beside in beginning.sets]
    return [*beginning.sets, *beside]


def _typed_day(data: QueryDict, name: str) -> date | None:
    typed = DateParts().value_from_datadict(data, {}, name)
    try:
        day: date | None = DateField(required=False).clean(typed)
    except ValidationError:
        return None  # the form itself says what is wrong with it
    return day
