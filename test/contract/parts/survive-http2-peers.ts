/** Part of the contract of `requestOnce` and `surviveHttp2Clients`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  connect,
  createSecureServer,
  createServer,
  type ClientHttp2Session,
  type Http2SecureServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { connect as connectRaw, createServer as createRawServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { certificate, key } from '../../../examples/survive-tls-peers/certificate.ts';
import {
  requestOnce,
  surviveHttp2Clients,
  type Http2Outcome,
} from '../../../examples/survive-http2-peers/survive-http2-peers.ts';
import { closed, codeOf, eventually, listening, reason, value } from '../faults.ts';
import type { Checks } from '../contract.ts';

export const nothing = (): void => undefined;
export const GET = { ':path': '/' };

export interface Stage {
  readonly server: Http2Server | Http2SecureServer;
  readonly session: ClientHttp2Session;
  /** Connections as the server has them. */
  readonly sockets: Socket[];
  readonly gone: unknown[];
  readonly errors: unknown[];
}

export async function staged(
  onStream: (stream: ServerHttp2Stream) => unknown,
  run: (stage: Stage) => Promise<void>,
  secure = false,
): Promise<void> {
  const server = secure ? createSecureServer({ cert: certificate, key }) : createServer();
  const [sockets, gone, errors]: [Socket[], unknown[], unknown[]] = [[], [], []];
  const sessions: ServerHttp2Session[] = [];
  server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => sockets.push(socket));
  server.on('session', (session) => sessions.push(session));
  surviveHttp2Clients(server, {
    onGone: (error) => gone.push(codeOf(error)),
    onError: (error) => errors.push(codeOf(error)),
  });
  server.on('stream', onStream);
  const port = await listening(server);
  const session = connect(`http${secure ? 's' : ''}://127.0.0.1:${port}`, { rejectUnauthorized: false });
  session.on('error', nothing);
  await value(once(session, 'connect'));
  try {
    await run({ server, session, sockets, gone, errors });
  } finally {
    session.destroy();
    for (const one of sessions) one.destroy();
    for (const socket of sockets) socket.destroy();
    const closed = once(server, 'close');
    server.close();
    await value(closed);
  }
}

export const hello = (stream: ServerHttp2Stream): void => {
  stream.end('hello');
};
export const half = (stream: ServerHttp2Stream): void => {
  stream.respond({ ':status': 200 });
  stream.write('half');
};
export const told = ({ outcome, ...rest }: Http2Outcome): unknown =>
  'neverProcessed' in rest ? [outcome, rest.neverProcessed] : [outcome];

export const settles: Checks = {
  'a session that was closed or destroyed before: nothing was sent': async () => {
    for (const end of ['close', 'destroy'] as const)
      await staged(hello, async ({ session }) => {
        session[end]();
        assert.deepEqual(told(await value(requestOnce(session, GET))), ['gone', true]);
      });
  },
  'somebody else destroys the session meanwhile': () =>
    staged(nothing, async ({ session }) => {
      const work = requestOnce(session, GET);
      setTimeout(() => session.destroy(), 10);
      assert.deepEqual(told(await value(work)), ['gone', false]);
    }),
  'a server that closes or resets without an answer, and in the middle of one': async () => {
    for (const onStream of [nothing, half])
      for (const end of ['destroy', 'resetAndDestroy'] as const)
        await staged(onStream, async ({ session, sockets }) => {
          const work = requestOnce(session, GET);
          setTimeout(() => sockets[0]?.[end](), 20);
          assert.deepEqual(told(await value(work)), ['gone', false], end);
        });
  },
  'an abort before, without an answer, and in the middle of one': async () => {
    for (const onStream of [undefined, nothing, half])
      await staged(onStream ?? nothing, async ({ session }) => {
        const stop = new AbortController();
        if (onStream === undefined) stop.abort(new Error('enough'));
        else setTimeout(() => stop.abort(new Error('enough')), 15);
        const work = requestOnce(session, GET, { signal: stop.signal });
        assert.equal(((await reason(work)) as Error).message, 'enough');
      });
  },
  'a server that does not speak HTTP/2': async () => {
    const sockets: Socket[] = [];
    const server = createRawServer((socket) => {
      sockets.push(socket.on('error', nothing));
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const session = connect(`http://127.0.0.1:${await listening(server)}`).on('error', nothing);
    await value(requestOnce(session, GET).catch(nothing));
    session.destroy();
    server.close();
    for (const socket of sockets) socket.destroy();
  },
  'interim answers, then the answer': () =>
    staged(
      (stream) => {
        stream.additionalHeaders({ ':status': 103 });
        stream.respond({ ':status': 204 });
        stream.end();
      },
      async ({ session }) => {
        const outcome = await value(requestOnce(session, GET));
        assert.deepEqual(outcome, { outcome: 'answered', status: 204, body: '' });
      },
    ),
};

/** Something that is no HTTP/2. */
const GARBAGE = ['SSH-2.0-OpenSSH_9\r\n', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', '\0'.repeat(100)];

export const notHttp2: Checks = {
  'a server that sends garbage, and stays, is an error': async () => {
    for (const garbage of GARBAGE) {
      const sockets: Socket[] = [];
      const server = createRawServer((socket) => {
        sockets.push(socket.on('error', nothing));
        socket.write(garbage);
      });
      const session = connect(`http://127.0.0.1:${await listening(server)}`).on('error', nothing);
      assert.match(String(codeOf(await reason(requestOnce(session, GET)))), /^ERR_HTTP2_/);
      session.destroy();
      server.close();
      for (const socket of sockets) socket.destroy();
    }
  },
  'a client that sends garbage, over TCP or over TLS instead of it, is told of and let go': async () => {
    for (const secure of [false, true])
      await staged(
        nothing,
        async ({ server, gone, errors }) => {
          const { port } = server.address() as { port: number };
          for (const [n, garbage] of GARBAGE.entries()) {
            const socket = connectRaw(port, '127.0.0.1').on('error', nothing);
            socket.resume().write(garbage);
            await value(closed(socket));
            await eventually('it is told', () => errors.length > n);
          }
          assert.deepEqual(gone, []);
        },
        secure,
      );
  },
  'a client over TLS that chooses no HTTP/2 is told of and let go, unless somebody else speaks with it': () =>
    staged(
      nothing,
      async ({ server, gone, errors }) => {
        surviveHttp2Clients(server, { onGone: nothing, onError: nothing });
        const { port } = server.address() as { port: number };
        const ask = async (): Promise<string> => {
          const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
          let got = '';
          socket.on('error', nothing).on('data', (bytes: Buffer) => (got += String(bytes)));
          socket.write(GARBAGE[1] as string);
          await value(closed(socket.on('end', () => socket.destroy())));
          return got;
        };
        assert.match(await ask(), /^HTTP\/1\.0 403 .*HTTP\/2 only\.\n$/s);
        server.on('unknownProtocol', (socket: Socket) => setTimeout(() => socket.end('mine'), 5));
        assert.equal(await ask(), 'mine');
        assert.deepEqual([gone, errors], [[], ['ERR_HTTP2_ERROR', 'ERR_HTTP2_ERROR']]);
      },
      true,
    ),
};
