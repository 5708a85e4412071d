"""Why a file cannot be read, in words for the person who sent it."""

from __future__ import annotations

from collections.abc import Sequence


class UnreadableError(ValueError):
    """Nothing of the file was used. `reasons` are whole sentences, each with how to mend it."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons: Sequence[str] = reasons
