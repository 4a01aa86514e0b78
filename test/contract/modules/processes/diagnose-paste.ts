/** Contract of `diagnose`, which reads whatever is pasted. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../../../examples/diagnose-paste/diagnose-paste.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import { inOtherRealm } from '../../realm.ts';

const HOSTILE = [
  'Unhandled broken pip',
  '((((',
  'a.b.c.',
  '\n',
  ' ',
  '\\',
  'errno: ',
  '[Errno 3',
  '\uD800',
  'é',
  'İ',
  '\0',
  'at x (',
];

/** Fails unless what a diagnosis points at stands within the text. */
function isWithin(text: string): void {
  const { causes, foreign } = diagnose(text);
  for (const { start, end } of [...foreign, ...causes.flatMap(({ evidence }) => evidence)])
    assert.ok(0 <= start && start < end && end <= text.length, `${start}–${end} of ${text.length}`);
}

const contract: Contract = {
  settles: {
    'any text at all': () => {
      fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), isWithin), { numRuns: 300 });
      return Promise.resolve();
    },
    'pieces of errors in any order': () => {
      const pieces = fc.array(fc.constantFrom(...HOSTILE, 'write EPIPE', 'BrokenPipeError', 'ECONNRESET\n'), {
        maxLength: 60,
      });
      fc.assert(
        fc.property(pieces, (them) => isWithin(them.join(''))),
        { numRuns: 300 },
      );
      return Promise.resolve();
    },
    nothing: () => {
      assert.equal(diagnose('').verdict, 'nothing');
      return Promise.resolve();
    },
  },
  blame: {
    'an error that is no broken pipe is not taken for one': () => {
      assert.equal(diagnose("Error: ENOENT: no such file or directory, open 'x'").verdict, 'other');
      assert.equal(diagnose('Error: write EPIPE').verdict, 'broken-pipe');
      return Promise.resolve();
    },
    'half a character beside an error changes nothing': () => {
      for (const half of ['\uD800', '\uDC00'])
        assert.equal(diagnose(`${half}Error: write EPIPE${half}`).verdict, 'broken-pipe');
      return Promise.resolve();
    },
  },
  repeats: doesNotApply('Lee un texto y no envía nada.', 'It reads a text and sends nothing.'),
  leavesNothing: {
    'the same text gives the same again': () => {
      const text = 'Error: write EPIPE\n    at afterWriteDispatched';
      const first = diagnose(text);
      for (let n = 0; n < 1000; n += 1) diagnose(`${text}${n}`);
      assert.deepEqual(diagnose(text), first);
      return Promise.resolve();
    },
  },
  realms: {
    'it reads in another realm': () => {
      const other = inOtherRealm<{ diagnose: typeof diagnose }>('examples/diagnose-paste/diagnose-paste.ts');
      const text = 'Error: write EPIPE';
      assert.equal(JSON.stringify(other.diagnose(text)), JSON.stringify(diagnose(text)));
      return Promise.resolve();
    },
  },
  limits: {
    'steps grow no faster than a hostile text': () => {
      for (const piece of HOSTILE) {
        const steps = [50_000, 500_000].map((length) => diagnose(piece.repeat(length / piece.length)).steps);
        assert.ok(
          Number(steps[1]) <= 11 * Number(steps[0]) + 1000,
          `${JSON.stringify(piece)}: ${steps.join()}`,
        );
      }
      return Promise.resolve();
    },
    'a line of 100 MB': () => {
      const { verdict } = diagnose(`${'x'.repeat(100 * 2 ** 20)} write EPIPE`);
      assert.ok(['broken-pipe', 'nothing'].includes(verdict));
      return Promise.resolve();
    },
  },
  keepsGoing: {
    'the next text is read after a hostile one': () => {
      for (const piece of HOSTILE) diagnose(piece.repeat(10_000));
      assert.equal(diagnose('write EPIPE').verdict, 'broken-pipe');
      return Promise.resolve();
    },
  },
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
