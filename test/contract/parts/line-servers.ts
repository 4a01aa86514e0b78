/** Checks of a server that reads lines: they are whole, in order, each once, however the bytes are cut. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import type { Checks } from '../contract.ts';
import { closed, value } from '../faults.ts';
import { collectGarbage } from '../this-runtime.ts';

/** A client that keeps its half open, and all that it got. */
export async function client(socket: Socket): Promise<{ socket: Socket; got: () => string }> {
  let got = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece) => (got += piece.toString('utf8')));
  await value(once(socket, 'connect'));
  return { socket, got: () => got };
}

/** All that a server says to a client that sends some bytes and finishes sending. */
async function conversation(socket: Socket, bytes: Uint8Array, sizes: readonly number[]): Promise<string> {
  const { got } = await client(socket);
  socket.setNoDelay(true);
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    socket.write(bytes.subarray(at, (at += size)));
    await new Promise(setImmediate);
  }
  socket.end();
  await value(once(socket, 'end'));
  socket.destroy();
  return got();
}

/**
 * @param staged runs something with a server that says back what it reads
 * @param said what that server says to some lines
 */
export const framing = (
  staged: (run: (open: () => Socket) => Promise<void>) => Promise<void>,
  said: (lines: readonly string[]) => string,
): Checks => ({
  'what stands after the last line feed is no line': () =>
    staged(async (open) => {
      const bytes = Buffer.from('keep\ndelete /srv/data/tmp/');
      assert.equal(await conversation(open(), bytes, [bytes.length]), said(['keep']));
    }),
  'lines are the same however the bytes are cut': () =>
    staged((open) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line))),
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
          fc.string({ unit: 'grapheme' }).filter((line) => !line.includes('\n')),
          async (lines, sizes, cutShort) => {
            const bytes = Buffer.from(lines.map((line) => `${line}\n`).join('') + cutShort);
            assert.equal(await conversation(open(), bytes, sizes), said(lines));
          },
        ),
        { numRuns: 25 },
      ),
    ),
});

/** One line that is too long by a byte, whose line feed comes with its last bytes. */
export async function sendLineTooLong(socket: Socket): Promise<void> {
  await client(socket);
  socket.write('.'.repeat(2 ** 20 - 1));
  socket.end('..\n');
  await closed(socket.on('end', () => socket.destroy()));
}

/**
 * One line of 100 MB.
 * @param told how often the server was told of an error
 */
export async function sendLongLine(socket: Socket, told: () => boolean): Promise<void> {
  await client(socket);
  const piece = Buffer.alloc(2 ** 20, 'x');
  for (let n = 0; n < 100 && !socket.destroyed && !told(); n += 1) {
    if (!socket.write(piece))
      await Promise.race([once(socket, 'drain').catch(() => undefined), closed(socket)]);
  }
  socket.destroy();
}

/** Sends a line in pieces of a byte each, which must not take hundreds of times their size, and not its end. */
export async function sendByteByByte(socket: Socket): Promise<void> {
  const pieces = 20_000;
  const heap = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const send = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) {
      await new Promise((resolve) => socket.write('x', resolve));
      // Each is read before the next is sent.
      await new Promise(setImmediate);
    }
  };
  socket.setNoDelay(true);
  await send(pieces / 10);
  const before = heap();
  await send(pieces);
  const grown = (heap() - before) / pieces;
  socket.destroy();
  assert.ok(grown < 80, `${grown} bytes for each byte of the line`);
}
