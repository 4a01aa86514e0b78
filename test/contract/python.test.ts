/**
 * The contract of the Python modules: each module's checks run in one python3, at most two at a time. A module is checked
 * again when it, its contract, Python or the kernel has changed, and each once in five days; `FULL=1` checks all.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractedModules } from '../../src/embed/contract-record.build.ts';
import { greenHere, inputsHere, nameHere } from '../lib/green/contract-here.ts';
import { noteVerdict } from '../lib/green/note-verdict.ts';
import { CLAUSES, type ClauseId } from './contract.ts';

const RUNNER = join(import.meta.dirname, 'python', 'run.py');
const AT_ONCE = 2;

interface Listed {
  readonly module: string;
  readonly checks: readonly { readonly clause: string; readonly name: string }[];
  readonly doesNotApply: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
}

interface Ran {
  readonly clause: string;
  readonly name: string;
  readonly error: string | null;
}

const lines = <T>(printed: string): T[] =>
  printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** `leaves_nothing` is `leavesNothing` in the table. */
const clauseId = (name: string): ClauseId =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as ClauseId;

const listed = lines<Listed>(execFileSync('python3', ['-B', RUNNER, '--list'], { encoding: 'utf8' }));

const green = greenHere(process.cwd(), 'python');
afterAll(() => green.save());
const inputs = new Map(
  contractedModules(process.cwd())
    .filter(({ language }) => language === 'python')
    .map((module) => [nameHere(module), inputsHere(process.cwd(), module)] as const),
);
const unknown = listed.filter(({ module }) => !green.has(module, inputs.get(module) ?? []));

const waiting: (() => void)[] = [];
let running = 0;

/** Runs one module's checks, when there is room. */
async function run(module: string): Promise<readonly Ran[]> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  const child = spawn('python3', ['-B', RUNNER, module], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return lines<Ran>(await text(child.stdout));
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

test('every Python module that is copied has its contract', () => {
  const examples = join(import.meta.dirname, '../../examples');
  const copied = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .map((file) => /^([\w-]+)\/(\w+)\.py$/.exec(file))
    .filter((match) => match !== null && match[1]?.replaceAll('-', '_') === match[2])
    .map((match) => match?.[2]);
  expect(listed.map(({ module }) => module).sort()).toEqual(copied.sort());
});

// Side by side: each module begins as soon as there is room for it, and one that was not asked for does not.
describe.concurrent.each(unknown.map((one) => [one.module, one] as const))(
  '%s',
  (module, { checks, doesNotApply }) => {
    let results: Promise<readonly Ran[]> | undefined;
    beforeAll(() => {
      results = run(module);
      results.catch(() => undefined);
    });
    noteVerdict(green, module, inputs.get(module) ?? []);

    test('answers every clause', () => {
      const answered = [...new Set(checks.map(({ clause }) => clause)), ...Object.keys(doesNotApply)];
      expect(answered.map(clauseId).sort()).toEqual(Object.keys(CLAUSES).sort());
      for (const { es, en } of Object.values(doesNotApply)) expect([es, en]).not.toContain('');
    });

    for (const { clause, name } of checks)
      test(`${CLAUSES[clauseId(clause)].en}: ${name}`, async () => {
        const ran = (await results)?.find((one) => one.clause === clause && one.name === name);
        expect(ran, 'the check has run').toBeDefined();
        expect(ran?.error).toBeNull();
      });
  },
);
