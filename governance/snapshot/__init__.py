"""The frozen contents of a board report: what it says (facts) and how it is kept (codec)."""

from governance.snapshot.codec import (
    SnapshotInvalid,
    fingerprint,
    from_data,
    from_json,
    to_data,
    to_json,
)
from governance.snapshot.facts import SCHEMA_VERSION, Snapshot, Standing

__all__ = [
    "SCHEMA_VERSION",
    "Snapshot",
    "SnapshotInvalid",
    "Standing",
    "fingerprint",
    "from_data",
    "from_json",
    "to_data",
    "to_json",
]
