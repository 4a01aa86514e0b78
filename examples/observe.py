# https://tuberia-rota.example/examples/observe.py | SPDX-License-Identifier: 0BSD
"""What every Python demo shares: saying what happens, reporting an error with its fields, never hanging."""

import json
import os
import signal
import sys
import threading

TIME_LIMIT = int(os.environ.get("DEMO_TIME_LIMIT", "2000")) / 1000
"""Longest time that a demo may take, in seconds; a test on a busy machine sets a longer one, in milliseconds."""


def _record(fields: dict) -> None:
    path = os.environ.get("RECORD_TO")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(fields) + "\n")


def fields_of(arrival: str, error: BaseException) -> dict:
    """The telling fields of an exception: how it arrived, its class, message and, for an OSError, errno and code."""
    import errno as names

    fields: dict = {"arrival": arrival, "name": type(error).__name__, "message": str(error)}
    number = getattr(error, "errno", None)
    if number is not None:
        fields["code"] = names.errorcode.get(number, str(number))
        fields["errno"] = number
    return fields


def say(line: str) -> None:
    """Prints one line of the demo's transcript on standard output."""
    print(line, flush=True)


def report(arrival: str, error: BaseException) -> None:
    """Prints an exception and how it arrived, and hands its fields to the recorder."""
    fields = fields_of(arrival, error)
    _record(fields)
    details = ", ".join(f"{key}: {fields[key]!r}" for key in ("code", "errno") if key in fields)
    say(f"[{arrival}] {fields['name']}: {fields['message']}" + (f" {{ {details} }}" if details else ""))


def _uncaught(kind, error, trace) -> None:
    _record(fields_of("uncaught exception", error))
    sys.__excepthook__(kind, error, trace)


def _too_long(_signal, _frame) -> None:
    print("demo did not end in time", file=sys.stderr, flush=True)
    os._exit(124)


sys.excepthook = _uncaught
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
