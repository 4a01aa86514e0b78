# https://tuberia-rota.example/examples/what-arrived/what_arrived.py | SPDX-License-Identifier: 0BSD
"""Know which messages arrived, and resend only the rest. Standard library only."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from typing import Callable, Optional, Sequence


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
    error: Optional[ConnectionError]
    """BrokenPipeError, ConnectionResetError; None if the other end closed in good order."""


def send_acknowledged(connection: socket.socket, messages: Sequence[Message]) -> Delivery:
    """Sends messages as lines of JSON and waits until the other program has acknowledged each by its id.

    Closes the connection. A timeout of the socket (TimeoutError) and every error that does not mean
    that the other end has gone are raised as they are.
    """
    waiting = {message.id for message in messages}
    failure: Optional[ConnectionError] = None
    with connection, connection.makefile("r", encoding="utf-8") as answers:
        try:
            for message in messages:
                line = json.dumps({"id": message.id, "text": message.text})
                connection.sendall(f"{line}\n".encode())
            while waiting:
                line = answers.readline()
                if not line.endswith("\n"):
                    break
                waiting.discard(line.rstrip("\n"))
        except (BrokenPipeError, ConnectionResetError) as error:
            failure = error
    return Delivery(
        [message for message in messages if message.id not in waiting],
        [message for message in messages if message.id in waiting],
        failure,
    )


def acknowledge(connection: socket.socket, handle: Callable[[Message], None]) -> None:
    """The receiving side: handles each message and only then acknowledges it.

    `handle` must be idempotent: remember the id together with the effect, and do nothing for an id that is known.
    Returns when the sender has closed or gone (a message that it cut short is dropped); raises the error of
    `handle`, whose message is not acknowledged. Does not close the connection.
    """
    with connection.makefile("r", encoding="utf-8") as lines:
        try:
            for line in lines:
                if not line.endswith("\n"):
                    break
                message = Message(**json.loads(line))
                handle(message)
                connection.sendall(f"{message.id}\n".encode())
        except (BrokenPipeError, ConnectionResetError):
            pass
