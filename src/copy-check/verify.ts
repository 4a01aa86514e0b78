/** Puts taken examples into projects outside the repository, then type-checks, lints and runs them there. */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { codeHash, kindOf, type Kind, type Results } from './results.ts';
import type { IndexedExample } from '../publish/example-index.schema.ts';
import { recordingSchema, wasRecorded } from '../examples/recording.ts';
import { runDemo } from '../examples/run-demo.build.ts';
import { allRuntimes, nodeAtHand, type Runtime } from '../examples/runtimes.build.ts';
import { COMPILES, needsEsm, NODE_TYPES, settingOf, TYPESCRIPTS } from './projects.ts';
import { codeOf, neededBy, type Taken } from './fetch.ts';

/** Something that an example did not do in a project. */
export interface Failure {
  readonly setting: string;
  readonly example: string;
  readonly message: string;
}

/** The compiler that writes what the compiled settings run, and the types that it sees. */
const EMITS = { typescript: '7', types: '20' };
/** Runs what was compiled or bundled; it strips types, so that a child that a demo starts by its address runs. */
const RUNS_COMPILED = 'node-24';

/** The kind of project that a kind of run takes its files from, once they are compiled. */
const SOURCE_OF: Partial<Record<Kind, Kind>> = { 'compiled-esm': 'esm', 'compiled-commonjs': 'commonjs' };

const LINTERS: readonly Kind[] = ['eslint', 'biome', 'oxlint'];

export interface Options {
  readonly kinds?: readonly Kind[];
  readonly typescripts?: readonly string[];
  readonly tell?: (setting: string, failures: readonly Failure[]) => void;
}

interface Job {
  readonly setting: string;
  run(): Promise<Failure[]>;
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
    const bench = new Bench(taken, root, scratch);
    const wanted = ({ setting }: Job): boolean =>
      kinds === undefined ||
      kinds.includes(kindOf(setting)) ||
      // What is compiled must be there to be run.
      kinds.some((kind) => setting === settingOf(SOURCE_OF[kind] ?? kind, EMITS.typescript, EMITS.types));
    const failures: Failure[] = [];
    const settings: string[] = [];
    // What runs compiled code needs it to be there: a stage waits for the one before.
    for (const stage of [bench.compilations(typescripts, kinds), [...bench.lints(), ...bench.runs()]]) {
      const jobs = stage.filter(wanted);
      settings.push(...jobs.map(({ setting }) => setting));
      await inParallel(jobs, async (job) => {
        const found = await job.run();
        failures.push(...found);
        tell?.(job.setting, found);
      });
    }
    return { settings, failures };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What is written into `compilers/results.json`. */
export function resultsOf(
  taken: Taken,
  tools: Record<string, string>,
  { settings, failures }: { settings: readonly string[]; failures: readonly Failure[] },
): Results {
  const examples: Results['examples'] = {};
  for (const example of taken.index.examples) {
    const code = [...neededBy(example)].map((path) => [path, contentOf(taken, path)] as const);
    examples[example.id] = {
      inputs: codeHash(code),
      ran: partsOf(example),
      failed: settings.filter((setting) =>
        failures.some((failure) => failure.example === example.id && failure.setting === setting),
      ),
    };
  }
  return { tools, settings: [...settings], examples };
}

/** What is run of an example: its demo, and those in a real setting. */
export function partsOf(example: IndexedExample): string[] {
  const parts = codeOf(example).flatMap(({ part }) => (part?.startsWith('demo') ? [part] : []));
  const chosen = parts.filter((part) => part === 'demo' || part.startsWith('demo-in-'));
  return chosen.length > 0 ? chosen : parts.slice(0, 1);
}

function contentOf(taken: Taken, path: string): Buffer {
  const bytes = taken.files.get(path);
  if (bytes === undefined) throw new Error(`${path} was not taken`);
  return bytes;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
}

function output(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, text: text === '' ? errors : text }));
  });
}

class Bench {
  readonly #taken: Taken;
  readonly #root: string;
  readonly #scratch: string;
  readonly #runtimes: readonly Runtime[];

  constructor(taken: Taken, root: string, scratch: string) {
    this.#taken = taken;
    this.#root = root;
    this.#scratch = scratch;
    this.#runtimes = allRuntimes(root);
    for (const types of NODE_TYPES) this.#linkPackages(types);
    for (const { kind, type, options } of COMPILES) {
      for (const types of NODE_TYPES) this.#makeProject(kind, types, type, options);
    }
  }

  #folder(kind: Kind, types: string): string {
    return join(this.#scratch, `${kind}-${types}`);
  }

  #tool(path: string): string {
    return join(this.#root, 'compilers', 'node_modules', path);
  }

  /** The packages that demos import, as installed here, with another version of Node's types. */
  #linkPackages(types: string): void {
    const target = join(this.#scratch, `packages-${types}`);
    const installed = join(this.#root, 'node_modules');
    const nodeTypes = this.#tool(`types-node-${types}`);
    const undici = createRequire(join(nodeTypes, 'package.json')).resolve('undici-types/package.json');
    const replaced: Record<string, string> = { '@types/node': nodeTypes, 'undici-types': dirname(undici) };
    const link = (name: string): void =>
      symlinkSync(replaced[name] ?? join(installed, name), join(target, name), 'dir');
    mkdirSync(target);
    for (const name of readdirSync(installed).filter((entry) => !entry.startsWith('.'))) {
      if (!name.startsWith('@')) link(name);
      else {
        mkdirSync(join(target, name));
        for (const inner of readdirSync(join(installed, name))) link(`${name}/${inner}`);
      }
    }
  }

  #makeProject(kind: Kind, types: string, type: string | undefined, options: Record<string, unknown>): void {
    const folder = this.#folder(kind, types);
    const programs: string[] = [];
    for (const [path, bytes] of this.#taken.files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
      // Where files are CommonJS, one that awaits at its top level gets the suffix that makes it an ES module; it
      // stays under its own name for whoever starts it by that.
      if (type === undefined && path.endsWith('.ts') && needsEsm(String(bytes))) {
        writeFileSync(target.replace(/\.ts$/, '.mts'), bytes);
        programs.push(path);
      }
    }
    const dependencies = Object.fromEntries(
      this.#packages().map((name) => [
        name,
        (
          JSON.parse(readFileSync(join(this.#root, 'node_modules', name, 'package.json'), 'utf8')) as {
            version: string;
          }
        ).version,
      ]),
    );
    const write = (name: string, content: unknown): void =>
      writeFileSync(join(folder, name), JSON.stringify(content));
    write('package.json', { private: true, ...(type !== undefined && { type }), dependencies });
    write('tsconfig.json', {
      compilerOptions: { noEmit: true, ...options },
      include: ['**/*.ts', '**/*.mts'],
      exclude: ['node_modules', ...programs],
    });
    symlinkSync(join(this.#scratch, `packages-${types}`), join(folder, 'node_modules'), 'dir');
  }

  #packages(): string[] {
    const files = this.#taken.index.examples.flatMap((example) => example.files);
    return [...new Set(files.flatMap(({ packages = [] }) => packages))].sort();
  }

  /** Type-checks; the compiler that emits does so whenever something runs what it has written. */
  compilations(typescripts: readonly string[], kinds: readonly Kind[] | undefined): Job[] {
    const runsCompiled = kinds === undefined || kinds.some((kind) => kind.startsWith('compiled-'));
    return COMPILES.flatMap(({ kind, options }) =>
      typescripts.flatMap((typescript) =>
        NODE_TYPES.map((types) => ({
          setting: settingOf(kind, typescript, types),
          run: (): Promise<Failure[]> => {
            const emits =
              runsCompiled &&
              !('noEmit' in options) &&
              typescript === EMITS.typescript &&
              types === EMITS.types;
            return this.#compile(kind, typescript, types, emits);
          },
        })),
      ),
    );
  }

  async #compile(kind: Kind, typescript: string, types: string, emits: boolean): Promise<Failure[]> {
    const tsc = this.#tool(`typescript-${typescript}/bin/tsc`);
    const args = [tsc, '-p', '.', '--pretty', 'false', ...(emits ? ['--noEmit', 'false'] : [])];
    const { code, text } = await output(process.execPath, args, this.#folder(kind, types));
    if (code === 0) return [];
    const setting = settingOf(kind, typescript, types);
    const found = [...text.matchAll(/^(\S+?)\((\d+),\d+\): (error TS\d+: .*)$/gm)].map(
      ([, path = '', line, message]) => ({ path, message: `${path}:${line}: ${message}` }),
    );
    return this.#blame(setting, found, text);
  }

  lints(): Job[] {
    const folder = this.#folder('every-flag', NODE_TYPES[0]);
    return LINTERS.map((kind) => ({ setting: kind, run: () => this.#lint(kind, folder) }));
  }

  async #lint(kind: Kind, folder: string): Promise<Failure[]> {
    const { code, text } = await this.#complaints(kind, folder);
    try {
      return this.#blame(kind, complaintsIn(kind, JSON.parse(text), folder), code === 0 ? undefined : text);
    } catch (error) {
      return this.#blame(kind, [], `${String(error)}\n${text}`);
    }
  }

  #complaints(kind: Kind, folder: string): Promise<{ code: number; text: string }> {
    if (kind === 'eslint') {
      const config = join(this.#root, 'compilers', 'eslint.config.mjs');
      const args = [this.#tool('eslint/bin/eslint.js'), '--config', config, '--format', 'json', '**/*.ts'];
      return output(process.execPath, args, folder);
    }
    if (kind === 'oxlint') return output(this.#tool('.bin/oxlint'), ['--format', 'json'], folder);
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', '--files-max-size=10000000', '.'];
    return output(this.#tool('.bin/biome'), args, folder);
  }

  runs(): Job[] {
    const runtime = (id: string): Runtime => {
      const found = this.#runtimes.find((one) => one.id === id);
      if (found === undefined) throw new Error(`there is no runtime ${id}`);
      return found;
    };
    const plain = this.#folder('every-flag', '26');
    const atHand = nodeAtHand();
    const tsx = createRequire(import.meta.url).resolve('tsx');
    const withTsx: Runtime = { ...atHand, command: [process.execPath, '--import', tsx] };
    const same = (path: string): string => path;
    const emitted = (kind: Kind) => (path: string, text: string) =>
      path.replace(/\.ts$/, kind === 'commonjs' && needsEsm(text) ? '.mjs' : '.js');
    const ways: [Kind, Runtime, string, (path: string, text: string) => string | Promise<string>][] = [
      ['node', runtime(RUNS_COMPILED), plain, same],
      ['tsx', withTsx, plain, same],
      ['bun', runtime('bun'), plain, same],
      ['deno', runtime('deno'), plain, same],
      ['compiled-esm', runtime(RUNS_COMPILED), this.#folder('esm', EMITS.types), emitted('esm')],
      [
        'compiled-commonjs',
        runtime(RUNS_COMPILED),
        this.#folder('commonjs', EMITS.types),
        emitted('commonjs'),
      ],
      ['bundled', runtime(RUNS_COMPILED), this.#folder('bundler', EMITS.types), bundle],
    ];
    return ways.map(([kind, on, folder, made]) => ({
      setting: kind,
      run: async () => {
        const failures: Failure[] = [];
        for (const example of this.#taken.index.examples) {
          for (const part of partsOf(example)) {
            const message = await this.#run(example, part, on, folder, made);
            if (message !== undefined) failures.push({ setting: kind, example: example.id, message });
          }
        }
        return failures;
      },
    }));
  }

  /** @returns what is wrong; undefined when a demo did what was recorded of it on that runtime */
  async #run(
    example: IndexedExample,
    part: string,
    runtime: Runtime,
    folder: string,
    made: (path: string, text: string) => string | Promise<string>,
  ): Promise<string | undefined> {
    const file = codeOf(example).find((one) => one.part === part)?.path ?? '';
    const recorded = contentOf(this.#taken, `${example.id}/recordings/${runtime.id}.json`);
    const run = recordingSchema.parse(JSON.parse(String(recorded))).runs[part];
    if (run === undefined) return `${file}: has no recording on ${runtime.id}`;
    try {
      const path = await made(join(folder, file), String(contentOf(this.#taken, file)));
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

  /** Complaints by example; one about what several share, or that names no file, is about each of them. */
  #blame(
    setting: string,
    found: readonly { path: string; message: string }[],
    text: string | undefined,
  ): Failure[] {
    const examples = this.#taken.index.examples;
    if (found.length === 0 && text !== undefined) {
      return examples.map(({ id }) => ({ setting, example: id, message: text.slice(-500) }));
    }
    return found.flatMap(({ path, message }) => {
      const plain = path.replace(/\.mts$/, '.ts');
      const owners = examples.filter((example) => neededBy(example).has(plain));
      return owners.map(({ id }) => ({ setting, example: id, message }));
    });
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

/** What Biome reports. */
interface Diagnostic {
  category: string;
  severity: string;
  message: string;
  location: { path: string; start?: { line: number } };
}

/** What a linter says, by file below the project. */
function complaintsIn(kind: Kind, report: unknown, folder: string): { path: string; message: string }[] {
  const below = (path: string): string => path.replace(`${folder}/`, '').replace(/^\.\//, '');
  if (kind === 'eslint') {
    const files = report as {
      filePath: string;
      messages: { ruleId: string; line: number; message: string }[];
    }[];
    return files.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => ({
        path: below(filePath),
        message: `${below(filePath)}:${line}: ${message} (${ruleId})`,
      })),
    );
  }
  if (kind === 'oxlint') {
    const { diagnostics } = report as { diagnostics: { filename: string; code: string; message: string }[] };
    return diagnostics.map(({ filename, code, message }) => ({
      path: below(filename),
      message: `${below(filename)}: ${message} (${code})`,
    }));
  }
  const { diagnostics } = report as { diagnostics: Diagnostic[] };
  // Biome's "information" is a suggestion, of which one contradicts TypeScript's noPropertyAccessFromIndexSignature.
  const complaints = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return complaints.map(({ category, message, location }) => ({
    path: below(location.path),
    message: `${below(location.path)}:${location.start?.line}: ${message} (${category})`,
  }));
}
