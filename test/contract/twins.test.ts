/** Twins in TypeScript and Python take the same errors for "the other end has gone"; each is asked with every error. */
import { execFileSync } from 'node:child_process';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { writeCatchingEpipe } from '../../examples/catch-epipe/catch-epipe.ts';
import { serverWentAway } from '../../examples/fetch-whole/fetch-whole.ts';
import { untilPeerLeaves } from '../../examples/notice-dead-peer/notice-dead-peer.ts';
import { isGone } from '../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';
import { meansTlsPeerGone } from '../../examples/survive-tls-peers/survive-tls-peers.ts';
import { sendAcknowledged } from '../../examples/what-arrived/what-arrived.ts';

type Failure = NodeJS.ErrnoException;

/** Verdict of each module on an error; most cannot be had from a kernel on demand. */
const MODULES: Readonly<Record<string, (error: Failure) => boolean | Promise<boolean>>> = {
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
  'survive-tls-peers': meansTlsPeerGone,
  'what-arrived': async (error) => {
    const socket = new Socket();
    const delivery = sendAcknowledged(socket, [{ id: 'a', text: 'b' }]);
    socket.destroy(error);
    return (await delivery).ended === 'gone';
  },
};

/** Differences that the languages make, by error. */
const BY_DESIGN: Readonly<Record<string, readonly string[]>> = {
  // Python has one class, BrokenPipeError, for EPIPE and ESHUTDOWN; no socket of Linux says the latter.
  ESHUTDOWN: ['catch-epipe', 'fetch-whole', 'reconnect-with-backoff', 'survive-tls-peers', 'what-arrived'],
  // Python's ConnectionError is one class for four; `fetch` has not been seen to say it.
  ECONNABORTED: ['fetch-whole'],
};

/** Errors of TypeScript's alone: libuv's word for a write that was called off. */
const TYPESCRIPT_ONLY: Readonly<Record<string, readonly string[]>> = { 'what-arrived': ['ECANCELED'] };

const { known, sets } = JSON.parse(
  execFileSync('python3', ['-B', join(import.meta.dirname, 'twin_sets.py')], { encoding: 'utf8' }),
) as { known: readonly string[]; sets: Readonly<Record<string, readonly string[]>> };

test.each(Object.keys(MODULES))('%s', async (module) => {
  const means = MODULES[module];
  const inTypeScript: string[] = [];
  for (const code of known.filter((name) => name in constants.errno)) {
    const error = Object.assign(new Error(code), { code });
    if (await Promise.resolve(means?.(error)).catch(() => false)) inTypeScript.push(code);
  }
  const alone = TYPESCRIPT_ONLY[module] ?? [];
  expect(inTypeScript, 'the differences are still there').toEqual(expect.arrayContaining([...alone]));
  const shared = (sets[module] ?? []).filter((code) => code in constants.errno || code in BY_DESIGN);
  const differing = Object.keys(BY_DESIGN).filter((code) => BY_DESIGN[code]?.includes(module) === true);
  expect(inTypeScript, 'something is taken for it').toContain('EPIPE');
  expect(shared.filter((code) => !differing.includes(code)).sort()).toEqual(
    inTypeScript.filter((code) => !alone.includes(code)).sort(),
  );
  expect(shared, 'the differences are still there').toEqual(expect.arrayContaining(differing));
});
