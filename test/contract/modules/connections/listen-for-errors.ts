/** Contract of `handlePeerGone` and `meansPeerGone`. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { handlePeerGone, meansPeerGone } from '../../../../examples/listen-for-errors/listen-for-errors.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import { closed, coded, codeOf, resetOfCore, socketPair, tlsPair, uncaughtOf, value } from '../../faults.ts';
import { inOtherRealm } from '../../realm.ts';

/** Anything at all may be thrown or emitted. */
const ODD = [
  undefined,
  null,
  0,
  '',
  'EPIPE',
  Symbol('EPIPE'),
  [],
  {},
  { code: 1 },
  { code: null },
  new Error('EPIPE'),
];

/** Breaks a connection while it is written to, and tells what the listener heard. */
async function broken(pair = socketPair): Promise<unknown[]> {
  const heard: unknown[] = [];
  const { ours, theirs, close } = await pair();
  handlePeerGone(ours, (error) => heard.push(codeOf(error)));
  theirs.resume().once('data', () => theirs.destroy());
  ours.resume();
  const timer = setInterval(() => ours.write('x'), 1);
  await value(closed(ours));
  clearInterval(timer);
  await close();
  return heard;
}

const contract: Contract = {
  settles: doesNotApply('No espera nada.', 'It waits for nothing.'),
  blame: {
    'a peer that leaves while it is written to is gone': async () => {
      const [code] = await broken();
      assert.ok(['EPIPE', 'ECONNRESET', undefined].includes(code as string | undefined), String(code));
    },
    'EPIPE and ECONNRESET are a leave, whatever carries them, and nothing else is': () => {
      for (const code of ['EPIPE', 'ECONNRESET']) assert.ok(meansPeerGone({ code }));
      for (const odd of [...ODD, coded('ENOSPC'), coded('ECONNREFUSED')]) assert.ok(!meansPeerGone(odd));
      return Promise.resolve();
    },
    'every other error ends the process, as without a listener, or goes where it is told': async () => {
      const emitter = new EventEmitter();
      const other = coded('ENOSPC');
      const stop = handlePeerGone(emitter);
      assert.throws(() => emitter.emit('error', other), other);
      stop();
      const told: unknown[] = [];
      handlePeerGone(emitter, undefined, (error) => told.push(error));
      for (const odd of ODD) emitter.emit('error', odd);
      assert.deepEqual(told, ODD);
      const uncaught = await uncaughtOf(async () => {
        const { ours, close } = await socketPair();
        handlePeerGone(ours);
        ours.destroy(other);
        await closed(ours);
        await close();
      });
      assert.deepEqual(uncaught, [other]);
    },
  },
  repeats: doesNotApply('No envía nada.', 'It sends nothing.'),
  leavesNothing: {
    'its listener is taken away, ten thousand times': () => {
      const emitter = new EventEmitter();
      for (let n = 0; n < 10_000; n += 1) handlePeerGone(emitter)();
      assert.equal(emitter.listenerCount('error'), 0);
      return Promise.resolve();
    },
  },
  realms: {
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ meansPeerGone: typeof meansPeerGone }>(
        'examples/listen-for-errors/listen-for-errors.ts',
      );
      assert.ok(other.meansPeerGone(await resetOfCore()));
    },
  },
  limits: {
    'causes that form a circle': () => {
      const error = coded('ENOSPC');
      error.cause = error;
      assert.ok(!meansPeerGone(error));
      return Promise.resolve();
    },
  },
  keepsGoing: {
    'a second error of the same object is told, too': () => {
      const emitter = new EventEmitter();
      let gone = 0;
      handlePeerGone(emitter, () => (gone += 1));
      for (let n = 0; n < 3; n += 1) emitter.emit('error', coded('EPIPE'));
      assert.equal(gone, 3);
      return Promise.resolve();
    },
  },
  tls: {
    'a peer that leaves below TLS ends no process': async () => {
      assert.deepEqual(await uncaughtOf(() => broken(tlsPair).then(() => undefined)), []);
    },
  },
};

export default contract;
