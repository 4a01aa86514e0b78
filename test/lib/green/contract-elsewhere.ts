/** Record of which modules keep their contract on which other runtime, for the test and for the command that records. */
import { join } from 'node:path';
import {
  contractedModules,
  contractInputs,
  type Contracted,
} from '../../../src/embed/contract-record.build.ts';
import { inputsHash } from '../../../src/examples/files.build.ts';
import type { Runtime } from '../../../src/examples/runtimes.build.ts';
import { GreenInputs } from './green-inputs.ts';
import { runtimesElsewhere } from '../../contract/elsewhere.ts';

/** A module on a runtime, with its name in the record and what its verdict depends on. */
export interface RunElsewhere {
  readonly runtime: Runtime;
  readonly module: Contracted;
  readonly name: string;
  readonly inputs: readonly string[];
}

/** Every TypeScript module on every other runtime. */
export function runsElsewhere(root: string): RunElsewhere[] {
  const modules = contractedModules(root).filter(({ language }) => language === 'typescript');
  return runtimesElsewhere().flatMap((runtime) =>
    modules.map((module) => ({
      runtime,
      module,
      name: `${module.example} ${runtime.id}`,
      inputs: [runtime.version, contractInputs(root, module)],
    })),
  );
}

/** Record of those that have passed. */
export function greenElsewhere(root: string): GreenInputs {
  const judges = ['elsewhere.ts', 'run.ts'].map((file) =>
    inputsHash(join(root, 'test/contract', file), root),
  );
  return new GreenInputs(join(root, 'test/lib/green/contract-elsewhere.json'), judges);
}
