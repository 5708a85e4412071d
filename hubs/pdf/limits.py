"""How much a document may ask for, and the watch that stops one asking for more."""

import ctypes
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)  # the GNU C library has it
LOOKS_PER_SECOND = 5
MEMORY_IN_USE = Path("/proc/self/statm")


class PdfRefused(Exception):  # noqa: N818 - it says what happened
    """The document cannot be made; the message is fit to be shown to the person who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for one document; ``size`` is in bytes."""

    characters: int = 600_000
    elements: int = 30_000
    depth: int = 60
    pages: int = 200
    size: int = 20_000_000
    seconds: float = 60.0
    memory_mb: int = 500

    def check_source(self, source: str) -> None:
        if len(source) > self.characters:
            raise PdfRefused(
                f"This document is too long to print: {len(source):,} characters, "
                f"and the most is {self.characters:,}. Shorten the longest texts."
            )

    def check_tree(self, root: Element) -> None:
        """Refuse what would overflow the layout engine's stack or run for minutes."""
        level, depth, seen = [root], 0, 0
        while level:
            depth, seen = depth + 1, seen + len(level)
            if depth > self.depth:
                raise PdfRefused(f"This document nests more than {self.depth} levels deep.")
            if seen > self.elements:
                raise PdfRefused(f"This document has more than {self.elements:,} parts.")
            level = [child for element in level for child in element]

    def check_result(self, data: bytes, pages: int) -> None:
        if pages > self.pages:
            raise PdfRefused(f"This document is {pages} pages long, and the most is {self.pages}.")
        if len(data) > self.size:
            raise PdfRefused(f"This document is larger than {self.size // 1_000_000} MB.")


class _Stop(BaseException):
    """Raised inside the working thread; not an Exception, so no library can swallow it."""


@contextmanager
def watched(limits: Limits) -> Iterator[None]:
    """Stop the body when it takes longer, or takes more memory, than ``limits`` allow.

    A second thread looks at the clock and at the process's memory, and interrupts the
    first; it works in any thread and leaves the worker's own signals alone.
    """
    worker, finished, lock = threading.get_ident(), threading.Event(), threading.Lock()
    reasons: list[str] = []

    def look() -> None:
        deadline, ceiling = time.monotonic() + limits.seconds, _memory_mb() + limits.memory_mb
        while not finished.wait(1 / LOOKS_PER_SECOND):
            late, large = time.monotonic() > deadline, _memory_mb() > ceiling
            if not (late or large):
                continue
            with lock:
                if not finished.is_set():
                    reasons.append("time" if late else "memory")
                    _interrupt(worker)
            return

    watcher = threading.Thread(target=look, name="pdf-watch", daemon=True)
    watcher.start()
    try:
        yield
    except _Stop:
        raise PdfRefused(f"This document took too much {reasons[0]} to make.") from None
    finally:
        with lock:
            finished.set()
        watcher.join()


def _interrupt(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Stop))


def _memory_mb() -> float:
    """Resident memory of this process; 0 where the system does not say."""
    if not MEMORY_IN_USE.exists():
        return 0.0
    pages = int(MEMORY_IN_USE.read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def give_back_memory() -> None:
    """Return to the system what a document needed and nothing holds any more, where it is asked.

    Freed pieces lie between others, so the C library keeps them for a next document: 9 MB a worker.
    """
    if TRIM:
        TRIM(0)
