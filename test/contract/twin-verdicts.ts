/** Verdict of each module on an error: whether it means that the other end has gone. */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { writeCatchingEpipe } from '../../examples/catch-epipe/catch-epipe.ts';
import { serverWentAway } from '../../examples/fetch-whole/fetch-whole.ts';
import { untilPeerLeaves } from '../../examples/notice-dead-peer/notice-dead-peer.ts';
import { isGone } from '../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';
import { keepAliveClient } from '../../examples/retry-stale-connection/retry-stale-connection.ts';
import { serveManyClients } from '../../examples/serve-many-clients/serve-many-clients.ts';
import { serveUnixSocket } from '../../examples/serve-unix-socket/serve-unix-socket.ts';
import { surviveDeadOutput } from '../../examples/survive-dead-stdout/survive-dead-stdout.ts';
import { meansTlsPeerGone } from '../../examples/survive-tls-peers/survive-tls-peers.ts';
import { sendAcknowledged } from '../../examples/what-arrived/what-arrived.ts';
import { runWithInput } from '../../examples/write-to-child-stdin/write-to-child-stdin.ts';
import { listening } from './faults.ts';

type Failure = NodeJS.ErrnoException;

/** More than a pipe takes at once. */
const LARGE = Buffer.alloc(2 ** 20);

/** Verdict of each module on an error; most cannot be had from a kernel on demand. */
export const verdicts: Readonly<Record<string, (error: Failure) => boolean | Promise<boolean>>> = {
  'catch-epipe': async (error) => {
    const stream = new Writable({ write: (_chunk, _encoding, callback) => callback(error) });
    return (await writeCatchingEpipe(stream, ['a'])).brokenPipe !== undefined;
  },
  'fetch-whole': serverWentAway,
  'notice-dead-peer': async (error) => {
    const socket = new Socket();
    const departure = untilPeerLeaves(socket, { ping: 'ping', everyMs: 60_000, missed: 1 });
    socket.destroy(error);
    return (await departure).how === 'broken';
  },
  'reconnect-with-backoff': isGone,
  'retry-stale-connection': async (error) => {
    const asked = new WeakSet<Socket>();
    // It answers the first request of each connection alone.
    const server = createServer(({ socket }, response) => {
      if (!asked.has(socket)) response.end('ok');
      asked.add(socket);
    });
    const url = `http://127.0.0.1:${await listening(server)}`;
    const client = keepAliveClient();
    try {
      const { response } = await client.send(url);
      const { socket } = response;
      await once(response.resume(), 'close');
      setImmediate(() => socket.destroy(error));
      return (await client.send(url)).repeatedAfter === error;
    } finally {
      client.close();
      server.closeAllConnections();
      server.close();
    }
  },
  'serve-many-clients': async (error) => {
    let tell: (gone: boolean) => void;
    const told = new Promise<boolean>((resolve) => (tell = resolve));
    const server = await serveManyClients(
      async ({ socket, lines }) => {
        socket.destroy(error);
        await lines.next();
      },
      () => tell(true),
      () => tell(false),
    );
    const client = connect(server.port, '127.0.0.1').on('error', () => undefined);
    const gone = await told;
    client.destroy();
    await server.close();
    return gone;
  },
  'serve-unix-socket': async (error) => {
    const folder = mkdtempSync(join(tmpdir(), 'twins-'));
    let tell: (gone: boolean) => void;
    const told = new Promise<boolean>((resolve) => (tell = resolve));
    const close = await serveUnixSocket(join(folder, 's'), {
      answer: () => '',
      onClientGone: () => tell(true),
      onError: () => tell(false),
    });
    const fail = (message: unknown): void => {
      const { socket } = message as { readonly socket: Socket };
      setImmediate(() => socket.destroy(error));
    };
    subscribe('net.server.socket', fail);
    const client = connect(join(folder, 's')).on('error', () => undefined);
    const gone = await told;
    unsubscribe('net.server.socket', fail);
    client.destroy();
    await close();
    rmSync(folder, { recursive: true });
    return gone;
  },
  'survive-dead-stdout': async (error) => {
    let survived = false;
    const stop = surviveDeadOutput(() => (survived = true));
    try {
      process.stdout.emit('error', error);
    } finally {
      stop();
    }
    return await Promise.resolve(survived);
  },
  'survive-tls-peers': meansTlsPeerGone,
  'what-arrived': async (error) => {
    const socket = new Socket();
    const delivery = sendAcknowledged(socket, [{ id: 'a', text: 'b' }]);
    socket.destroy(error);
    return (await delivery).ended === 'gone';
  },
  'write-to-child-stdin': async (error) => {
    const fail = (message: unknown): void => {
      const { process: child } = message as { readonly process: ChildProcess };
      // After its input was given: a microtask comes too early.
      setImmediate(() => child.stdin?.destroy(error));
    };
    subscribe('child_process', fail);
    try {
      return (await runWithInput('cat', [], LARGE)).inputError !== undefined;
    } finally {
      unsubscribe('child_process', fail);
    }
  },
};
