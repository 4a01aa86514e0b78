/** Verdicts on checks that have run on another runtime. */
import { describe, expect, test } from 'vitest';
import { contractedModules } from '../../src/embed/contract-record.build.ts';
import { applies, doesNotApply, met, type Contract } from './contract.ts';
import { faultsOn, judge, readContractFile } from './elsewhere.ts';
import type { Ran } from './run.ts';

const NO = doesNotApply('no', 'no');
const check = (): Promise<void> => Promise.resolve();
const contract: Contract = {
  settles: { one: check, two: check },
  blame: { three: check },
  repeats: NO,
  leavesNothing: NO,
  realms: NO,
  limits: NO,
  keepsGoing: NO,
  tls: NO,
};
const fault = met({ es: 'culpa', en: 'fault' }, 'two');
const green = (name: string): Ran => ({ clause: 'settles', name, error: null });
const red = (name: string): Ran => ({ clause: 'settles', name, error: 'no' });

describe('a check', () => {
  test('that is green counts', () => {
    const verdicts = judge(contract, [], ['one', 'two', 'three'].map(green));
    expect(verdicts).toEqual({
      green: ['one', 'two', 'three'],
      red: 0,
      named: [],
      unnamed: [],
      healed: [],
      cannotRun: [],
    });
  });

  test('that is named may be red', () => {
    const verdicts = judge(contract, [fault], [green('one'), red('two'), green('three')]);
    expect(verdicts).toMatchObject({ green: ['one', 'three'], red: 1, named: [fault], unnamed: [] });
  });

  test('that is red and not named is told, also if it never ended', () => {
    const verdicts = judge(contract, [fault], [red('one'), green('two')]);
    expect(verdicts.unnamed).toEqual([
      { name: 'one', error: 'no' },
      { name: 'three', error: 'it has not run to its end' },
    ]);
  });

  test('that is named but green is told, so that the name goes', () => {
    const verdicts = judge(contract, [fault], ['one', 'two', 'three'].map(green));
    expect(verdicts).toMatchObject({ named: [], healed: ['two'], unnamed: [] });
  });

  test('that the harness cannot run is neither green nor red', () => {
    const cannotRun = { es: 'falta', en: 'lacks' };
    const verdicts = judge(contract, [], [green('one'), green('three'), { ...green('two'), cannotRun }]);
    expect(verdicts).toMatchObject({ green: ['one', 'three'], red: 0, cannotRun: [cannotRun], unnamed: [] });
  });
});

test('faults are those of the runtime; on Node.js none may turn a check red', () => {
  const faults = { node: [fault], bun: [fault], deno: NO };
  expect(['node-26', 'bun', 'deno'].map((id) => faultsOn(id, faults))).toEqual([[], [fault], NO]);
});

const contracts = contractedModules(process.cwd()).filter(({ language }) => language === 'typescript');

test.each(contracts)('faults of $example name checks that it has', async ({ contract: file }) => {
  const { default: answers, runtimeFaults = {} } = await readContractFile(file);
  const names = Object.values(answers).flatMap((answer) => (applies(answer) ? Object.keys(answer) : []));
  expect(new Set(names).size, 'each name once').toBe(names.length);
  for (const faults of Object.values(runtimeFaults)) {
    if ('doesNotApply' in faults) continue;
    for (const { checks } of faults) expect(names).toEqual(expect.arrayContaining([...checks]));
  }
});
