/** Puts taken examples into projects outside the repository, then type-checks, lints and runs them there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilations } from './compile.ts';
import { languagesOf, neededBy, type Taken } from './fetch.ts';
import { lints } from './lint.ts';
import { settingOf, TYPESCRIPTS } from './projects.ts';
import { codeHash, kindOf, languageOf, type Kind, type Results } from './results.ts';
import { partsOf, runs } from './run.ts';
import { contentOf, EMITS, Workspace, type Failure, type Job } from './workspace.ts';
import { inPool } from '../lib/pool.ts';

/** The kind of project that a kind of run takes its files from, once they are compiled. */
const SOURCE_OF: Partial<Record<Kind, Kind>> = { 'compiled-esm': 'esm', 'compiled-commonjs': 'commonjs' };

export interface Options {
  readonly kinds?: readonly Kind[];
  readonly typescripts?: readonly string[];
  readonly tell?: (setting: string, failures: readonly Failure[]) => void;
}

/**
 * @param taken what a site has published
 * @param root the project's folder, where tools are
 * @param options.kinds the kinds of project; all, unless given
 * @param options.typescripts the compilers, of which the newest also writes what is run; all, unless given
 * @param options.tell called with each project that is done
 */
export async function verify(
  taken: Taken,
  root: string,
  { kinds, typescripts = TYPESCRIPTS, tell }: Options = {},
): Promise<{ settings: string[]; failures: Failure[] }> {
  // In the folder of the system, so that nothing of the repository is found by going up.
  const scratch = mkdtempSync(join(tmpdir(), 'copied-'));
  try {
    const workspace = new Workspace(taken, root, scratch);
    const wanted = ({ setting }: Job): boolean =>
      kinds === undefined ||
      kinds.includes(kindOf(setting)) ||
      // What is compiled must be there to be run.
      kinds.some((kind) => setting === settingOf(SOURCE_OF[kind] ?? kind, EMITS.typescript, EMITS.types));
    const failures: Failure[] = [];
    const settings: string[] = [];
    // What runs compiled code needs it to be there: a stage waits for the one before.
    for (const stage of [
      compilations(workspace, typescripts, kinds),
      [...lints(workspace), ...runs(workspace)],
    ]) {
      const jobs = stage.filter(wanted);
      settings.push(...jobs.map(({ setting }) => setting));
      await inPool(jobs, Math.max(2, availableParallelism()), async (job) => {
        // A tool that is given no file of its language would fail.
        const found = workspace.has(languageOf(kindOf(job.setting))) ? await job.run() : [];
        failures.push(...found);
        tell?.(job.setting, found);
      });
    }
    return { settings, failures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Hash of the code of each example and of all that it needs, by id. */
export const inputsOf = (taken: Taken): Map<string, string> =>
  new Map(
    taken.index.examples.map((example) => [
      example.id,
      codeHash([...neededBy(example)].map((path) => [path, contentOf(taken, path)] as const)),
    ]),
  );

/** Content of `compilers/results.json`. */
export function resultsOf(
  taken: Taken,
  made: Pick<Results, 'tools' | 'method'>,
  { settings, failures }: { settings: readonly string[]; failures: readonly Failure[] },
): Results {
  const inputs = inputsOf(taken);
  const examples: Results['examples'] = {};
  for (const example of taken.index.examples) {
    examples[example.id] = {
      inputs: inputs.get(example.id) ?? '',
      languages: languagesOf(example),
      ran: partsOf(example),
      failed: settings.filter((setting) =>
        failures.some((failure) => failure.example === example.id && failure.setting === setting),
      ),
    };
  }
  return { ...made, settings: [...settings], examples };
}
