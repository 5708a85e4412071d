"""A snapshot is kept in one spelling, read back whole, and refuses what it does not know."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from governance.snapshot import (
    SCHEMA_VERSION,
    SnapshotInvalid,
    fingerprint,
    from_data,
    from_json,
    to_data,
    to_json,
)
from tests.samples.reports import northmoor_snapshot

FINGERPRINT_OF_THE_SAMPLE = "53cd9e1a84ed97ba7f83dbefbc53623766142c8c2576bb042896ff0cebca198e"


def test_snapshot_reads_back_as_it_was():
    snapshot = northmoor_snapshot()
    assert from_json(to_json(snapshot)) == snapshot
    assert from_data(json.loads(json.dumps(to_data(snapshot)))) == snapshot


def test_snapshot_survives_a_store_that_reorders_keys():
    data = to_data(northmoor_snapshot())
    reordered = dict(reversed(list(data.items())))
    assert fingerprint(from_data(reordered)) == fingerprint(northmoor_snapshot())


def test_json_is_canonical():
    text = to_json(northmoor_snapshot())
    again = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text == again
    assert "Ŵyn" in text


def test_fingerprint_changes_with_one_letter():
    snapshot = northmoor_snapshot()
    assert fingerprint(snapshot) != fingerprint(replace(snapshot, summary=snapshot.summary + "."))
    assert len(fingerprint(snapshot)) == 64


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda d: d.update(schema=99), "schema 99"),
        (lambda d: d.pop("summary"), "summary"),
        (lambda d: d.update(extra=1), "extra"),
        (lambda d: d.update(summary=7), "report.summary"),
        (lambda d: d.update(recommendations="one"), "report.recommendations"),
        (lambda d: d["meeting"].update(held_on="10 December"), "report.meeting.held_on"),
        (lambda d: d["meeting"].update(held_on=5), "report.meeting.held_on"),
        (lambda d: d["levels"][0].update(value=True), r"report.levels\[0\].value"),
        (lambda d: d.update(cover=[]), "report.cover"),
    ],
)
def test_reading_refuses_what_it_does_not_know(change, complaint):
    data = to_data(northmoor_snapshot())
    change(data)
    with pytest.raises(SnapshotInvalid, match=complaint):
        from_data(data)


def test_field_added_later_is_no_part_of_what_was_kept_before():
    before = json.loads(to_json(northmoor_snapshot()))
    assert "signed_off_by" not in before["round"]
    assert from_data(before).round.signed_off_by == ""
    snapshot = as_of_now(northmoor_snapshot())
    signed = replace(
        snapshot,
        round=replace(
            snapshot.round,
            signed_off_at=datetime(2026, 11, 27, 9, 40, tzinfo=UTC),
            signed_off_by="Helen Marsh, accountable leader",
        ),
    )
    assert from_json(to_json(signed)) == signed
    assert fingerprint(signed) != fingerprint(snapshot)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"x"'])
def test_reading_refuses_what_is_not_a_report(text):
    with pytest.raises(SnapshotInvalid):
        from_json(text)


def as_of_now(snapshot):
    """The sample, which is kept as it was signed once, as it would be taken today."""
    held = [
        replace(r, basis="Interim", grade="Director") if r.holder else r for r in snapshot.roles
    ]
    return replace(snapshot, schema=SCHEMA_VERSION, roles=tuple(held))


def test_snapshot_signed_before_reads_back_and_keeps_its_fingerprint():
    old = northmoor_snapshot()
    assert old.schema == 1
    assert {role.basis for role in old.roles} == {""}
    assert "basis" not in to_json(old)
    assert fingerprint(old) == FINGERPRINT_OF_THE_SAMPLE


def test_snapshot_of_now_keeps_basis_and_grade():
    snapshot = as_of_now(northmoor_snapshot())
    assert from_json(to_json(snapshot)) == snapshot
    assert '"basis":"Interim"' in to_json(snapshot)


def test_field_of_a_later_version_is_refused_in_an_earlier_one():
    data = to_data(northmoor_snapshot())
    data["roles"][0]["basis"] = "Interim"
    with pytest.raises(SnapshotInvalid, match="unknown basis"):
        from_data(data)


@pytest.mark.parametrize("schema", [0, SCHEMA_VERSION + 1, True, "1", None])
def test_version_that_is_not_known_is_refused(schema):
    data = to_data(northmoor_snapshot()) | {"schema": schema}
    with pytest.raises(SnapshotInvalid, match="schema"):
        from_data(data)
