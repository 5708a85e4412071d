"""Files that people hand in: what they are, how they are checked, where their bytes are kept.

A file's row is `hubs.models.StoredFile`; `docs/adr/0017-files-as-evidence.md` says why it is so.
"""

from hubs.files.kinds import Kind, NotAcceptedError, kind_of
from hubs.files.limits import MOST_BYTES
from hubs.files.storing import LostBytesError

__all__ = ["MOST_BYTES", "Kind", "LostBytesError", "NotAcceptedError", "kind_of"]
