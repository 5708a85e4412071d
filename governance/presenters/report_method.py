"""How the report was made: the method in steps, who took part, and what can be checked."""

from dataclasses import dataclass

from governance.presenters.words import day, moment, number, sentence, several
from governance.snapshot import Snapshot, Standing, fingerprint

ALONE = "Each answered alone, before they saw anybody else’s answers."
COMPARED = (
    "The answers were compared. Statements with ratings more than one level apart, or with more "
    "than a third who did not know, were talked about."
)


def method_steps(snapshot: Snapshot) -> list[str]:
    """The round as numbered sentences, from opening to agreement."""
    held, people = snapshot.round, snapshot.respondents
    invited, answered = sum(p.invited for p in people), sum(p.answered for p in people)
    replied = "all answered" if invited == answered else f"{number(answered)} answered"
    asked = f"{several(invited, 'leader')} of {several(len(people), 'organisation')}"
    were = "was" if invited == 1 else "were"
    opened = f"The review opened on {day(held.opened_on)} and closed on {day(held.closed_on)}."
    steps = [
        f"{opened} {sentence(asked)} {were} invited, as current leaders; {replied}.",
        " ".join(part for part in (ALONE, held.asked_as, held.asked_before) if part),
        COMPARED,
    ]
    if held.agreed_on:
        steps.append(
            f"By {day(held.agreed_on)} the group had agreed a level for each statement, with "
            "reasons. Where someone did not agree, the dissent is recorded beside it."
        )
    if held.signed_off_at:
        steps.append(
            f"{held.signed_off_by}, signed the agreed view off on {moment(held.signed_off_at)}. "
            "It has stayed as it was."
        )
    return steps


def method_limits(snapshot: Snapshot) -> str:
    if snapshot.round.without_names:
        shown = (
            "Answers were compared without names: nothing is shown of fewer than five of them, or "
            "of who gave which."
        )
    else:
        shown = _letters(snapshot)
    return (
        "Answers describe how leadership works as a whole. They never score or rank a person, "
        f"and are not comparable with other areas. {shown} What is held can be requested under "
        "the Freedom of Information Act 2000."
    )


def _letters(snapshot: Snapshot) -> str:
    return (
        "The letters in the pictures stand for organisations, not people."
        if snapshot.round.organisations_shown
        else "The pictures do not say which organisation gave which answer."
    )


@dataclass(frozen=True, slots=True)
class Signature:
    role: str
    part: str
    when: str


def signatures(snapshot: Snapshot, standing: Standing) -> list[Signature]:
    """Who stands behind the report: its author, and its sponsor once signed."""
    cover = snapshot.cover
    author = Signature(cover.author_title or cover.author, "Author", day(snapshot.taken_at))
    if standing.signed_at is None:
        return [
            author,
            Signature(cover.sponsor_title or cover.sponsor, "Senior sponsor", "Waiting"),
        ]
    return [
        author,
        Signature(standing.signed_role, "Senior sponsor: signed off", moment(standing.signed_at)),
    ]


def fingerprint_lines(snapshot: Snapshot) -> tuple[str, str]:
    """The data's SHA-256 in two lines of four groups, as it is printed."""
    digits = fingerprint(snapshot)
    groups = [digits[at : at + 8] for at in range(0, 64, 8)]
    return " ".join(groups[:4]), " ".join(groups[4:])
