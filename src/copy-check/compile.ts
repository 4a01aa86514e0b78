/** Type checks of taken examples, by each compiler in each kind of project. */
import { COMPILES, NODE_TYPES, settingOf } from './projects.ts';
import type { Kind } from './results.ts';
import { EMITS, outputOf, type Failure, type Job, type Workspace } from './workspace.ts';

/** Jobs of type checks; the compiler that emits does so whenever something runs what it has written. */
export function compilations(
  workspace: Workspace,
  typescripts: readonly string[],
  kinds: readonly Kind[] | undefined,
): Job[] {
  const runsCompiled = kinds === undefined || kinds.some((kind) => kind.startsWith('compiled-'));
  return COMPILES.flatMap(({ kind, options }) =>
    typescripts.flatMap((typescript) =>
      NODE_TYPES.map((types) => ({
        setting: settingOf(kind, typescript, types),
        run: () => {
          const emitter = typescript === EMITS.typescript && types === EMITS.types;
          return compile(
            workspace,
            kind,
            typescript,
            types,
            runsCompiled && emitter && !('noEmit' in options),
          );
        },
      })),
    ),
  );
}

async function compile(
  workspace: Workspace,
  kind: Kind,
  typescript: string,
  types: string,
  emits: boolean,
): Promise<Failure[]> {
  const tsc = workspace.tool(`typescript-${typescript}/bin/tsc`);
  const args = [tsc, '-p', '.', '--pretty', 'false', ...(emits ? ['--noEmit', 'false'] : [])];
  const { code, text } = await outputOf(process.execPath, args, workspace.folder(kind, types));
  if (code === 0) return [];
  const found = [...text.matchAll(/^(\S+?)\((\d+),\d+\): (error TS\d+: .*)$/gm)].map(
    ([, path = '', line, message]) => ({ path, message: `${path}:${line}: ${message}` }),
  );
  return workspace.failuresOf(settingOf(kind, typescript, types), found, text);
}
