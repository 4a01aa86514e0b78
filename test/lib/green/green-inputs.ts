/**
 * Record of checks that have passed on inputs of which one hash is kept, so that they are repeated when an input changes,
 * and in turn: each check once in five days.
 */
import { release } from 'node:os';
import { hashOf } from '../built.ts';
import { isItsTurn, readPassed, today, writePassed } from './green-record.ts';

/** Major and minor version of the kernel, which decides much of what sockets and processes tell. */
const KERNEL = release().split('.').slice(0, 2).join('.');

export class GreenInputs {
  readonly #path: string;
  readonly #judges: readonly string[];
  readonly #day: number;
  readonly #before: Readonly<Record<string, unknown>>;
  readonly #passed = new Map<string, string>();

  /**
   * @param path the record
   * @param judges what every verdict depends on: sources of the test
   * @param day days since the epoch
   */
  constructor(path: string, judges: readonly string[], day = today()) {
    this.#path = path;
    this.#judges = [KERNEL, ...judges];
    this.#day = day;
    this.#before = readPassed(path);
  }

  /** True when this check has passed with these inputs, and it is not its turn. Asked once for each check of today. */
  has(name: string, inputs: readonly string[]): boolean {
    return this.keep(name, inputs) && !isItsTurn(name, this.#day);
  }

  /** Keeps what is known of a check with these inputs. @returns false when it has not passed with them */
  keep(name: string, inputs: readonly string[]): boolean {
    if (this.#before[name] !== this.#hashOf(inputs)) return false;
    this.add(name, inputs);
    return true;
  }

  add(name: string, inputs: readonly string[]): void {
    this.#passed.set(name, this.#hashOf(inputs));
  }

  /** Takes back what is known of a check that has failed. */
  drop(name: string): void {
    this.#passed.delete(name);
  }

  /** Writes the record, without checks that no longer exist. */
  save(): void {
    writePassed(this.#path, this.#passed);
  }

  #hashOf(inputs: readonly string[]): string {
    return hashOf([...this.#judges, ...inputs]);
  }
}
