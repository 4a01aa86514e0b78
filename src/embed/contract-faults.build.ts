/** Faults that are put into modules on purpose, each to turn a clause of the contract red: `test/mutations/contract.json`. */
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import * as z from 'zod';
import { saidSchema, type ContractRow } from './contract-record.build.ts';

const FAULTS = 'test/mutations/contract.json';

const faultSchema = z.object({
  file: z.string(),
  clause: z.string(),
  /** The fault in words, with code between backticks. */
  why: saidSchema,
});

/** A module that is spoilt on purpose. */
export interface ContractFault extends z.infer<typeof faultSchema> {
  readonly example: string;
  readonly language: ContractRow['language'];
}

/** Every such fault, in the order of the file. */
export function readContractFaults(root: string): ContractFault[] {
  return z
    .array(faultSchema)
    .parse(JSON.parse(readFileSync(join(root, FAULTS), 'utf8')))
    .map((fault) => ({
      ...fault,
      example: basename(fault.file, extname(fault.file)).replaceAll('_', '-'),
      language: fault.file.endsWith('.py') ? 'python' : 'typescript',
    }));
}
