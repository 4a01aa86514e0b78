/** Runs of the demos of taken examples: as they are, compiled and bundled, compared with their recordings. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { codeOf } from './fetch.ts';
import { needsEsm } from './projects.ts';
import type { Kind } from './results.ts';
import { contentOf, EMITS, type Failure, type Job, type Workspace } from './workspace.ts';
import { recordingSchema, wasRecorded } from '../examples/recording.ts';
import { runDemo } from '../examples/run-demo.build.ts';
import { allRuntimes, nodeAtHand, type Runtime } from '../examples/runtimes.build.ts';
import type { IndexedExample } from '../publish/example-index.schema.ts';

/** Runs what was compiled or bundled; it strips types, so that a child that a demo starts by its address runs. */
const RUNS_COMPILED = 'node-24';

/** Way to run a demo. */
interface Way {
  readonly kind: Kind;
  readonly runtime: Runtime;
  /** Project that the demo is in. */
  readonly folder: string;
  /** Path of the file to run, made from the demo's own path and text. */
  readonly made: (path: string, text: string) => string | Promise<string>;
}

/** Parts of an example that are run: its demo, and those in a real setting. */
export function partsOf(example: IndexedExample): string[] {
  const parts = codeOf(example).flatMap(({ part }) => (part?.startsWith('demo') ? [part] : []));
  const chosen = parts.filter((part) => part === 'demo' || part.startsWith('demo-in-'));
  return chosen.length > 0 ? chosen : parts.slice(0, 1);
}

export function runs(workspace: Workspace): Job[] {
  return waysOf(workspace).map((way) => ({ setting: way.kind, run: () => runAll(workspace, way) }));
}

function waysOf(workspace: Workspace): Way[] {
  const runtimes = allRuntimes(workspace.root);
  const runtime = (id: string): Runtime => {
    const found = runtimes.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no runtime ${id}`);
    return found;
  };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const withTsx: Runtime = { ...nodeAtHand(), command: [process.execPath, '--import', tsx] };
  const plain = { folder: workspace.folder('every-flag', '26'), made: (path: string) => path };
  const compiled = (kind: Kind) => ({
    runtime: runtime(RUNS_COMPILED),
    folder: workspace.folder(kind, EMITS.types),
    made: (path: string, text: string) =>
      path.replace(/\.ts$/, kind === 'commonjs' && needsEsm(text) ? '.mjs' : '.js'),
  });
  return [
    { kind: 'node', runtime: runtime(RUNS_COMPILED), ...plain },
    { kind: 'tsx', runtime: withTsx, ...plain },
    { kind: 'bun', runtime: runtime('bun'), ...plain },
    { kind: 'deno', runtime: runtime('deno'), ...plain },
    { kind: 'compiled-esm', ...compiled('esm') },
    { kind: 'compiled-commonjs', ...compiled('commonjs') },
    { kind: 'bundled', ...compiled('bundler'), made: bundle },
  ];
}

async function runAll(workspace: Workspace, way: Way): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const example of workspace.taken.index.examples) {
    for (const part of partsOf(example)) {
      const message = await runPart(workspace, way, example, part);
      if (message !== undefined) failures.push({ setting: way.kind, example: example.id, message });
    }
  }
  return failures;
}

/** @returns what is wrong; undefined when a demo did what was recorded of it on that runtime */
async function runPart(
  { taken }: Workspace,
  { runtime, folder, made }: Way,
  example: IndexedExample,
  part: string,
): Promise<string | undefined> {
  const file = codeOf(example).find((one) => one.part === part)?.path ?? '';
  const recorded = contentOf(taken, `${example.id}/recordings/${runtime.id}.json`);
  const run = recordingSchema.parse(JSON.parse(String(recorded))).runs[part];
  if (run === undefined) return `${file}: has no recording on ${runtime.id}`;
  try {
    const path = await made(join(folder, file), String(contentOf(taken, file)));
    const seen = await runDemo({ example: example.id, part, language: 'typescript', path }, runtime);
    if (wasRecorded(run, seen, false)) return undefined;
    const [expected] = run.outcomes;
    return (
      `${file}: exit ${seen.exitCode ?? seen.signal}, recorded ${expected?.exitCode ?? expected?.signal}; ` +
      `printed ${JSON.stringify(seen.stdout.slice(-300))} ${JSON.stringify(seen.stderr.slice(-300))}`
    );
  } catch (error) {
    return `${file}: ${String(error)}`;
  }
}

/** @returns the bundle's path, beside the demo, so that what it finds by its own address is there */
async function bundle(path: string): Promise<string> {
  const outfile = path.replace(/\.ts$/, '.bundle.mjs');
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return outfile;
}
