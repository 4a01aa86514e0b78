// https://tuberia-rota.example/examples/break-on-purpose/break-on-purpose.ts | SPDX-License-Identifier: 0BSD
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A connection in a known state, and the function that releases everything. */
export interface Broken {
  /** The end under test, without any `error` listener. */
  readonly socket: Socket;
  /** Destroys the socket and stops the server. */
  readonly close: () => Promise<void>;
}

/** A server of misbehaving peers. */
export interface Misbehaving {
  /** Where to connect, on 127.0.0.1. */
  readonly port: number;
  /** Stops it and cuts every connection. */
  readonly close: () => Promise<void>;
}

/** The next write is accepted and lost; the one after the RST has come fails with EPIPE. */
export async function peerHasClosed(): Promise<Broken> {
  const { socket, peer, close } = await pair();
  const finRead = once(socket.resume(), 'end');
  peer.destroy();
  await finRead;
  return { socket, close };
}

/** The very next write fails with EPIPE: the FIN has been read, and then an RST has come. */
export async function nextWriteFails(): Promise<Broken> {
  const { socket, peer, close } = await pair();
  const finRead = once(socket.resume(), 'end');
  peer.end();
  await finRead;
  const gone = once(peer, 'close');
  peer.resetAndDestroy();
  await gone;
  return { socket, close };
}

/** The socket emits ECONNRESET as soon as it is read from: listen to `error` before anything is awaited. */
export async function peerResets(): Promise<Broken> {
  const { socket, peer, close } = await pair();
  peer.resetAndDestroy();
  return { socket, close };
}

/** A port on 127.0.0.1 where nobody listens: connecting gives ECONNREFUSED. */
export async function portThatRefuses(): Promise<number> {
  const server = await listen(() => {});
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An HTTP server that ends the connection instead of answering: `socket hang up`. */
export function hangsUp(): Promise<Misbehaving> {
  return misbehave((socket) => socket.once('data', () => socket.end()));
}

/** An HTTP server that promises 100 bytes, sends 5 and ends: `aborted`, or a premature close. */
export function cutsTheAnswerShort(): Promise<Misbehaving> {
  return misbehave((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello')),
  );
}

/**
 * Starts a program and closes the far end of its standard output before it writes anything, as `| head -n 0` does.
 * @param program must wait for the end of its standard input before it prints
 * @returns the child; its standard error is a pipe
 * @throws the error of `spawn`: ENOENT, EACCES, EMFILE
 */
export async function withBrokenStdout(program: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  // Rejects with the `error` event, if that comes first.
  await once(child, 'spawn');
  // A program that ends without reading it must not end this one.
  child.stdin.on('error', () => {});
  const closed = once(child.stdout, 'close');
  child.stdout.destroy();
  await closed;
  child.stdin.end();
  return child;
}

async function listen(onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function misbehave(how: (socket: Socket) => void): Promise<Misbehaving> {
  const open = new Set<Socket>();
  const server = await listen((socket) => {
    open.add(socket);
    // Whoever is under test may cut the connection too.
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    how(socket);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

async function pair(): Promise<Broken & { peer: Socket }> {
  const server = await listen(() => {});
  // Half-open: else reading the FIN would end this side too, and no write would reach the kernel.
  const socket = connect({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  const peer = await acceptedBy(server, socket);
  return {
    socket,
    peer,
    async close() {
      const ends = [once(server, 'close')];
      if (!socket.closed) ends.push(once(socket, 'close'));
      socket.destroy();
      peer.destroy();
      server.close();
      await Promise.all(ends);
    },
  };
}

/** Peer of a socket that is being connected; without descriptors (EMFILE) there is none, and nothing stays. */
async function acceptedBy(server: Server, socket: Socket): Promise<Socket> {
  const refused = new AbortController();
  const refuse = (): void => {
    refused.abort(new Error('the connection was not accepted'));
  };
  // The kernel connects what the server then cannot accept: it is closed at once.
  socket.on('end', refuse).on('close', refuse);
  const { signal } = refused;
  try {
    const [[peer]] = await Promise.all([
      once(server, 'connection', { signal }) as Promise<[Socket]>,
      once(socket, 'connect', { signal }),
    ]);
    return peer;
  } catch (error) {
    refuse();
    socket.on('error', () => {}).destroy();
    server.close();
    throw error;
  } finally {
    socket.off('end', refuse).off('close', refuse);
  }
}
