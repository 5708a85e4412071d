"""Thirty areas from a spreadsheet: checked first, then all of them or none."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hubs.authorities import authorities
from hubs.models import AreaUpload, AuditEvent, Invitation, LocalArea, OutboxMessage
from hubs.spreadsheets import read_upload
from hubs.tasks import forget_area_uploads
from hubs.tenancy import area_scope
from tests.personas import make_user
from tests.queries import at_most

pytestmark = pytest.mark.django_db
IMPORT = "/platform/import/"
HEADS = "ONS code,Area name,Administrator’s name,Administrator’s email"
THIRTY = list(authorities().values())[:30]


def rows_of(chosen):
    return [f'{each.gss_code},"{each.name}",Ann Lee,ann@{each.slug}.example' for each in chosen]


@pytest.fixture
def platform(people, sign_in):
    return sign_in(people.platform)


@pytest.fixture
def check(platform):
    """Return a function that uploads rows and returns the page of the dry run."""

    def checked(*rows):
        content = "\n".join([HEADS, *rows]).encode()
        sent = {"file": SimpleUploadedFile("areas.csv", content)}
        return platform.post(IMPORT, sent, follow=True)

    return checked


def confirm(client, shown, **changed):
    address = shown.redirect_chain[-1][0]
    sent = {"seen": shown.context["page"].fingerprint} | changed
    return client.post(address, sent, follow=True)


def test_thirty_areas_are_added_each_with_its_administrator_invited(platform, check, people):
    shown = check(*rows_of(THIRTY))
    assert "30 rows are ready to import" in shown.text
    before = LocalArea.objects.count()
    done = confirm(platform, shown)
    assert "30 areas added. Invitations are sent." in done.text
    assert LocalArea.objects.count() == before + 30
    for each in THIRTY:
        area = LocalArea.objects.get(gss_code=each.gss_code)
        with area_scope(area.pk):
            invitation = Invitation.objects.get()
            assert invitation.email == f"ann@{each.slug}.example"
            assert OutboxMessage.objects.get().recipient == invitation.email
            assert "area.added" in AuditEvent.objects.values_list("verb", flat=True)
    assert not AreaUpload.objects.exists()


def test_importing_twice_changes_nothing(platform, check):
    confirm(platform, check(*rows_of(THIRTY[:3])))
    assert "1 row is ready to import" in check(*rows_of(THIRTY[:4])).text
    again = check(*rows_of(THIRTY[:3]))
    assert "Every area in this file is here already" in again.text
    assert "Already here: no change, no invitation" in again.text
    assert "Add 3 areas" not in again.text
    confirm(platform, again)
    area = LocalArea.objects.get(gss_code=THIRTY[0].gss_code)
    with area_scope(area.pk):
        assert Invitation.objects.count() == 1


def test_one_wrong_row_stops_everything(platform, check):
    before = LocalArea.objects.count()
    shown = check(*rows_of(THIRTY[:3]), "E0800003,,Ann,a@x.example")
    assert "3 rows are ready, 1 needs a correction" in shown.text
    assert "The code has 8 characters." in shown.text
    refused = confirm(platform, shown)
    assert refused.status_code == 422
    assert "Correct the rows that are wrong first." in refused.text
    assert LocalArea.objects.count() == before


def test_area_that_was_added_meanwhile_is_shown_again(platform, check):
    shown = check(*rows_of(THIRTY[:2]))
    LocalArea.objects.create(
        name="X", slug="elsewhere", gss_code=THIRTY[0].gss_code, council_name="X"
    )
    stale = confirm(platform, shown)
    assert stale.status_code == 409
    assert "Areas have been added since this page was shown" in stale.text
    done = confirm(platform, shown, seen=stale.context["form"]["seen"].value())
    assert "1 area added." in done.text


def test_failure_half_way_leaves_no_area_behind(platform, check):
    shown = check(*rows_of(THIRTY[:3]))
    LocalArea.objects.create(name="X", slug=THIRTY[2].slug, gss_code="E06009999", council_name="X")
    before = LocalArea.objects.count()
    assert confirm(platform, shown).status_code == 409
    assert LocalArea.objects.count() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90", "The file is a program"),
        (b"Code,Name\nE08000038,Ann\n", "The heading “Administrator’s email” is missing."),
        (b"", "The file is empty."),
    ],
)
def test_file_that_cannot_be_used_is_refused_beside_the_field(platform, content, said):
    response = platform.post(IMPORT, {"file": SimpleUploadedFile("a.csv", content)})
    assert response.status_code == 422
    assert said in response.text


def test_file_that_waits_is_offered_and_can_be_stopped(platform, check):
    fresh = platform.get(IMPORT)
    assert (fresh.status_code, "waits for you" in fresh.text) == (200, False)
    address = check(*rows_of(THIRTY[:1])).redirect_chain[-1][0]
    assert f'href="{address}"' in platform.get(IMPORT).text
    assert "The import is stopped." in platform.post(f"{address}stop/", follow=True).text
    assert platform.get(address).status_code == 404


def test_file_is_its_senders_alone(check, sign_in):
    address = check(*rows_of(THIRTY[:1])).redirect_chain[-1][0]
    other = sign_in(make_user("Oz Other", "example", is_platform_administrator=True))
    assert other.get(address).status_code == 404
    assert other.post(address, {"seen": ""}).status_code == 404
    assert other.post(f"{address}stop/").status_code == 404


def test_file_is_forgotten_after_a_day(check):
    check(*rows_of(THIRTY[:1]))
    forget_area_uploads()
    assert AreaUpload.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        forget_area_uploads()
    assert not AreaUpload.objects.exists()


@pytest.mark.parametrize("name", ["template.xlsx", "template.csv"])
def test_template_lists_every_authority(platform, name):
    assert len(read_upload(platform.get(IMPORT + name).content).sheets[0].rows) == 154


@pytest.mark.parametrize("areas", [1, 150])
def test_dry_run_costs_the_same_queries_for_any_number_of_areas(platform, check, areas):
    shown = check(*rows_of(list(authorities().values())[:areas]))
    with at_most(4):
        platform.get(shown.redirect_chain[-1][0])
