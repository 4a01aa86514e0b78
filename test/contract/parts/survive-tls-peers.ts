/** Servers and clients of the contract of `surviveTlsClients`. */
import { once } from 'node:events';
import { connect as connectPlain, createServer as createPlainServer, type Socket } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { certificate, key } from '../../../examples/survive-tls-peers/certificate.ts';
import { connectSecurely, surviveTlsClients } from '../../../examples/survive-tls-peers/survive-tls-peers.ts';
import { codeOf, listening, value } from '../faults.ts';

export const nothing = (): void => undefined;

export interface Stage {
  readonly port: number;
  readonly server: Server;
  readonly gone: (readonly [unknown, boolean])[];
  readonly errors: (readonly [unknown, boolean])[];
}

export async function staged(
  run: (stage: Stage) => Promise<void>,
  survive = surviveTlsClients,
): Promise<void> {
  const gone: (readonly [unknown, boolean])[] = [];
  const errors: (readonly [unknown, boolean])[] = [];
  // Not `pipe`, which listens to errors by itself.
  const server = createServer({ cert: certificate, key }, (socket) =>
    socket.on('data', (bytes: Buffer) => socket.write(bytes)),
  );
  const stop = survive(server, {
    onGone: (error, secure) => gone.push([codeOf(error), secure]),
    onError: (error, secure) => errors.push([codeOf(error), secure]),
  });
  const port = await listening(server);
  try {
    await run({ port, server, gone, errors });
  } finally {
    stop();
    const end = once(server, 'close');
    server.close();
    await value(end);
  }
}

/** Server that does something with each connection instead of a handshake. */
export async function noHandshake(
  act: (socket: Socket) => unknown,
  run: (port: number) => Promise<void>,
): Promise<void> {
  const sockets: Socket[] = [];
  const server = createPlainServer((socket) => {
    sockets.push(socket.on('error', nothing));
    act(socket);
  });
  const port = await listening(server);
  await run(port);
  server.close();
  for (const socket of sockets) socket.destroy();
}

export const dial = (port: number): Promise<TLSSocket> =>
  connectSecurely({ host: '127.0.0.1', port, rejectUnauthorized: false });

/** Connection below TLS, to be reset. */
export async function below(port: number): Promise<{ raw: Socket; secure: TLSSocket }> {
  const raw = connectPlain(port, '127.0.0.1').on('error', nothing);
  const secure = connect({ socket: raw, rejectUnauthorized: false }).on('error', nothing);
  await value(once(secure, 'secureConnect'));
  return { raw, secure };
}
