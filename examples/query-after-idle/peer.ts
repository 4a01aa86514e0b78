// https://tuberia-rota.example/examples/query-after-idle/peer.ts | SPDX-License-Identifier: 0BSD
/**
 * A loopback stand-in for a PostgreSQL server: the start of a session and simple queries of protocol 3.0, no more.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How the server ends a session. */
export type HangUp =
  /** As `pg_terminate_backend` or a restart: an ErrorResponse with 57P01, then the end. */
  | 'announced'
  /** As PgBouncer with a `client_idle_timeout`: FATAL too, but with 08P01, which elsewhere is a protocol violation. */
  | 'expired'
  /** As a proxy or load balancer with an idle limit: the end, without a word. */
  | 'silent'
  /** As a middlebox that has forgotten the connection: an RST. */
  | 'reset';

export interface Database {
  /** Options for `pg`. */
  readonly options: { host: string; port: number; user: string; database: string };
  /** Each query that arrived, with the number of its session. */
  readonly received: string[];
  /** Ends every session now. */
  readonly hangUp: (how: HangUp) => void;
  /** Ends the session of the next query once that query has arrived, instead of answering it. */
  readonly hangUpAtNextQuery: (how: HangUp) => void;
  readonly close: () => Promise<void>;
}

function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, 4 * index);
  return bytes;
};
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);

const READY = message('Z', 'I');
const fatal = (code: string, text: string): Buffer => message('E', `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
const FAREWELL = {
  announced: fatal('57P01', 'terminating connection due to administrator command'),
  expired: fatal('08P01', 'client_idle_timeout'),
};

function answer(value: string): Buffer {
  return Buffer.concat([
    // One column, "session", of type text (25).
    message('T', int16(1), 'session\0', int32(0), int16(0), int32(25), int16(65535), int32(-1), int16(0)),
    message('D', int16(1), int32(value.length), value),
    message('C', 'SELECT 1\0'),
    READY,
  ]);
}

function end(socket: Socket, how: HangUp): void {
  if (how === 'reset') socket.resetAndDestroy();
  else if (how === 'silent') socket.end();
  else socket.end(FAREWELL[how]);
}

/** Listens on 127.0.0.1; each query is answered with the number of its session. */
export async function startDatabase(): Promise<Database> {
  const open = new Set<Socket>();
  const received: string[] = [];
  let sessions = 0;
  let nextQuery: HangUp | undefined;

  const server = createServer((socket) => {
    sessions += 1;
    const session = sessions;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // The client says goodbye to a session that may have ended.
    socket.on('error', () => {});
    let bytes = Buffer.alloc(0);
    let started = false;
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (;;) {
        // Only the first message has no type.
        const start = started ? 1 : 0;
        if (bytes.length < start + 4) return;
        const length = bytes.readInt32BE(start);
        if (bytes.length < start + length) return;
        const type = started ? bytes.toString('latin1', 0, 1) : '';
        const body = bytes.subarray(start + 4, start + length);
        bytes = bytes.subarray(start + length);
        if (!started) {
          started = true;
          socket.write(
            Buffer.concat([
              message('R', int32(0)),
              message('S', 'client_encoding\0UTF8\0'),
              message('K', int32(session, 0)),
              READY,
            ]),
          );
        } else if (type === 'Q') {
          received.push(`session ${session}: ${body.toString('utf8', 0, body.length - 1)}`);
          if (nextQuery === undefined) socket.write(answer(String(session)));
          else end(socket, nextQuery);
          nextQuery = undefined;
        } else if (type === 'X') socket.end();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    options: {
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      user: 'app',
      database: 'app',
    },
    received,
    hangUp(how) {
      for (const socket of open) end(socket, how);
    },
    hangUpAtNextQuery(how) {
      nextQuery = how;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
