"""JSON log lines that carry the area and the request, and no personal data."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

_bound: ContextVar[dict[str, str]] = ContextVar("log_fields", default={})  # noqa: B039 - replaced, never changed


def bind(**fields: str) -> None:
    """Add fields to every line of this request or task from here on."""
    _bound.set(_bound.get() | fields)


@contextmanager
def bound(**fields: str) -> Iterator[None]:
    """Add fields to every line logged inside; forget them afterwards."""
    token = _bound.set(_bound.get() | fields)
    try:
        yield
    finally:
        _bound.reset(token)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, the bound fields, the exception."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        } | _bound.get()
        if record.exc_info:
            # The stack says where; the message of an exception may quote what somebody typed.
            line["error"] = record.exc_info[0].__name__ if record.exc_info[0] else ""
            line["stack"] = _frames(record)
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """The message; where it names the address of a request, the route instead.

    An address may hold the token of an invitation or of a new password.
    """
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if not path or not isinstance(record.args, tuple):
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    route = match.route if match else "an unknown address"
    return str(record.msg) % tuple(route if arg == path else arg for arg in record.args)


def _frames(record: logging.LogRecord) -> list[str]:
    frames, trace = [], record.exc_info[2] if record.exc_info else None
    while trace:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return frames
