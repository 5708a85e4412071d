from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hubs.models import AuditEvent, DueIndex, Organisation
from hubs.spreadsheets import read_upload
from hubs.tenancy import area_scope
from leadership.models import Grade, PeopleUpload, Person
from leadership.tasks import forget_uploads, sweep_uploads
from tests.integration.leadership.pages import HOME, words
from tests.queries import at_most
from tests.unit.hubs.spreadsheets.files import workbook
from tests.unit.leadership.builders import organisation, person

IMPORT = f"{HOME}people/import/"
HEADS = "Full name,Email address,Job title,Grade,Organisation,Sector"
NADIA = "Nadia Noor,nadia@x.example,Analyst,Manager,Moor Trust,Health"


def csv_of(*rows):
    return "\n".join([HEADS, *rows]).encode()


def sent(content, name="people.csv"):
    return {"file": SimpleUploadedFile(name, content)}


@pytest.fixture
def check(manager):
    """Return a function that uploads rows and returns the page of the dry run."""

    def checked(*rows):
        response = manager.post(IMPORT, sent(csv_of(*rows)), follow=True)
        assert response.redirect_chain, words(response)
        return response

    return checked


def confirm(client, shown, **changed):
    address = shown.redirect_chain[-1][0]
    seen = shown.context["page"].fingerprint
    return client.post(address, {"seen": seen} | changed, follow=True)


def test_file_is_checked_then_confirmed_and_everything_is_there(manager, check, inside, audited):
    with inside():
        helen = person("Helen Marsh", email="helen@x.example")
    shown = check(NADIA, "Helen Marsh,helen@x.example,Head,,Northmoor Council,")
    said = words(shown)
    assert "2 rows are ready to import" in said
    assert "New person" in said
    assert "Changes job title from nothing to Head" in said
    assert "Moor Trust" in said
    with inside():
        assert Person.objects.count() == 1
        assert Organisation.objects.count() == 1
    done = confirm(manager, shown)
    assert "1 person added, 1 changed and 0 left as they were. 1 organisation added." in words(done)
    with inside():
        nadia = Person.objects.select_related("organisation").get(email="nadia@x.example")
        assert (nadia.name, nadia.grade, str(nadia.organisation)) == (
            "Nadia Noor",
            Grade.MANAGER,
            "Moor Trust",
        )
        assert nadia.organisation.sector == "health"
        assert Person.objects.get(pk=helen.pk).job_title == "Head"
        assert not PeopleUpload.objects.exists()
    assert audited() == ["people.imported"]


def test_import_is_one_event_with_counts(manager, check, inside):
    confirm(manager, check(NADIA))
    with inside():
        event = AuditEvent.objects.get()
        assert event.detail == {
            "added": 1,
            "changed": 0,
            "unchanged": 0,
            "organisations": 1,
            "people": [str(Person.objects.get().pk)],
        }
    assert event.summary == (
        "Imported people from people.csv: 1 added, 0 changed, 1 organisations added."
    )


def test_importing_twice_changes_nothing(manager, check, inside):
    rows = [
        NADIA,
        "Ann Lee,,,,Moor Trust,",
        "Bo Day,,Chair,Director,Panel,Families and young people",
    ]
    confirm(manager, check(*rows))
    with inside():
        before = list(Person.objects.values_list().order_by("pk"))
    again = check(*rows)
    assert "Everything in this file is recorded already" in words(again)
    assert "Import 3 people" not in words(again)
    confirm(manager, again)
    with inside():
        assert list(Person.objects.values_list().order_by("pk")) == before


def test_wrong_row_stops_everything(manager, check, inside):
    shown = check(NADIA, "Ann,no address,,,Moor Trust,", "Bo,,,,Moor Trust,")
    said = words(shown)
    assert "2 rows are ready, 1 needs a correction" in said
    assert "Row 3" in said
    assert "This is not a whole email address." in said
    assert "Download the file with notes" in said
    refused = confirm(manager, shown)
    assert refused.status_code == 422
    assert "Correct the rows that are wrong first. Nothing has been imported." in words(refused)
    with inside():
        assert not Person.objects.exists()


def test_area_that_changed_meanwhile_is_shown_again(manager, check, inside):
    shown = check(NADIA)
    with inside():
        person("Nadia Noor", email="nadia@x.example")
    stale = confirm(manager, shown)
    assert stale.status_code == 409
    assert "have changed since this page was shown" in words(stale)
    assert "Changes job title from nothing to Analyst" in words(stale)
    with inside():
        assert Person.objects.count() == 1
    seen = stale.context["form"]["seen"].value()
    done = confirm(manager, shown, seen=seen)
    assert "0 people added, 1 changed" in words(done)


def test_change_elsewhere_in_the_area_is_no_matter(manager, check, inside):
    shown = check(NADIA)
    with inside():
        person("Somebody Else")
    assert "The import is done" in words(confirm(manager, shown))


def test_somebody_added_in_the_same_moment_undoes_everything(manager, check, inside, monkeypatch):
    shown = check("Ann Lee,,,,Moor Trust,Health", NADIA)
    with inside():
        person("Nadia Noor", email="nadia@x.example")
    blind = shown.context["page"].fingerprint
    monkeypatch.setattr("leadership.sheets.plan.ImportPlan.fingerprint", blind)
    monkeypatch.setattr("leadership.sheets.matching.Matcher._find", lambda self, typed: None)
    assert confirm(manager, shown).status_code == 409
    with inside():
        assert list(Person.objects.values_list("name", flat=True)) == ["Nadia Noor"]
        assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty. Choose the file that holds the rows."),
        (b"MZ\x90\x00", "The file is a program, whatever its name says"),
        (b"Name,Shoe\nA,43\n", "The heading “Organisation” is missing."),
        (b"Name,Organisation,Full name\nA,B,C\n", "Two columns are headed “Full name”."),
        (b"Name,Organisatoin\nA,B\n", "Did you mean “Organisation”?"),
        (b"Name,Organisation\n", "There is nothing under the headings."),
        (b"x" * 3_000_000, "The file is larger than 2 MB."),
    ],
)
def test_file_that_cannot_be_used_is_refused_beside_the_field(manager, inside, content, said):
    response = manager.post(IMPORT, sent(content))
    assert response.status_code == 422
    assert said in words(response)
    assert 'href="#id_file"' in words(response)
    with inside():
        assert not PeopleUpload.objects.exists()


def test_page_begins_without_errors_and_offers_the_file_that_waits(manager, check):
    fresh = manager.get(IMPORT)
    assert (fresh.status_code, "waits for you" in words(fresh)) == (200, False)
    address = check(NADIA).redirect_chain[-1][0]
    again = words(manager.get(IMPORT))
    assert "people.csv was checked at 12:00 and waits for you." in again
    assert f'href="{address}"' in again


def test_no_file_at_all_is_asked_for(manager):
    response = manager.post(IMPORT)
    assert response.status_code == 422
    assert "Choose a file" in words(response)


def test_name_of_the_file_is_shown_as_words(manager):
    name = "<b>peo\tple</b>.csv"
    shown = manager.post(IMPORT, sent(csv_of(NADIA), name), follow=True)
    assert "<b>peo" not in words(shown)


def test_windows_encoding_is_said(manager):
    content = f"{HEADS}\nZoë Ba,,,,Moor Trust,Health".encode("cp1252")
    shown = manager.post(IMPORT, sent(content), follow=True)
    assert "Zoë Ba" in words(shown)
    assert "it was read as Windows-1252" in words(shown)


def test_organisations_alone_may_be_imported(manager, inside):
    content = workbook([("Organisation", "Sector"), ("Fernley School", "Education")])
    shown = manager.post(IMPORT, sent(content, "schools.xlsx"), follow=True)
    assert "Add 1 organisation" in words(shown)
    confirm(manager, shown)
    with inside():
        assert Organisation.objects.get().sector == "education"


def test_mistakes_of_both_sheets_name_their_sheet(manager):
    content = workbook(
        [("Full name", "Organisation"), ("", "Moor Trust")],
        "People",
        Organisations=[("Organisation", "Sector"), ("Moor Trust", "Helth")],
    )
    said = words(manager.post(IMPORT, sent(content, "both.xlsx"), follow=True))
    assert "Row 2, people" in said
    assert "Row 2, organisations" in said


def test_heading_counts_the_rows_that_the_button_imports(check, inside):
    with inside():
        person("Helen Marsh", email="helen@x.example")
    shown = words(check(NADIA, "Helen Marsh,helen@x.example,,,Northmoor Council,"))
    assert "1 row is ready to import" in shown
    assert "Import 1 person" in shown


def test_file_with_notes_holds_every_row_and_can_be_sent_back(manager, check):
    shown = check(NADIA, "Ann,no address,,Dirctor,Moor Trust,")
    answer = manager.get(f"{shown.redirect_chain[-1][0]}notes.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="people-with-notes.xlsx"'
    rows = read_upload(answer.content).sheets[0].rows
    assert rows[1].cells[:3] == ("", "Nadia Noor", "nadia@x.example")
    assert "Grade: This is not one of the grades." in rows[2].cells[0]
    again = manager.post(IMPORT, sent(answer.content, "notes.xlsx"), follow=True)
    assert "1 row is ready, 1 needs a correction" in words(again)


@pytest.mark.parametrize("name", ["template.xlsx", "template.csv"])
def test_template_explains_and_is_never_imported_itself(manager, name):
    content = manager.get(IMPORT + name).content
    assert "Jo Example" in str(read_upload(content))
    refused = manager.post(IMPORT, sent(content, name))
    assert "There is nothing under the headings." in words(refused)


def test_stopping_forgets_the_rows(manager, check, inside):
    shown = check(NADIA)
    address = shown.redirect_chain[-1][0]
    assert "Nothing has been imported." in words(manager.post(f"{address}stop/", follow=True))
    assert manager.get(address).status_code == 404
    with inside():
        assert not Person.objects.exists()


def test_file_is_its_senders_alone(check, sign_in, people):
    address = check(NADIA).redirect_chain[-1][0]
    colleague = sign_in(people.facilitator)
    for path in (address, f"{address}notes.xlsx"):
        assert colleague.get(path).status_code == 404
    assert colleague.post(f"{address}stop/").status_code == 404
    assert colleague.post(address, {"seen": ""}).status_code == 404


def test_new_file_takes_the_place_of_the_one_before(check, manager):
    first = check(NADIA).redirect_chain[-1][0]
    check("Ann,,,,Moor Trust,Health")
    assert manager.get(first).status_code == 404


def test_only_who_manages_leadership_may_import(reader):
    assert reader.get(IMPORT).status_code == 403
    assert "Import people" not in words(reader.get(f"{HOME}people/"))


def test_file_is_forgotten_after_a_day(manager, check, inside, northmoor):
    address = check(NADIA).redirect_chain[-1][0]
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert DueIndex.objects.areas_due(DueIndex.Kind.UPLOAD) == [northmoor.pk]
        assert manager.get(address).status_code in (302, 404)  # the session has ended, too
        forget_uploads(area_id=str(northmoor.pk))
        assert DueIndex.objects.areas_due(DueIndex.Kind.UPLOAD) == []
    with inside():
        assert not PeopleUpload.objects.exists()


def test_sweep_asks_for_a_look_into_the_areas_that_are_due_only(check, northmoor, monkeypatch):
    asked = []
    monkeypatch.setattr(forget_uploads, "apply_async", lambda **call: asked.append(call["kwargs"]))
    check(NADIA)
    sweep_uploads()
    assert asked == []
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        sweep_uploads()
    assert asked == [{"area_id": str(northmoor.pk)}]


def test_early_look_forgets_nothing(check, inside, northmoor):
    check(NADIA)
    forget_uploads(area_id=str(northmoor.pk))
    with inside():
        assert PeopleUpload.objects.count() == 1
    assert DueIndex.objects.filter(kind=DueIndex.Kind.UPLOAD).count() == 1


@pytest.mark.parametrize("rows", [10, 2_000])
def test_pages_and_import_cost_the_same_queries_for_any_number_of_rows(
    manager, check, inside, rows
):
    with inside():
        place = organisation()
        Person.objects.bulk_create(
            Person(area=place.area, name=f"Old {n}", email=f"o{n}@x.example", organisation=place)
            for n in range(rows)
        )
    lines = [f"New {n},n{n}@x.example,Analyst,Manager,Trust {n},Health" for n in range(rows // 2)]
    lines += [f"Old {n},o{n}@x.example,Head,,Northmoor Council," for n in range(rows // 2)]
    shown = check(*lines)
    with at_most(6):
        page = manager.get(shown.redirect_chain[-1][0])
    assert len(page.content) < 90_000
    with at_most(14):
        manager.post(shown.redirect_chain[-1][0], {"seen": shown.context["page"].fingerprint})
    with inside():
        assert Person.objects.filter(job_title__in=["Head", "Analyst"]).count() == rows


def test_ten_thousand_rows_are_refused_in_words(manager):
    content = csv_of(*(f"P{n},,,,Moor Trust,Health" for n in range(10_000)))
    response = manager.post(IMPORT, sent(content))
    assert response.status_code == 422
    assert "The file has more than 5,000 rows." in words(response)


def test_long_results_are_shown_in_pages_and_long_faults_are_cut(manager, check):
    shown = check(*(f"P{n},no address,,,Place {n},Health" for n in range(60)))
    assert "10 more are in the file with notes." in words(shown)
    fine = check(*(f"P{n},,,,Place {n},Health" for n in range(60)))
    assert "1 to 50 of 60" in words(fine)
    assert "Place 58; Place 59" in words(fine)
    second = manager.get(f"{fine.redirect_chain[-1][0]}?page=2")
    assert "51 to 60 of 60" in words(second)


def test_rows_of_another_area_never_take_part(manager, check, eastvale):
    with area_scope(eastvale.pk):
        person("Nadia Noor", email="nadia@x.example")
    assert "New person" in words(check(NADIA))
