# https://tuberia-rota.example/examples/what-arrived/what_arrived.py | SPDX-License-Identifier: 0BSD
"""Know which messages arrived, and resend only the rest. Standard library only."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

GONE = (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What tells that the other end has gone; the last two over TLS."""


@dataclass(frozen=True)
class Message:
    """One message. The id holds no line break and stays the same when the message is sent again."""

    id: str
    text: str


@dataclass(frozen=True)
class Delivery:
    """What the other program has confirmed, and what nobody knows about."""

    acknowledged: Sequence[Message]
    unknown: Sequence[Message]
    """May have been handled or not: send these again, with the same ids, on a new connection."""
    ended: str
    """"all": every message was acknowledged; "closed": the other end closed in good order before that; "gone": it left
    (BrokenPipeError, ConnectionResetError); "timed out": the timeout of the socket passed; "failed": any other OSError."""
    error: OSError | None
    """What ended it, if that was an error."""


def send_acknowledged(connection: socket.socket, messages: Sequence[Message]) -> Delivery:
    """Sends messages as lines of JSON and waits until the other program has acknowledged each by its id.

    However that ends, it says which messages were acknowledged, and closes the connection. Set a timeout on the socket:
    nothing else limits the wait. Raises ValueError, before anything is sent, for ids that are not all different or hold
    a line break, and TypeError for what is no text.
    Source: send(2): no indication of failure to deliver is implicit in a success.
    """
    waiting = {message.id for message in messages}
    if len(waiting) < len(messages) or any("\n" in id or "\r" in id for id in waiting):
        raise ValueError("ids of messages must differ and hold no line break")
    if not all(isinstance(text, str) for message in messages for text in (message.id, message.text)):
        raise TypeError("ids and texts of messages are str")
    failures: list[OSError] = []

    def send() -> None:
        try:
            for message in messages:
                line = json.dumps({"id": message.id, "text": message.text})
                connection.sendall(f"{line}\n".encode())
        except OSError as error:
            failures.append(error)

    # Beside reading: acknowledgements that nobody reads would fill the connection, and both ends would wait for ever.
    sender = threading.Thread(target=send, daemon=True)
    with connection, connection.makefile("r", encoding="utf-8", errors="replace", newline="\n") as answers:
        sender.start()
        try:
            while waiting:
                line = answers.readline()
                if not line.endswith("\n"):
                    break
                waiting.discard(line[:-1])
        except OSError as error:
            failures.append(error)
        try:
            # Wakes a sender that still waits for the other end to read.
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        sender.join()
    failure = failures[0] if waiting and failures else None
    return Delivery(
        [message for message in messages if message.id not in waiting],
        [message for message in messages if message.id in waiting],
        _ended(failure) if waiting else "all",
        failure,
    )


def _ended(failure: OSError | None) -> str:
    if failure is None:
        return "closed"
    if isinstance(failure, TimeoutError):
        return "timed out"
    return "gone" if isinstance(failure, GONE) else "failed"


def acknowledge(connection: socket.socket, handle: Callable[[Message], None]) -> None:
    """The receiving side: handles each message and only then acknowledges it.

    `handle` must be idempotent: remember the id together with the effect, and do nothing for an id that is known.
    Returns when the sender has closed or gone (a message that it cut short is dropped); raises the error of
    `handle`, whatever it is, whose message is not acknowledged, and ValueError for a line that is no message.
    Does not close the connection, whose timeout is the limit of the wait for the next message.
    Source: the end-to-end argument, https://web.mit.edu/Saltzer/www/publications/endtoend/endtoend.pdf
    """
    with connection.makefile("r", encoding="utf-8", newline="\n") as lines:
        while True:
            try:
                line = lines.readline()
            except GONE:
                return
            if not line.endswith("\n"):
                return
            message = _message(line)
            # Not within a `try`: a broken pipe of the handler's own, to a database say, is no departure of the sender.
            handle(message)
            try:
                connection.sendall(f"{message.id}\n".encode())
            except GONE:
                return


def _message(line: str) -> Message:
    try:
        fields = json.loads(line)
    except RecursionError:
        raise ValueError("a line that is no message") from None
    id, text = (fields.get("id"), fields.get("text")) if isinstance(fields, dict) else (None, None)
    if not isinstance(id, str) or not isinstance(text, str) or "\n" in id or "\r" in id:
        raise ValueError("a line that is no message")
    return Message(id, text)
