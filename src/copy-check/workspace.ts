/** Projects outside the repository that hold taken examples, one for each kind and version of Node's types. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { languagesOf, neededBy, pythonModulesOf, type Taken } from './fetch.ts';
import { COMPILES, needsEsm, NODE_TYPES } from './projects.ts';
import { kindOf, languageOf, type Kind } from './results.ts';
import type { CodeLanguage } from '../examples/files.build.ts';
import { runProgram } from '../lib/spawn.mjs';

/** Something that an example did not do in a project. */
export interface Failure {
  readonly setting: string;
  readonly example: string;
  readonly message: string;
}

/** Check of all examples in one setting. */
export interface Job {
  readonly setting: string;
  run(): Promise<Failure[]>;
}

/** Complaint of a compiler or linter about a file below its project. */
export interface Complaint {
  readonly path: string;
  readonly message: string;
}

/** The compiler that writes what the compiled settings run, and the types that it sees. */
export const EMITS = { typescript: '7', types: '20' };

/** Content of a file that a site has published. */
export function contentOf(taken: Taken, path: string): Buffer {
  const bytes = taken.files.get(path);
  if (bytes === undefined) throw new Error(`${path} was not taken`);
  return bytes;
}

/** Runs a compiler or linter, whose complaints stand on stdout, or on stderr when that is empty. */
export async function outputOf(
  program: string,
  args: readonly string[],
  cwd: string,
  env?: NodeJS.ProcessEnv,
): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await runProgram(program, args, {
    cwd,
    ...(env !== undefined && { env: { ...process.env, ...env } }),
  });
  return { code: code ?? 1, text: stdout === '' ? stderr : stdout };
}

export class Workspace {
  readonly taken: Taken;
  /** The project's folder, where tools are. */
  readonly root: string;
  readonly #scratch: string;

  constructor(taken: Taken, root: string, scratch: string) {
    this.taken = taken;
    this.root = root;
    this.#scratch = scratch;
    for (const types of NODE_TYPES) this.#linkPackages(types);
    for (const { kind, type, options } of COMPILES) {
      for (const types of NODE_TYPES) this.#makeProject(kind, types, type, options);
    }
    this.#copyPythonModules();
  }

  /** True if an example that was taken has code in this language. */
  has(language: CodeLanguage): boolean {
    return this.taken.index.examples.some((example) => languagesOf(example).includes(language));
  }

  /** The project of Python modules. */
  get pythonFolder(): string {
    return join(this.#scratch, 'python');
  }

  folder(kind: Kind, types: string): string {
    return join(this.#scratch, `${kind}-${types}`);
  }

  tool(path: string): string {
    return join(this.root, 'compilers', 'node_modules', path);
  }

  /** Links the packages that demos import, as installed here, with another version of Node's types. */
  #linkPackages(types: string): void {
    const target = join(this.#scratch, `packages-${types}`);
    const installed = join(this.root, 'node_modules');
    const nodeTypes = this.tool(`types-node-${types}`);
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
    const folder = this.folder(kind, types);
    const programs = this.#writeFiles(folder, type);
    const write = (name: string, content: unknown): void =>
      writeFileSync(join(folder, name), JSON.stringify(content));
    write('package.json', {
      private: true,
      ...(type !== undefined && { type }),
      dependencies: this.#dependencies(),
    });
    write('tsconfig.json', {
      compilerOptions: { noEmit: true, ...options },
      include: ['**/*.ts', '**/*.mts'],
      exclude: ['node_modules', ...programs],
    });
    symlinkSync(join(this.#scratch, `packages-${types}`), join(folder, 'node_modules'), 'dir');
  }

  /**
   * Writes the examples into a project. Where files are CommonJS, one that awaits at its top level gets the suffix that
   * makes it an ES module; a copy keeps its own name, by which other files may start it.
   * @returns the paths that stand there twice
   */
  #writeFiles(folder: string, type: string | undefined): string[] {
    const programs: string[] = [];
    for (const [path, bytes] of this.taken.files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
      if (type === undefined && path.endsWith('.ts') && needsEsm(String(bytes))) {
        writeFileSync(target.replace(/\.ts$/, '.mts'), bytes);
        programs.push(path);
      }
    }
    return programs;
  }

  #copyPythonModules(): void {
    for (const { path } of this.taken.index.examples.flatMap(pythonModulesOf)) {
      const target = join(this.pythonFolder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, contentOf(this.taken, path));
    }
  }

  /** Packages that the examples import, in the versions that are installed here. */
  #dependencies(): Record<string, string> {
    const files = this.taken.index.examples.flatMap((example) => example.files);
    const packages = [...new Set(files.flatMap((file) => file.packages ?? []))].sort();
    return Object.fromEntries(packages.map((name) => [name, this.#installedVersion(name)]));
  }

  #installedVersion(name: string): string {
    const manifest = join(this.root, 'node_modules', name, 'package.json');
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  }

  /**
   * Sorts complaints by example; one about what several share, or that names no file, is about each of them.
   * @param text all that was said, if the tool failed
   */
  failuresOf(setting: string, found: readonly Complaint[], text: string | undefined): Failure[] {
    const language = languageOf(kindOf(setting));
    const examples = this.taken.index.examples.filter((example) => languagesOf(example).includes(language));
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
