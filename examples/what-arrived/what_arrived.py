# https://tuberia-rota.example/examples/what-arrived/what_arrived.py | SPDX-License-Identifier: 0BSD
"""Know which messages arrived, and resend only the rest. Standard library only."""

from __future__ import annotations

import json
import re
import selectors
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

GONE = (BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""What tells that the other end has gone; the last two over TLS."""

NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
"""What a socket that does not block says when it would have to wait."""

LONGEST_WAIT = 2_000_000.0
"""Seconds; what a selector takes."""

NO_ID = re.compile(r"[\r\n\ud800-\udfff]")
"""A line break would end the acknowledgement, and half a character has no bytes."""


@dataclass(frozen=True)
class Message:
    """One message. The id is whole characters without a line break and stays the same when the message is sent again."""

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

    However that ends, it says which messages were acknowledged, and closes the connection. Set a timeout on the socket,
    of waiting without a byte in either direction: nothing else limits the wait. Raises ValueError, before anything is
    sent, for ids that are not all different or hold a line break or half a character, and TypeError for what is no text.
    Source: send(2): no indication of failure to deliver is implicit in a success.
    """
    waiting = {message.id for message in messages}
    if not all(isinstance(text, str) for message in messages for text in (message.id, message.text)):
        raise TypeError("ids and texts of messages are str")
    if len(waiting) < len(messages) or any(NO_ID.search(id) for id in waiting):
        raise ValueError("ids of messages must differ and hold no line break and no half character")
    with connection:
        try:
            failure = _exchange(connection, messages, waiting)
        except OSError as error:
            failure = error
        try:
            # A process that was forked may hold the connection too. SSLSocket's own shutdown() would undo the encryption.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        except OSError:
            pass
    return Delivery(
        [message for message in messages if message.id not in waiting],
        [message for message in messages if message.id in waiting],
        _ended(failure) if waiting else "all",
        failure if waiting else None,
    )


def _exchange(connection: socket.socket, messages: Sequence[Message], waiting: set[str]) -> OSError | None:
    """Writes, and takes from `waiting` what is acknowledged. Returns the error of writing, after the rest was read.

    Both in turn: acknowledgements that nobody reads would fill the connection, and both ends would wait for ever. Not
    in two threads: a TLS connection that one writes to while another reads may crash the interpreter.
    """
    timeout = connection.gettimeout()
    lines: Iterator[str] = (json.dumps({"id": message.id, "text": message.text}) for message in messages)
    unsent = memoryview(b"")
    answer = bytearray()
    longest = max((len(id.encode()) for id in waiting), default=0)
    failure: OSError | None = None
    connection.settimeout(0)
    with selectors.DefaultSelector() as ready:
        ready.register(connection, selectors.EVENT_READ)
        while waiting:
            events = selectors.EVENT_READ
            if not unsent and (line := next(lines, None)) is not None:
                unsent = memoryview(f"{line}\n".encode())
            try:
                if unsent:
                    unsent = unsent[connection.send(unsent) :]
                    continue
            except NOT_YET as why:
                if not isinstance(why, ssl.SSLWantReadError):
                    events |= selectors.EVENT_WRITE
            except OSError as error:
                failure = error
                unsent, lines = memoryview(b""), iter(())
            try:
                data = connection.recv(65536)
            except NOT_YET as why:
                if isinstance(why, ssl.SSLWantWriteError):
                    events = selectors.EVENT_WRITE
                ready.modify(connection, events)
                if not ready.select(None if timeout is None else min(timeout, LONGEST_WAIT)):
                    raise failure or TimeoutError("timed out") from None
                continue
            if not data:
                break
            answer += data
            if b"\n" in data:
                *whole, answer = answer.split(b"\n")
                # Bytes that are no UTF-8 become half characters, which no id holds.
                waiting.difference_update(id.decode(errors="surrogateescape") for id in whole)
            # Longer than every id, it acknowledges nothing, however it goes on.
            del answer[longest + 1 :]
    return failure


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
    with connection.makefile("rb") as lines:
        while True:
            try:
                line = lines.readline()
            except GONE:
                return
            if not line.endswith(b"\n"):
                return
            message = _message(line)
            # Not within a `try`: a broken pipe of the handler's own, to a database say, is no departure of the sender.
            handle(message)
            try:
                connection.sendall(f"{message.id}\n".encode())
            except GONE:
                return


def _message(line: bytes) -> Message:
    try:
        fields = json.loads(line.decode())
    except (RecursionError, ValueError):
        raise ValueError("a line that is no message") from None
    id, text = (fields.get("id"), fields.get("text")) if isinstance(fields, dict) else (None, None)
    if not isinstance(id, str) or not isinstance(text, str) or NO_ID.search(id):
        raise ValueError("a line that is no message")
    return Message(id, text)
