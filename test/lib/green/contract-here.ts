/** Record of which modules keep their contract on the Node.js and the Python at hand. */
import { basename, join } from 'node:path';
import { contractInputs, type Contracted } from '../../../src/embed/contract-record.build.ts';
import { inputsHash } from '../../../src/examples/files.build.ts';
import { nodeAtHand, python } from '../../../src/examples/runtimes.build.ts';
import { GreenInputs } from './green-inputs.ts';

type Language = Contracted['language'];

/** Name of a module in the record of its language. */
export const nameHere = ({ contract }: Contracted): string => basename(contract).replace(/\.\w+$/, '');

/** Inputs of the verdict on a module. */
export function inputsHere(root: string, module: Contracted): string[] {
  const { version } = module.language === 'python' ? python() : nodeAtHand();
  return [version, contractInputs(root, module)];
}

/** Record of the modules in a language that have passed. */
export function greenHere(root: string, language: Language): GreenInputs {
  const judge = language === 'python' ? 'python/run.py' : 'contract.ts';
  return new GreenInputs(join(root, `test/lib/green/contract-${language}.json`), [
    inputsHash(join(root, 'test/contract', judge), root),
  ]);
}
