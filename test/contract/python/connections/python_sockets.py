"""The contract of python_sockets."""

import asyncio
import contextlib
import errno
import socket
import ssl
import threading
import unittest

import tls_pair
from faults import ONE_REALM, broken, does_not_apply, leaving_nothing, reset, tcp_pair, wait_for_reset
from python_sockets import PEER_GONE, send_until_gone, write_until_gone

DOES_NOT_APPLY = {
    "repeats": does_not_apply("No envía nada dos veces.", "It sends nothing twice."),
    "realms": ONE_REALM,
    "limits": does_not_apply(
        "No acepta conexiones ni crea procesos; el plazo lo pone el socket.",
        "It accepts no connections and starts no processes; the socket sets the time limit.",
    ),
    "keeps_going": does_not_apply("No sirve a nadie: es una sola llamada.", "It serves nobody: it is one call."),
}


def close_notify(peer) -> None:
    """Ends the peer's direction of a TLS connection; it may go on reading."""
    peer.setblocking(False)
    with contextlib.suppress(ssl.SSLError):
        peer.unwrap()
    peer.setblocking(True)


async def tls_streams():
    """Our streams, of asyncio, and the peer's socket."""
    ours, connection = tcp_pair()
    wrapping = asyncio.to_thread(tls_pair.SERVER.wrap_socket, connection, server_side=True)
    opening = asyncio.open_connection(sock=ours, ssl=tls_pair.CLIENT, server_hostname="localhost")
    peer, (reader, writer) = await asyncio.gather(wrapping, opening)
    return reader, writer, peer


async def writer_over(connection):
    _, writer = await asyncio.open_connection(sock=connection)
    return writer


class Contract(unittest.TestCase):
    def test_settles_a_socket_closed_before_the_call(self) -> None:
        ours, peer = tcp_pair()
        ours.close()
        peer.close()
        with self.assertRaises(OSError) as caught:
            send_until_gone(ours, [b"a"])
        self.assertNotIsInstance(caught.exception, PEER_GONE)

    def test_settles_a_writer_closed_before_the_call_is_our_own_end(self) -> None:
        async def main() -> None:
            ours, peer = tcp_pair()
            writer = await writer_over(ours)
            writer.close()
            with peer, self.assertRaises(OSError) as caught:
                await write_until_gone(writer, [b"a"])
            self.assertNotIsInstance(caught.exception, PEER_GONE)

        asyncio.run(main())

    def test_settles_and_blames_ourselves_when_we_close_meanwhile_or_what_nobody_reads(self) -> None:
        async def main() -> None:
            for end in ("abort", "close between chunks", "close before"):
                ours, peer = tcp_pair()
                writer = await writer_over(ours)

                def chunks(writer=writer):
                    yield b"a"
                    writer.close()
                    yield b"b"

                if end == "close before":
                    writer.write(bytes(50_000_000))
                    writer.close()
                task = asyncio.ensure_future(
                    write_until_gone(writer, [bytes(50_000_000)] if end == "abort" else chunks())
                )
                await asyncio.sleep(0)
                if end == "abort":
                    writer.transport.abort()
                with peer, self.assertRaises(OSError) as caught:
                    await task
                self.assertEqual(caught.exception.errno, errno.EBADF, end)
                writer.transport.abort()

        asyncio.run(main())

    def test_settles_a_cancellation_while_the_peer_does_not_read(self) -> None:
        async def main() -> None:
            ours, peer = tcp_pair()
            writer = await writer_over(ours)
            with peer, self.assertRaises(TimeoutError if hasattr(asyncio, "timeout") else asyncio.TimeoutError):
                await asyncio.wait_for(write_until_gone(writer, iter(lambda: bytes(1_000_000), b"")), 0.1)
            writer.transport.abort()

        asyncio.run(main())

    def test_blame_an_error_of_the_chunks_is_theirs(self) -> None:
        own = ConnectionResetError("of the database")

        def chunks():
            yield b"a"
            raise own

        ours, peer = tcp_pair()
        with ours, peer, self.assertRaises(ConnectionResetError) as caught:
            send_until_gone(ours, chunks())
        self.assertIs(caught.exception, own)

        async def main() -> None:
            ours, peer = tcp_pair()
            writer = await writer_over(ours)
            with peer, self.assertRaises(ConnectionResetError) as caught:
                await write_until_gone(writer, chunks())
            self.assertIs(caught.exception, own)
            writer.close()

        asyncio.run(main())

    def test_leaves_nothing_when_the_peer_has_gone(self) -> None:
        with leaving_nothing():
            ours, _ = broken()
            self.assertIsInstance(send_until_gone(ours, [b"a"]).gone, BrokenPipeError)

            async def main() -> None:
                ours, peer = tcp_pair()
                writer = await writer_over(ours)
                reset(peer)
                wait_for_reset(ours)
                self.assertIsInstance((await write_until_gone(writer, [b"a"])).gone, ConnectionResetError)

            asyncio.run(main())

    def test_tls_a_peer_that_has_gone(self) -> None:
        ours, peer = tls_pair.tls_pair()
        reset(peer)
        wait_for_reset(ours)
        self.assertIsInstance(send_until_gone(ours, [b"a"] * 100).gone, PEER_GONE)

    def test_tls_a_peer_that_closed_in_good_order_before_has_gone(self) -> None:
        async def main() -> None:
            reader, writer, peer = await tls_streams()
            close_notify(peer)
            await reader.read()
            sent = await write_until_gone(writer, [b"a"] * 3)
            self.assertEqual((sent.taken, type(sent.gone)), (0, ssl.SSLZeroReturnError))
            writer.close()
            peer.close()

        asyncio.run(main())

    def test_tls_what_asyncio_threw_away_is_not_taken(self) -> None:
        async def main() -> None:
            _, writer, peer = await tls_streams()
            task = asyncio.ensure_future(write_until_gone(writer, [bytes(3_000_000)] * 3))
            await asyncio.sleep(0)
            close_notify(peer)
            read = []
            reading = threading.Thread(target=lambda: read.extend(iter(lambda: len(socket.socket.recv(peer, 65536)), 0)))
            reading.start()
            sent = await task
            writer.close()
            await asyncio.to_thread(reading.join)
            peer.close()
            self.assertIsInstance(sent.gone, PEER_GONE)
            self.assertLessEqual(sent.taken, sum(read))

        asyncio.run(main())
