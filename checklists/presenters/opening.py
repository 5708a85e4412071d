"""How the pages look on which a review is begun and opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from checklists.actions.rounds import Seat
from checklists.asked import AskedSet, latest_sets
from checklists.beginnings import Beginning, begin_from, places
from checklists.emails import opening_mail
from checklists.forms.opening import Opening
from checklists.forms.rounds import DATES
from checklists.forms.seats import SeatForm
from checklists.forms.short_lists import ShortListForm
from checklists.forms.starting import StartForm
from checklists.meetings import ComingMeeting, coming_meetings
from checklists.models import Participation, Round
from checklists.planning import plan_at
from checklists.presenters.to_carry import carried_in
from checklists.presenters.upgrading import news_lead, news_of
from checklists.round_templates import usual_template
from checklists.seating import possible_seats
from hubs.messages import EmailContent
from hubs.models import LocalArea, User
from hubs.presentation.addresses import address
from hubs.presentation.moments import local_day, near_day, week_day
from hubs.presentation.words import counted

NO_ACCOUNT = "Has no account yet: can answer only after accepting an invitation."
NO_MEETINGS = "No meeting is ahead. Add one under Board, or type its date."
Words = dict[str, Any]


def start_page(area: LocalArea) -> Words:
    """Return what `round_start.html` shows: what to begin from, and the meetings ahead."""
    meetings = coming_meetings()
    return {
        "nav": "reviews",
        "form": StartForm(last=Round.objects.first(), meetings=meetings),
        "open_url": address("checklists:round-open", slug=area.slug),
        "list_url": address("checklists:round-list", slug=area.slug),
    }


def opening_from(chosen: Mapping[str, str], data: QueryDict | None) -> Opening:
    """Everything that is typed to open a review, begun from what a link or the start page chose.

    Who copies a review without naming a meeting means the next one.
    """
    today, meetings = timezone.localdate(), coming_meetings()
    sets, begin = latest_sets(), chosen.get("begin", "")
    beginning = begin_from(begin, _copied(begin), sets)
    meeting = _meeting(chosen.get("meeting", ""), meetings, beginning)
    return Opening(
        beginning=beginning,
        places=places(beginning, possible_seats(today)),
        sets=sets,
        meetings=meetings,
        meeting=meeting,
        today=today,
        title="" if data else _free_title(beginning, meeting),
        data=data,
    )


def _copied(key: str) -> Round | None:
    try:
        found: Round | None = Round.objects.with_titles().filter(pk=UUID(key)).first()
    except ValueError:
        return None
    return found


def _meeting(
    key: str, meetings: Sequence[ComingMeeting], beginning: Beginning
) -> ComingMeeting | None:
    if not key and beginning.copied:
        return next(iter(meetings), None)
    return next((each for each in meetings if str(each.id) == key), None)


def _free_title(beginning: Beginning, meeting: ComingMeeting | None) -> str:
    plan = plan_at(meeting, today=timezone.localdate(), days=beginning.days)
    title = (beginning.template or usual_template()).name_on(plan.close_on)
    if beginning.copied:
        taken = set(vars(beginning.copied)["titles"])
    else:
        taken = set(Round.objects.filter(title__istartswith=title).values_list("title", flat=True))
    options = [title, *(f"{title} ({number})" for number in range(2, len(taken) + 3))]
    return next(each for each in options if each not in taken)


def opening_page(
    *, area: LocalArea, actor: User, opening: Opening, chosen: QueryDict
) -> tuple[Words, int]:
    """Return what `round_open.html` shows, and the status: 422 where something is to be mended."""
    names = {"slug": area.slug}
    rows = [_row(each) for each in opening.people.forms]
    news = news_of(list(opening.round.sets.values()))
    form, query = opening.round, f"?{chosen.urlencode()}" if chosen else ""
    sound = not opening.is_looked_through or opening.is_valid()
    preview = _preview(area, actor, opening) if opening.go == "preview" and sound else None
    forms = [form, *opening.lists.forms, *opening.people.forms] if opening.go else []
    page = {
        "nav": "reviews",
        "form": form,
        "what": [form["title"], form["question_sets"]],
        "news": news,
        "news_lead": news_lead(news),
        "board": form["board_date"],
        "dates": [form[name] for name in DATES if name != "board_date"],
        "scale": form["scale"],
        "rules": [form["blind_until"], form["anonymous_comparison"]],
        "warning": opening.plan.warning,
        "meetings": _meeting_words(opening.meetings),
        "lists": [_list(each) for each in opening.lists.forms],
        "may_have_more": opening.lists.may_have_more,
        "expected": [row for row in rows if row["expected"]],
        "others": [row for row in rows if not row["expected"]],
        "others_open": _shows_others(rows),
        "error_forms": forms,
        "people_errors": [(words, "people") for words in opening.people.problems],
        "preview": preview,
        "carried": carried_in(area, opening.asked),
        "copied": opening.beginning.copied,
        "here": address("checklists:round-open", **names) + query,
        "start_url": address("checklists:round-start", **names),
    }
    return page, 200 if sound else 422


def _meeting_words(meetings: Sequence[ComingMeeting]) -> str:
    if not meetings:
        return NO_MEETINGS
    said = [f"{near_day(each.meets_on)} ({each.board})" for each in meetings[:3]]
    return f"Ahead: {'; '.join(said)}."


def _list(form: ShortListForm) -> Words:
    chosen = form["statements"].value() or []
    return {
        "form": form,
        "name": form.shown_name,
        "count": counted(len(chosen), "statement"),
        "is_open": not chosen or bool(form.is_bound and form.errors),
    }


def _row(form: SeatForm) -> Words:
    person = form.person
    return {
        "form": form,
        "expected": form.place.is_expected,
        "organisation": person.organisation.name,
        "no_account": "" if person.user_id else NO_ACCOUNT,
        "news": form.place.news,
    }


def _shows_others(rows: Sequence[Words]) -> bool:
    """Whether the others are unfolded: when one of them is asked, or there is nobody else."""
    others = [row["form"] for row in rows if not row["expected"]]
    asked = any(form["take_part"].value() or (form.is_bound and form.errors) for form in others)
    return asked or len(others) == len(rows)


def _preview(area: LocalArea, actor: User, opening: Opening) -> Words:
    """The invitation as the first of those who get one would read it. Nothing is stored or sent."""
    cleaned = opening.cleaned
    seats = [seat for seat in cleaned["seats"] if seat.person.user_id] or cleaned["seats"]
    seat = seats[0]
    terms = cleaned["terms"]
    round_ = Round(
        area=area,
        title=cleaned["title"],
        due_at=cleaned["due_at"],
        board_date=cleaned["board_date"],
        workshop_on=terms.workshop_on,
        invitation_note=cleaned["note"],
        blind_until=terms.blind_until,
        anonymous_comparison=terms.anonymous_comparison,
        scale=terms.scale,
        opened_by=actor,
    )
    part = Participation(round=round_, person=seat.person, role_label=seat.role_label)
    mail: EmailContent = opening_mail(area, part, _asked_of(opening, seat))
    return {
        "to": f"{seat.person.name}, {seat.role_label}",
        "subject": mail.subject,
        "text": mail.text,
        "goes": _goes(terms.invite_at),
    }


def _asked_of(opening: Opening, seat: Seat) -> list[AskedSet]:
    """What the seat would be asked: every set chosen, or what its short list has of them."""
    if seat.list_number is None:
        return list(opening.round.chosen)
    ids = opening.lists.drafts[seat.list_number].questions
    return [short for each in opening.round.chosen if (short := each.only(ids)).rated]


def _goes(invite_at: Any) -> str:
    if invite_at is None:
        return "It goes out as soon as you open the review."
    return f"It goes out on {week_day(local_day(invite_at))}."


def opened_words(round_: Round, seats: Sequence[Seat]) -> str:
    """What the facilitator is told once a review is open."""
    reached = sum(1 for seat in seats if seat.person.user_id)
    when = f"on {near_day(local_day(round_.invite_at))}" if round_.invite_at else "at once"
    words = f"{round_} is open. {counted(reached, 'invitation')} will be sent {when}."
    left = len(seats) - reached
    if left:
        words += (
            f" {counted(left, 'person', 'people')} cannot answer until they have accepted "
            "an invitation to this area."
        )
    return words
