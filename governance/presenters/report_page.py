"""The report as a page: the snapshot's facts in the shared pictures and tables."""

from functools import cached_property

from checklists.pictures import (
    Mark,
    Spread,
    Strip,
    Unit,
    draw_spread,
    draw_strip,
    draw_unit_rows,
)
from checklists.rewording import short_words
from governance.presenters.report import ReportView
from governance.presenters.report_position import set_note, set_title
from governance.presenters.words import hour, month
from governance.snapshot.facts import QuestionSetFacts, StatementFacts
from hubs.models import Sector
from hubs.presentation.shapes import CIRCLE, SHAPES
from hubs.presentation.tables import Head, Table, TableCell, table
from leadership.pictures import (
    NARROW,
    REPORT,
    Cell,
    Matrix,
    Structure,
    draw_matrix,
    draw_structure,
)

STATUS = {"late": "late", "risk": "soon", "on": "track", "new": "todo", "done": "done"}
SECTOR_SHAPES = dict(zip((str(s.label) for s in Sector), SHAPES, strict=True))


class ReportPage(ReportView):
    """What the printed report says, for the screen."""

    @property
    def page_cover(self) -> dict[str, object]:
        cover, meeting = self.cover, self.meeting
        weekday = f"{meeting.held_on:%A} {self.held}"
        facts = [
            ("Meeting", f"{weekday}, {hour(meeting.starts_at)}" if meeting.starts_at else weekday),
            ("Purpose", cover.purpose),
            ("Report of", _post(cover.author, cover.author_title)),
            ("Sponsor", _post(cover.sponsor, cover.sponsor_title)),
            ("Contact", _post(cover.contact, cover.contact_phone or cover.contact_email)),
            ("Access", f"{cover.access}. {cover.exempt_reason or cover.wards}"),
            ("Status", self.state),
            ("Reference", cover.reference or "None yet"),
        ]
        return {"eyebrow": f"Report to the {meeting.board}", "title": cover.title, "facts": facts}

    @property
    def asks(self) -> list[str]:
        return [f"{each.verb} {each.rest}".strip() for each in self.recommendations]

    @property
    def page_contents(self) -> list[tuple[str, str]]:
        every = (*self.sections, *self.appendices)
        return [(each.key, f"{each.number}. {each.title}") for each in every]

    @property
    def structure(self) -> Structure:
        return self.people.structure

    @property
    def structure_wide(self) -> object:
        return draw_structure(self.structure, REPORT)

    @property
    def structure_narrow(self) -> object:
        return draw_structure(self.structure, NARROW)

    @property
    def matrix(self) -> object:
        cells = {
            (row.sector, cell.level): Cell(len(cell.names), ", ".join(cell.names))
            for row in self.snapshot.coverage
            for cell in row.cells
        }
        rows = [row.sector for row in self.snapshot.coverage]
        return draw_matrix(Matrix(rows, self.people.levels, cells))

    @property
    def units(self) -> object:
        previous, statements = self.round.previous, self.snapshot.statements
        units = [Unit(month(self._agreed_on), [s.agreed for s in statements])]
        if previous:
            asked = [s.previous for s in statements if not s.starts_afresh]
            then = Unit(month(previous.agreed_on), asked)
            units.insert(0, then)
        return draw_unit_rows(units, f"The {len(statements)} statements by agreed level")

    @property
    def _agreed_on(self):
        return self.round.agreed_on or self.round.closed_on

    @property
    def agreed_when(self) -> str:
        return f"Agreed {month(self._agreed_on)}" if self.round.agreed_on else "Not agreed yet"

    @cached_property
    def strips(self) -> list[dict[str, object]]:
        """Each set of statements with its rows of strips and the same as a table."""
        return [
            {
                "title": set_title(each),
                "note": set_note(each),
                "rows": [self._strip_row(s) for s in each.statements],
                "table": self._strip_table(each),
            }
            for each in self.snapshot.question_sets
            if each.statements
        ]

    def _strip_row(self, statement: StatementFacts) -> dict[str, object]:
        strip = Strip(
            statement.agreed,
            statement.previous,
            f"{statement.ref}: agreed rating",
            month(self._agreed_on),
            self.position.before,
            short_words(statement.change, statement.was),
        )
        return {"text": f"{statement.ref} {statement.marked}", "strip": draw_strip(strip)}

    def _strip_table(self, asked: QuestionSetFacts) -> Table:
        names, counted = self.position.names, bool(set_note(asked))
        heads = ["Statement", "Agreed now", self.position.before or "Before"]
        rows = [
            [
                f"{s.ref} {s.marked}",
                names[s.agreed] if s.agreed else "Not agreed yet",
                names[s.previous] if s.previous else short_words(s.change, s.was) or "None",
                *([self.position.answers(s)] if counted else []),
            ]
            for s in asked.statements
        ]
        heads += ["Answers"] if counted else []
        return table(f"{set_title(asked)}: agreed levels", heads, rows)

    @cached_property
    def spreads(self) -> list[dict[str, object]]:
        return [self._spread(s) for s in self.position.told_apart]

    def _spread(self, statement: StatementFacts) -> dict[str, object]:
        organisations = {each.letter: each for each in self.respondents}
        shown = self.round.organisations_shown
        marks = [
            Mark(
                code=mark.letter if shown else "",
                label=organisations[mark.letter].organisation if shown else "A participant",
                shape=SECTOR_SHAPES[organisations[mark.letter].sector] if shown else CIRCLE,
                level=mark.level,
            )
            for mark in statement.marks
        ]
        name = f"{statement.ref}: each participant’s answer"
        picture = Spread(marks, statement.previous, name, f"in {self.position.before}")
        names = self.position.names
        rows = [(m.label, names[m.level]) for m in sorted(marks, key=lambda m: (m.level, m.label))]
        who = "Organisation" if shown else "Who"
        return {
            "heading": f"{statement.ref} {statement.marked}",
            "picture": draw_spread(picture),
            "agreed": names[statement.agreed] if statement.agreed else "",
            "rationale": statement.rationale,
            "dissent": statement.dissent,
            "table": table(f"{statement.ref}: answers", [who, "Answer"], rows),
        }

    @property
    def shape_key(self) -> list[tuple[str, str]]:
        if not self.round.organisations_shown:
            return [(CIRCLE, "One participant")]
        sectors = dict.fromkeys(each.sector for each in self.respondents)
        return [(SECTOR_SHAPES[sector], sector) for sector in sectors]

    @property
    def letters(self) -> str:
        return "; ".join(f"{letter} {name}" for letter, name in self.position.letters_key)

    @property
    def implications_table(self) -> Table:
        rows = [
            (
                heading,
                " ".join(texts) or "None stated",
                " ".join(filter(None, (by, on))) or "No one",
            )
            for heading, texts, by, on in self.implications
        ]
        return table("Implications", ["Area", "Implication", "Cleared by"], rows)

    @property
    def actions_table(self) -> Table:
        rows = [
            (
                f"{a.ref} {a.text}" + (f". {a.outcome}" if a.outcome else ""),
                a.driver,
                a.sponsor or "–",
                a.due,
                TableCell(a.status_text, kind=STATUS[a.status]),
            )
            for a in self.actions
        ]
        heads = ["Action", "Drives", "Sponsors", "Due", "Status"]
        return table("Actions and decisions due", heads, rows)

    @property
    def evidence_table(self) -> Table:
        rows = [
            (
                " ".join(filter(None, (e.ref, e.text, e.stands))),
                e.answers,
                " ".join(filter(None, (f"{e.level}.", e.rationale))),
                " ".join((*e.evidence, *([f"Dissent: {e.dissent}"] if e.dissent else []))) or "–",
            )
            for e in self.position.evidence
        ]
        heads = ["Statement", "Answers", "Agreed level, and why", "Evidence, and any dissent"]
        return table("Answers, agreed level, reason and evidence", heads, rows)

    @property
    def respondents_table(self) -> Table:
        rows = [
            (
                f"{each.organisation} ({each.letter})"
                if self.round.organisations_shown
                else each.organisation,
                each.sector,
                "; ".join(each.roles),
                each.invited,
                each.answered,
            )
            for each in self.respondents
        ]
        heads: list[str | Head] = ["Organisation", "Sector", "Roles"]
        heads += [Head("Invited", number=True), Head("Answered", number=True)]
        return table("Participants by organisation", heads, rows)

    @property
    def roles_table(self) -> Table:
        rows = [
            (
                line.name,
                TableCell("Vacant", kind="late") if line.vacant else line.holder,
                line.work or "–",
                line.since,
                line.deputy,
                line.review,
            )
            for line in self.people.lines
        ]
        heads = ["Role", "Holder", "Post", "Since", "Deputy", "Review due"]
        return table(f"Role holders at {self.as_at}", heads, rows)

    @property
    def levels_table(self) -> Table:
        rows = [
            (TableCell(each.name, level=each.value), each.meaning, each.evidence or "None")
            for each in self.levels
        ]
        return table("Levels, in our own words", ["Level", "What it means", "Evidence"], rows)


def _post(name: str, more: str) -> str:
    return f"{name}, {more}" if more else name
