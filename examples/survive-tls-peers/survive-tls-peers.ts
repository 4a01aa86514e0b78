// https://tuberia-rota.example/examples/survive-tls-peers/survive-tls-peers.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import { versions } from 'node:process';
import { connect, type ConnectionOptions, type Server, type TLSSocket } from 'node:tls';

/** What to do with the errors of a server's clients. */
export interface TlsHandlers {
  /** A client has gone. `secure` tells whether that was after the handshake. */
  readonly onGone: (error: NodeJS.ErrnoException, secure: boolean) => void;
  /**
   * Every other error: not TLS at all, no shared protocol version, a bad client certificate; and a connection that the
   * program itself destroyed, in the handshake or with an error of its own, whatever its code (on Bun, where nothing tells
   * the two apart, that is taken for the client's).
   */
  readonly onError: (error: NodeJS.ErrnoException, secure: boolean) => void;
}

const GONE = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** Whether an error means that the other end of a TLS connection has gone, during the handshake or after it. */
export function meansTlsPeerGone(error: unknown): error is NodeJS.ErrnoException {
  // By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context.
  return GONE.has(String((error as NodeJS.ErrnoException | null | undefined)?.code));
}

/**
 * Keeps clients that vanish from ending a TLS (or HTTPS) server.
 *
 * Source: `tlsClientError` in Node's manual, https://nodejs.org/api/tls.html#event-tlsclienterror
 *
 * @returns stops listening to the server; connections that are open keep their listener
 */
export function surviveTlsClients(server: Server, handlers: TlsHandlers): () => void {
  const tell = (error: NodeJS.ErrnoException, socket: TLSSocket, secure: boolean): void => {
    // Either the system said so, or the client finished sending; otherwise it was this end that left. Bun tells neither.
    const isTheirs = error.syscall !== undefined || socket.readableEnded || versions['bun'] !== undefined;
    if (isTheirs && meansTlsPeerGone(error)) handlers.onGone(error, secure);
    else handlers.onError(error, secure);
  };
  const onHandshakeError = (error: Error, socket: TLSSocket): void => {
    tell(error, socket, false);
    socket.destroy();
  };
  const onSocket = (socket: TLSSocket): void => {
    socket.on('error', (error: NodeJS.ErrnoException) => {
      tell(error, socket, true);
    });
  };
  server.on('tlsClientError', onHandshakeError);
  server.on('secureConnection', onSocket);
  return () => {
    server.off('tlsClientError', onHandshakeError);
    server.off('secureConnection', onSocket);
  };
}

/**
 * Connects with TLS and resolves once the handshake is complete, so that its failure is told apart from a later one.
 *
 * @param signal gives up waiting, which nothing else limits: `AbortSignal.timeout(ms)`
 * @returns the socket, without any listener: add one for `error` before doing anything else
 * @throws the reason of `signal`; the error of the handshake: ECONNRESET when the server leaves during it, or that of its certificate
 */
export async function connectSecurely(options: ConnectionOptions, signal?: AbortSignal): Promise<TLSSocket> {
  signal?.throwIfAborted();
  letManyListen(signal);
  // TLS says nothing at all of a socket below that has closed before.
  if (options.socket?.destroyed === true) throw closedEarly();
  const socket = connect(options);
  // Ours are taken away by name: TLS has listeners of its own on `close`, which free what it holds.
  let stopListening = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal?.reason as Error);
      };
      // Somebody else has destroyed it, without any error.
      const onClose = (): void => {
        reject(closedEarly());
      };
      signal?.addEventListener('abort', onAbort);
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
      socket.once('close', onClose);
      stopListening = () => {
        signal?.removeEventListener('abort', onAbort);
        socket.off('secureConnect', resolve);
        socket.off('error', reject);
        socket.off('close', onClose);
      };
    });
    return socket;
  } catch (error) {
    // Whatever else it says on its way out is not news.
    socket.on('error', () => undefined);
    socket.destroy();
    signal?.throwIfAborted();
    throw error;
  } finally {
    stopListening();
  }
}

const closedEarly = (): NodeJS.ErrnoException =>
  Object.assign(new Error('the socket was closed before the handshake was over'), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
