"""A documents worker of its own, started as Celery starts one, to see what it needs of memory."""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

DRAWN = 4
MEGABYTE = 1024


def megabytes_of_a_worker(data: Mapping[str, object]) -> int:
    """Return the resident memory of a fresh worker after it has drawn a few reports."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as worker:
        return worker.submit(_draw, data).result()


def _draw(data: Mapping[str, object]) -> int:
    import django

    django.setup()
    # Only now can these be imported: the process began without Django.
    from celery import current_app

    from governance.documents import draw_report
    from governance.snapshot import Standing

    current_app.loader.import_default_modules()
    for _turn in range(DRAWN):
        draw_report(data, Standing(draft=1))
    with open("/proc/self/status") as status:  # noqa: PTH123 - not a file of ours
        line = next(line for line in status if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / MEGABYTE)
