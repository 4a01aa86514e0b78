/** Files of the diagnosis, read from their folders: adding one is all it takes. */
import { basename, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { filesOf } from '../lib/files.ts';
import type { CauseDefinition, ForeignDefinition, QuestionDefinition, Signals } from './define.ts';

/** A file and the definition that is its default export. */
export interface DefinitionFile<T> {
  /** Name of the file without its endings. */
  readonly id: string;
  /** Path below the project's folder. */
  readonly path: string;
  readonly definition: T;
}

/** Every file, in the order of its folder's paths. */
export interface Definitions {
  readonly causes: readonly DefinitionFile<CauseDefinition>[];
  readonly signals: readonly DefinitionFile<Signals>[];
  readonly foreign: readonly DefinitionFile<ForeignDefinition>[];
  readonly questions: readonly DefinitionFile<QuestionDefinition>[];
}

/** Folder of the feature, below the project's own. */
export const FOLDER = 'src/diagnosis';

/** Runs code that esbuild made of a CommonJS module, and returns what it exports. */
export function exportsOf(code: string): Readonly<Record<string, unknown>> {
  const module = { exports: {} as Record<string, unknown> };
  (runInThisContext(`(function (module) {${code}\n})`) as (from: typeof module) => void)(module);
  return module.exports;
}

/**
 * @param root the project's folder
 * @throws the problems of files that are no TypeScript, by esbuild
 */
export async function loadDefinitions(root: string): Promise<Definitions> {
  const folder = join(root, FOLDER);
  const paths = filesOf(folder, /^(?:causes|signals|foreign|questions)\/.*\.data\.ts$/);
  const lines = paths.map((path, n) => `export { default as file${n} } from './${path}';`);
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: folder },
    bundle: true,
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  });
  const exported = exportsOf(outputFiles[0]?.text ?? '');
  const filesIn = <T>(kind: string): DefinitionFile<T>[] =>
    paths.flatMap((path, n) =>
      path.startsWith(`${kind}/`)
        ? [
            {
              id: basename(path, '.data.ts'),
              path: `${FOLDER}/${path}`,
              definition: exported[`file${n}`] as T,
            },
          ]
        : [],
    );
  return {
    causes: filesIn('causes'),
    signals: filesIn('signals'),
    foreign: filesIn('foreign'),
    questions: filesIn('questions'),
  };
}
