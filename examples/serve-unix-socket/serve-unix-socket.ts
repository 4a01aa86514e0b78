// https://tuberia-rota.example/examples/serve-unix-socket/serve-unix-socket.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { closeSync, lstatSync, openSync, renameSync, rmSync, type BigIntStats } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What the server calls. */
export interface ControlHandlers {
  /**
   * Answers one line of a client; both without the line feed (a line also without a carriage return before it), and an
   * answer with one in it is an error. A line that the client did not end, because it was killed, say, is dropped: half a
   * command is no command. It sets its own time limit.
   */
  readonly answer: (line: string) => string | Promise<string>;
  /** Told of each client that left before it had its answer (EPIPE, ECONNRESET), or was cut off by our own closing. */
  readonly onClientGone: (error: NodeJS.ErrnoException) => void;
  /** Told of every error of `answer`, whatever its code, of a line of over 1 MiB, and of clients that cannot be accepted. */
  readonly onError: (error: unknown) => void;
}

/** What tells that the client has gone; the last two when the stream has noticed before us (Node.js, Bun). */
const CLIENT_GONE: ReadonlySet<string> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_SOCKET_CLOSED',
  'ECANCELED',
]);

/** Longest line, in bytes. */
const LONGEST_LINE = 2 ** 20;
/** Longest path, in bytes (unix(7)); Node.js would silently listen on the beginning of a longer one. */
const LONGEST_PATH = { linux: 107, win32: Infinity }[process.platform as string] ?? 103;

/** Milliseconds after which a lock belongs to nobody that lives. */
const LOCK_MS = 10_000;
/** Milliseconds until another look at a path that others try to get, too, and the most looks. */
const LOOK_MS = 200;
const MOST_LOOKS = 10;

/**
 * Listens on a Unix domain socket, in spite of the file that a killed predecessor has left behind.
 *
 * Source: unix(7), EADDRINUSE and the length of a path; connect(2), ECONNREFUSED.
 *
 * @param path of the socket file, at most 107 bytes on Linux (unix(7)); it is removed when the server closes, unless a
 *   successor has put its own there
 * @returns stops listening, ends every client; resolves when all is closed
 * @throws RangeError for a longer path; EADDRINUSE when another process answers on that path or it is no socket, EACCES, ENOENT of the folder
 */
export async function serveUnixSocket(path: string, handlers: ControlHandlers): Promise<() => Promise<void>> {
  if (Buffer.byteLength(path) > LONGEST_PATH)
    throw new RangeError(`a path of over ${String(LONGEST_PATH)} bytes`);
  const clients = new Set<Socket>();
  // Half-open: a client may say all it wants, finish sending, and still read the answers.
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    void converse(client, handlers);
  });
  for (let look = 1; ; look += 1) {
    try {
      await listen(server, path);
      break;
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || look === MOST_LOOKS || !(await removeStale(path))) throw error;
    }
  }
  const own = fileAt(path)?.ino;
  // EMFILE, say: the client waits to be accepted, and the others are served.
  server.on('error', (error) => {
    handlers.onError(error);
  });
  return async () => {
    // `close` removes whatever has the name by now: it must not find the file of a successor.
    const current = server.listening ? fileAt(path)?.ino : undefined;
    const aside = current === undefined || current === own ? undefined : moveAside(path);
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    if (aside !== undefined) renameSync(aside, path);
    for (const client of clients) client.destroy();
    await closed;
  };
}

async function converse(client: Socket, handlers: ControlHandlers): Promise<void> {
  // A failed write reports twice, by callback and by event; the callback is the one we use.
  client.on('error', () => {});
  try {
    for await (const line of linesOf(client)) {
      let reply: string;
      try {
        reply = await handlers.answer(line);
        if (reply.includes('\n')) throw new TypeError('an answer of several lines');
      } catch (error) {
        client.destroy();
        handlers.onError(error);
        return;
      }
      await send(client, `${reply}\n`);
    }
    client.end();
  } catch (error) {
    client.destroy();
    if (CLIENT_GONE.has(String(codeOf(error)))) handlers.onClientGone(error as NodeJS.ErrnoException);
    else handlers.onError(error);
  }
}

/** Writes; a socket that is closed meanwhile may never call back (Bun), and Node.js 20 then reports no error. */
function send(client: Socket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => {
      reject(Object.assign(new Error('the client left'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
    };
    client.once('close', onClose);
    client.write(text, (error) => {
      if (error == null && client.destroyed) return;
      client.off('close', onClose);
      if (error == null) resolve();
      else reject(error);
    });
  });
}

/** Whole lines: what stands after the last line feed is none. Each byte is looked at once, however long a line is. */
async function* linesOf(client: Socket): AsyncGenerator<string> {
  let line = Buffer.alloc(0);
  let length = 0;
  // In one block that doubles: pieces of a byte each would take hundreds of times their size.
  const keep = (piece: Buffer): void => {
    if (length + piece.length > line.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (length + piece.length));
      line.copy(larger, 0, 0, length);
      line = larger;
    }
    piece.copy(line, length);
    length += piece.length;
  };
  const take = (): string => {
    const text = line.toString('utf8', 0, length);
    line = Buffer.alloc(0);
    length = 0;
    return text;
  };
  // Leaving the loop must not destroy the socket: an answer may still wait in it.
  for await (const bytes of client.iterator({ destroyOnReturn: false })) {
    let rest = bytes as Buffer;
    for (let at = rest.indexOf('\n'); at >= 0 && length + at <= LONGEST_LINE; at = rest.indexOf('\n')) {
      keep(rest.subarray(0, at));
      const text = take();
      yield text.endsWith('\r') ? text.slice(0, -1) : text;
      rest = rest.subarray(at + 1);
    }
    if (length + rest.length > LONGEST_LINE)
      throw new RangeError(`a line of over ${String(LONGEST_LINE)} bytes`);
    keep(rest);
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(path);
  await listening;
}

/** Gives a file another name for a moment; it may be gone by then. */
function moveAside(path: string): string | undefined {
  const aside = `${path}.${String(process.pid)}`;
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return undefined;
  }
}

/** File at a path; an abstract name has none. While a socket is bound to a file, no other has its number. */
function fileAt(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** Removes a socket file that no process answers on any more, or tells that whatever has the path is not ours to remove. */
async function removeStale(path: string): Promise<boolean> {
  const found = fileAt(path);
  if (found === undefined) return true;
  // An ordinary file refuses connections as well, and must not be removed.
  if (!found.isSocket()) return false;
  const probe = connect(path);
  try {
    await once(probe, 'connect');
    return false;
  } catch (error) {
    // ENOENT: somebody else has just removed it. EAGAIN, say: a server with a long queue lives.
    if (!['ECONNREFUSED', 'ENOENT'].includes(String(codeOf(error)))) return false;
  } finally {
    probe.destroy();
  }
  // Just made, it may be of one that starts: between its bind and its listen it refuses, too.
  if (Math.abs(Date.now() - Number(found.mtimeMs)) < LOOK_MS) {
    await delay(LOOK_MS);
    return true;
  }
  return removeAlone(path, found);
}

/**
 * Removes a stale file under a lock, the file `path.lock`: another that starts just now would remove the socket that this
 * one is about to put there. Tells whether to try and listen once more.
 */
async function removeAlone(path: string, stale: BigIntStats): Promise<boolean> {
  const lock = `${path}.lock`;
  try {
    closeSync(openSync(lock, 'wx'));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // Held for a moment only, so what is old is of a process that was killed just then.
    const age = Date.now() - Number(fileAt(lock)?.mtimeMs ?? 0n);
    if (age > LOCK_MS) rmSync(lock, { force: true });
    await delay(LOOK_MS);
    return true;
  }
  try {
    // Whoever held the lock before may have put its own there, with the same number.
    const now = fileAt(path);
    if (now?.ino === stale.ino && now.mtimeNs === stale.mtimeNs) rmSync(path, { force: true });
  } finally {
    rmSync(lock, { force: true });
  }
  return true;
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | undefined)?.code;
