/** Each module that takes a signal is checked with one that is not of the runtime itself. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractedModules } from '../../src/embed/contract-record.build.ts';

/** Modules that name a signal and are not checked so, and why. */
const NOT_CHECKED: Readonly<Record<string, string>> = {
  'fetch-whole': 'hands it to fetch, which takes none of another realm, and says so',
  'serve-many-clients': 'gives a signal, and takes none',
};

const text = (file: string): string => readFileSync(file, 'utf8');

test('a module that takes a signal has the check `foreignSignal`, or a reason why not', () => {
  const without = contractedModules(process.cwd())
    .filter(({ language, module }) => language === 'typescript' && text(module).includes('AbortSignal'))
    .filter(({ contract }) => !text(contract).includes('...foreignSignal('))
    .map(({ example }) => example);
  expect(without).toEqual(Object.keys(NOT_CHECKED));
});
