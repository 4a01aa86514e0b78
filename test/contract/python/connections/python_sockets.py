"""The contract of python_sockets."""

import asyncio
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
