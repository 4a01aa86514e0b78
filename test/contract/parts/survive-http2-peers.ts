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
import { createServer as createRawServer, type Socket } from 'node:net';
import { certificate, key } from '../../../examples/survive-tls-peers/certificate.ts';
import {
  requestOnce,
  surviveHttp2Clients,
  type Http2Outcome,
} from '../../../examples/survive-http2-peers/survive-http2-peers.ts';
import { codeOf, listening, reason, value } from '../faults.ts';
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
