"""The agreed view, the independent answers and who gave them, as facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from string import ascii_uppercase
from uuid import UUID

from checklists.asked import (
    Since,
    now_of,
    rated_by_id,
    sets_of,
    since_the_round_before,
)
from checklists.disagreement import is_to_talk_about
from checklists.models import Agreement, Answer, Participation, Question, Round
from checklists.results import SMALLEST, asked_statements
from checklists.team_audit import is_team_audit
from governance.snapshot.facts import Mark, QuestionSetFacts, RespondentFacts, StatementFacts

LEVEL_LETTERS = set("NBESM")
Code = tuple[str, str]


def question_set_facts(held: Round, *, chosen: set[str]) -> tuple[QuestionSetFacts, ...]:
    """Each set the round asked; open sets keep their name and version but no statements.

    ``chosen``: ids of the answers whose evidence the facilitator has put in the report.
    """
    agreed = {a.question_id: a for a in Agreement.objects.filter(round=held)}
    before = _levels_of(held.previous, held) if held.previous else {}
    stands = since_the_round_before(held.pk, held.previous_id)
    letters = {row.pk: letter for letter, rows in _by_letter(held).items() for row in rows}
    answers, given = _answers(held), {each.pk for each in asked_statements(held, agreed)}
    if held.anonymous_comparison:
        letters = dict.fromkeys(letters, "")
        few = [question for question, rows in answers.items() if len(rows) < SMALLEST]
        answers |= {question: [] for question in few}
    return tuple(
        QuestionSetFacts(
            key=asked.key,
            version=asked.question_set.version,
            title=asked.title,
            attribution=asked.question_set.attribution,
            statements=tuple(
                _statement(
                    question,
                    agreed.get(question.pk),
                    before.get((asked.key, question.code)),
                    answers[question.pk],
                    letters={} if is_team_audit(asked.key) else letters,
                    chosen=chosen,
                    stands=stands.get(question.pk),
                )
                for question in asked.rated
                if question.pk in given
            ),
        )
        for asked in sets_of(held.pk)
    )


def levels_before(held: Round) -> list[Mapping[Code, int]]:
    """The agreed levels of the two rounds before, by set key and code as now, nearest first."""
    before = (held.previous, held.previous and held.previous.previous)
    return [_levels_of(earlier, held) for earlier in before if earlier]


def respondent_facts(held: Round) -> tuple[RespondentFacts, ...]:
    """Each organisation with its letter, the roles asked, and how many answered."""
    return tuple(
        RespondentFacts(
            letter=letter,
            organisation=rows[0].organisation.name,
            sector=rows[0].get_sector_display(),
            roles=tuple(dict.fromkeys(row.role_label for row in rows)),
            invited=len(rows),
            answered=sum(row.submitted_at is not None for row in rows),
        )
        for letter, rows in _by_letter(held).items()
    )


def _by_letter(held: Round) -> dict[str, list[Participation]]:
    """Participations by their organisation's letter: an initial of its own where one is free.

    The letters of the levels are never used, so that a mark cannot be read as a rating.
    """
    rows: dict[UUID, list[Participation]] = defaultdict(list)
    for row in held.participations.taking_part().select_related("organisation"):
        rows[row.organisation_id].append(row)
    free = [letter for letter in ascii_uppercase if letter not in LEVEL_LETTERS]
    free += ["".join(pair) for pair in product(free, repeat=2)]
    found: dict[str, list[Participation]] = {}
    for asked in sorted(rows.values(), key=lambda each: (-len(each), each[0].organisation.name)):
        letter = next(
            (c for c in _initials(asked[0], held.area.name) if c in free and c not in found),
            next(c for c in free if c not in found),
        )
        found[letter] = asked
    return found


def _initials(asked: Participation, area_name: str) -> Iterable[str]:
    """The initials of the organisation's words; those it shares with the area come last."""
    words = asked.organisation.name.upper().split()
    return [word[0] for word in sorted(words, key=area_name.upper().split().__contains__)]


def _answers(held: Round) -> dict[UUID, list[Answer]]:
    found: dict[UUID, list[Answer]] = defaultdict(list)
    for answer in (
        Answer.objects.still_asked()
        .filter(participation__round=held, participation__withdrawn_at=None, level__isnull=False)
        .order_by("participation__code")
    ):
        found[answer.question_id].append(answer)
    return found


def _levels_of(earlier: Round, held: Round) -> dict[Code, int]:
    """What an earlier round agreed on the statements of `held`, by its set keys and codes."""
    asked = rated_by_id(held.pk)
    now = now_of(asked.values())
    rows = Agreement.objects.filter(round=earlier).values_list("question_id", "level")
    found = {asked[now[pk]]: level for pk, level in rows if pk in now}
    return {(each.question_set.key, each.code): level for each, level in found.items()}


def _statement(
    question: Question,
    agreed: Agreement | None,
    previous: int | None,
    answers: list[Answer],
    *,
    letters: Mapping[UUID, str],
    chosen: set[str],
    stands: Since | None,
) -> StatementFacts:
    """Return one statement. Without `letters`, as in a team audit, no mark says who answered."""
    given = [a.level for a in answers if a.level is not None]
    apart = bool(letters) and is_to_talk_about(Counter(given))
    marks = [Mark(level=a.level or 0, letter=letters[a.participation_id]) for a in answers if apart]
    return StatementFacts(
        ref=question.code,
        text=question.text,
        short=question.short_name,
        agreed=agreed.level if agreed else None,
        previous=previous,
        meaning=question.levels.get(str(agreed.level), "") if agreed else "",
        rationale=agreed.rationale if agreed else "",
        dissent=agreed.dissent_said if agreed else "",
        note="",
        evidence=tuple(sorted(a.evidence for a in answers if str(a.pk) in chosen and a.evidence)),
        counts=tuple(given.count(level) for level in range(6)),
        marks=tuple(sorted(marks, key=lambda mark: (mark.level, mark.letter))) if apart else (),
        confidence=agreed.confidence if agreed else "",
        change=stands.change.value if stands else "",
        was=tuple(each.text for each in stands.was) if stands else (),
        whose=question.whose,
    )
