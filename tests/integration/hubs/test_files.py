"""Bytes follow their transaction; what is handed out is what was handed in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadhandler import StopFutureHandlers
from django.db import transaction
from django.utils import timezone

from hubs.actions.files import remove_orphans, store_file
from hubs.files import MOST_BYTES, Kind, LostBytesError
from hubs.files.storing import keep_bytes, read_bytes, storage
from hubs.models import StoredFile
from hubs.tasks import clear_files, sweep_files
from hubs.tenancy import area_scope
from hubs.uploads import BoundedUploadHandler
from tests.handed_in import PDF, upload

pytestmark = pytest.mark.django_db


def empty():
    for key in list(keys()):
        storage().delete(key)


@pytest.fixture(autouse=True)
def empty_store():
    """Nothing is kept from the test before, whichever that was, nor for the next."""
    empty()
    yield
    empty()


def keys(place=""):
    folders, files = storage().listdir(place) if storage().exists(place or ".") else ([], [])
    yield from (f"{place}{name}" for name in files)
    for folder in folders:
        yield from keys(f"{place}{folder}/")


def keep(area, people):
    with area_scope(area.pk):
        return store_file(area=area, actor=people.owner, upload=upload(), kind=Kind.PDF)


class Oops(Exception):  # noqa: N818 - nothing but a reason to roll back
    pass


def keep_and_fail(area, people):
    store_file(area=area, actor=people.owner, upload=upload(), kind=Kind.PDF)
    assert list(keys())
    raise Oops


@pytest.mark.django_db(transaction=True)
def test_file_is_kept_with_its_facts_under_a_drawn_name(northmoor, people):
    file = keep(northmoor, people)
    assert (file.name, file.kind, file.size) == ("Minutes.pdf", "pdf", len(PDF))
    assert file.key.startswith(f"{northmoor.pk}/")
    assert "Minutes" not in file.key
    assert read_bytes(file.key, file.sha256) == PDF
    assert list(keys()) == [file.key]


@pytest.mark.django_db(transaction=True)
def test_bytes_go_when_the_transaction_fails(northmoor, people):
    with pytest.raises(Oops), area_scope(northmoor.pk):
        keep_and_fail(northmoor, people)
    assert list(keys()) == []


@pytest.mark.django_db(transaction=True)
def test_bytes_go_with_a_savepoint_and_leave_the_others(northmoor, people):
    with area_scope(northmoor.pk):
        stays = store_file(area=northmoor, actor=people.owner, upload=upload(), kind=Kind.PDF)
        with pytest.raises(Oops), transaction.atomic():
            keep_and_fail(northmoor, people)
        assert list(keys()) == [stays.key]
    assert list(keys()) == [stays.key]


@pytest.mark.django_db(transaction=True)
def test_bytes_go_when_the_transaction_is_marked_to_fail(northmoor, people):
    with area_scope(northmoor.pk):
        store_file(area=northmoor, actor=people.owner, upload=upload(), kind=Kind.PDF)
        transaction.set_rollback(True)
    assert list(keys()) == []


@pytest.mark.parametrize("spoil", ["flip", "delete"])
def test_spoiled_bytes_are_never_handed_out(northmoor, people, spoil):
    file = keep(northmoor, people)
    storage().delete(file.key)
    if spoil == "flip":
        storage().save(file.key, ContentFile(PDF[:-1] + b"!"))
    with pytest.raises(LostBytesError):
        read_bytes(file.key, file.sha256)


def test_sweep_takes_bytes_without_a_row_once_they_are_a_day_old(northmoor, eastvale, people):
    kept = keep(northmoor, people)
    orphan = keep_bytes(northmoor.pk, ContentFile(b"left behind"))
    elsewhere = keep_bytes(eastvale.pk, ContentFile(b"of another area"))
    now = timezone.now()
    with area_scope(northmoor.pk):
        assert remove_orphans(area_id=northmoor.pk, now=now) == 0
        assert remove_orphans(area_id=northmoor.pk, now=now + timedelta(days=1, hours=1)) == 1
    assert set(keys()) == {kept.key, elsewhere}
    assert orphan not in set(keys())


def test_area_without_files_is_swept_without_an_error(eastvale):
    with area_scope(eastvale.pk):
        assert remove_orphans(area_id=eastvale.pk, now=timezone.now()) == 0


def test_nightly_task_asks_every_area_that_has_files(northmoor, people, monkeypatch):
    keep(northmoor, people)
    asked = []
    monkeypatch.setattr(clear_files, "delay", lambda **facts: asked.append(facts["area_id"]))
    sweep_files()
    assert str(northmoor.pk) in asked
    clear_files(area_id=str(northmoor.pk))
    assert len(list(keys())) == 1


def test_row_of_a_file_never_changes(northmoor, people):
    file = keep(northmoor, people)
    with area_scope(northmoor.pk):
        for change in (lambda rows: rows.update(name="x"), lambda rows: rows.delete()):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                change(StoredFile.objects.filter(pk=file.pk))


def test_row_of_a_file_is_of_one_area(northmoor, eastvale, people):
    keep(northmoor, people)
    with area_scope(eastvale.pk):
        assert not StoredFile.objects.exists()


def test_what_comes_after_the_largest_file_is_let_go():
    handler, chunk = BoundedUploadHandler(), bytes(65_536)
    handler.handle_raw_input(None, {}, 0, b"")
    with pytest.raises(StopFutureHandlers):
        handler.new_file("file", "big.pdf", "application/pdf", None)
    for number in range(400):
        handler.receive_data_chunk(chunk, number * len(chunk))
    file = handler.file_complete(400 * len(chunk))
    assert file.size == 400 * len(chunk)
    assert len(file.read()) == MOST_BYTES


def test_guessed_key_of_nothing_is_lost_bytes(northmoor):
    with pytest.raises(LostBytesError):
        read_bytes(f"{northmoor.pk}/{uuid4()}", "0" * 64)
