/** The record of the contract, `test/contract/results.json`, which `npm run record:contract` writes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { inputsHash } from '../examples/files.build.ts';
import { Mendable } from '../lib/mendable.mjs';

/** Path of the record below the project's folder. */
export const CONTRACT_RESULTS = 'test/contract/results.json';

export const saidSchema = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });

const rowSchema = z.strictObject({
  /** Id of the example that the module is of. */
  example: z.string(),
  language: z.enum(['typescript', 'python']),
  /** Runtime that the checks ran on, with its version. */
  runtime: z.string(),
  /** Hash of the module and of its contract. */
  inputs: z.string(),
  clauses: z.record(
    z.string(),
    z.union([
      z.strictObject({
        /** Number of checks that were green; a red one is never recorded. */
        checks: z.number().int().positive(),
        /** Faults of the runtime itself that they met. */
        runtimeFaults: z.array(saidSchema).optional(),
      }),
      z.strictObject({ doesNotApply: saidSchema }),
    ]),
  ),
});

/** TypeScript module on a runtime other than Node.js 20. */
const elsewhereSchema = z.strictObject({
  example: z.string(),
  /** Id of the runtime: `node-26`, `bun`, `deno`. */
  on: z.string(),
  runtime: z.string(),
  inputs: z.string(),
  result: z.union([
    z.strictObject({
      checks: z.number().int().positive(),
      green: z.number().int().nonnegative(),
      /** Faults of the runtime because of which the others are red. */
      runtimeFaults: z.array(saidSchema),
      /** Reasons for which the harness could not run checks there. */
      cannotRun: z.array(saidSchema),
    }),
    z.strictObject({ doesNotApply: saidSchema }),
  ]),
});

const recordSchema = z.strictObject({
  clauses: z.record(z.string(), saidSchema),
  modules: z.array(rowSchema),
  elsewhere: z.array(elsewhereSchema).default([]),
});

export type ContractRow = z.infer<typeof rowSchema>;
export type ElsewhereRow = z.infer<typeof elsewhereSchema>;
export type ContractRecord = z.infer<typeof recordSchema>;

/** A module that has a contract, and the files of both, below the project's folder. */
export interface Contracted {
  readonly example: string;
  readonly language: ContractRow['language'];
  readonly module: string;
  readonly contract: string;
}

/** Every module that has a contract, in both languages. */
export function contractedModules(root: string): Contracted[] {
  const filesOf = (folder: string, ending: string): string[] =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith(ending))
          .map((file) => `${folder}/${file}`)
      : [];
  const found = [
    ...filesOf('test/contract/modules', '.ts').map((contract) => {
      const example = basename(contract, '.ts');
      const module = `examples/${example}/${example}.ts`;
      return { example, language: 'typescript' as const, module, contract };
    }),
    ...filesOf('test/contract/python', '.py').map((contract) => {
      const example = basename(contract, '.py').replaceAll('_', '-');
      const module = `examples/${example}/${basename(contract)}`;
      return { example, language: 'python' as const, module, contract };
    }),
  ];
  // What several contracts share stands beside them.
  return found
    .filter(({ module }) => existsSync(join(root, module)))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
}

/** Name of a row: `run-pipeline typescript`. */
export const keyOf = ({ example, language }: Pick<Contracted, 'example' | 'language'>): string =>
  `${example} ${language === 'typescript' ? '1' : '2'}`;

/** Hash of a module, of its contract, and of all that these import: a change to any is noticed. */
export function contractInputs(root: string, { module, contract }: Contracted): string {
  const hashes = [module, contract].map((file) => inputsHash(join(root, file), root));
  return createHash('sha256').update(hashes.join(' ')).digest('hex').slice(0, 16);
}

/** The record, or `undefined` if there is none yet. */
export function readContract(root: string): ContractRecord | undefined {
  const file = join(root, CONTRACT_RESULTS);
  if (!existsSync(file)) return undefined;
  const parsed = recordSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Mendable(
      `${CONTRACT_RESULTS} is of another form: remove it and run \`npm run record:contract\``,
    );
  return parsed.data;
}

/** Runtimes beside Node.js 20 on which TypeScript modules are checked. */
export const ELSEWHERE = ['node-26', 'bun', 'deno'] as const;

/** Name of a row of another runtime: `run-pipeline bun`. */
export const elsewhereKey = ({ example, on }: Pick<ElsewhereRow, 'example' | 'on'>): string =>
  `${example} ${on}`;

/** Modules whose row on another runtime is missing or stale, by runtime, and rows of modules that are gone, by name. */
export function staleElsewhere(root: string): {
  renew: { on: string; module: Contracted }[];
  gone: string[];
} {
  const rows = new Map(readContract(root)?.elsewhere.map((row) => [elsewhereKey(row), row]));
  const all = contractedModules(root)
    .filter(({ language }) => language === 'typescript')
    .flatMap((module) => ELSEWHERE.map((on) => ({ on, module, key: elsewhereKey({ ...module, on }) })));
  const known = new Set(all.map(({ key }) => key));
  return {
    renew: all.filter(({ module, key }) => rows.get(key)?.inputs !== contractInputs(root, module)),
    gone: [...rows.keys()].filter((key) => !known.has(key)),
  };
}

/** Modules whose row is missing or stale, and rows of modules that are gone, by name. */
export function staleContracts(root: string): { renew: Contracted[]; gone: string[] } {
  const rows = new Map(readContract(root)?.modules.map((row) => [keyOf(row), row]));
  const modules = contractedModules(root);
  const known = new Set(modules.map(keyOf));
  return {
    renew: modules.filter((module) => rows.get(keyOf(module))?.inputs !== contractInputs(root, module)),
    gone: [...rows.keys()].filter((key) => !known.has(key)),
  };
}
