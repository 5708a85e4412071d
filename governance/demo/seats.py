"""Makes what happened to the seats of the review being answered: joined, left, stood in for."""

from typing import Any

from checklists.models import Participation, Question, Round, ShortList
from governance.demo.area import note
from governance.demo.reading import Story
from hubs.models import OutboxMessage

REFUSED = "The mail server refused the address (550)."


def seed_seats(story: Story, of: Round, questions: dict[str, Question]) -> None:
    """Make the short list, the late joiner, who left, the substitute, and what mail became of."""
    facts = story.data["seats_since"]
    short = ShortList.objects.create(
        round=of,
        name=facts["short_list"]["name"],
        position=0,
        questions=[questions[code].pk for code in facts["short_list"]["codes"]],
    )
    for key in facts["short_list"]["for"]:
        person = story.get("person", key)
        Participation.objects.filter(round=of, person=person).update(short_list=short)
    for seat in facts["joined"]:
        joined = _seat(story, of, seat, short_list=short, added_at=story.moment(seat["days"]))
        _tell(story, joined, seat, "added", f"{joined.shown_name} was added to {of}.")
    for seat in facts["left"]:
        left = _seat(
            story,
            of,
            seat,
            withdrawn_at=story.moment(seat["days"]),
            withdrawn_by=story.get("user", "transformation"),
            withdrawn_reason=seat["why"],
        )
        _tell(story, left, seat, "withdrawn", f"{left.shown_name} left {of}.")
    for seat in facts["stands_in"]:
        owner = story.get("person", seat["instead_of"])
        added = story.moment(seat["days"])
        stands_in = _seat(story, of, seat, stands_in_for=owner, added_at=added)
        words = f"{stands_in.person} answers for {owner} in {of}."
        _tell(story, stands_in, seat, "substituted", words)
    _invite(story, of, facts["mail_refused"])


def _seat(story: Story, of: Round, facts: dict[str, Any], **more: Any) -> Participation:
    person = story.get("person", facts["person"])
    made: Participation = Participation.objects.create(
        round=of,
        person=person,
        organisation=person.organisation,
        sector=person.organisation.sector,
        role_label=facts["label"],
        code=facts["code"],
        **more,
    )
    return made


def _tell(story: Story, part: Participation, facts: dict[str, Any], verb: str, words: str) -> None:
    actor = story.get("user", "transformation")
    note(story, actor, facts["days"], part, verb=f"participation.{verb}", summary=words)


def _invite(story: Story, of: Round, refused: list[str]) -> None:
    """The invitations as they went out; some addresses were refused."""
    addresses = [story.get("user", key).email for key in refused]
    for email in Participation.objects.taking_part().of_round(of).addresses():
        failed = email in addresses
        OutboxMessage.objects.create(
            recipient=email,
            kind="round_opened",
            subject_id=of.pk,
            due_on=of.opened_at.date(),
            send_after=of.opened_at,
            finished_at=of.opened_at,
            attempts=1,
            state=OutboxMessage.State.FAILED if failed else OutboxMessage.State.SENT,
            last_error=REFUSED if failed else "",
        )
