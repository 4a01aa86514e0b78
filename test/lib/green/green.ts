/**
 * Record of checks that have passed on the built site, so that one whose files are the same again need not be repeated.
 */
import { Built, hashOf } from '../built.ts';
import { isItsTurn, readPassed, today, writePassed } from './green-record.ts';

export class Green {
  readonly #path: string;
  readonly #judges: readonly string[];
  readonly #built: Built;
  readonly #before: Readonly<Record<string, unknown>>;
  /** Lines of the record by name of the check: a hash, then the files that the browser asked for. */
  readonly #passed = new Map<string, string>();

  /**
   * @param path the record
   * @param judges what every verdict depends on beside the built files: sources of the tests, versions of the tools
   */
  constructor(path: string, judges: readonly string[], built: Built) {
    this.#path = path;
    this.#judges = judges;
    this.#built = built;
    this.#before = readPassed(path);
  }

  /** True when this check has passed with these very files. Asked once for each check of today. */
  has(name: string): boolean {
    return this.#isKnown(name);
  }

  /** As `has`, but false on the day of the check, one in five: for what readers do, in which the browser has a part too. */
  hasInTurn(name: string, day = today()): boolean {
    return !isItsTurn(name, day) && this.#isKnown(name);
  }

  #isKnown(name: string): boolean {
    const line = this.#before[name];
    if (typeof line !== 'string' || line !== this.#lineOf(line.split(' ').slice(1))) return false;
    this.#passed.set(name, line);
    return true;
  }

  /**
   * Notes that a check has passed.
   * @param asked addresses that the browser has asked for
   * @throws if it has asked for none, or for one that is not built: what it depends on is then not known
   */
  add(name: string, asked: Iterable<string>): void {
    const files = Built.namesOf(asked);
    if (files.length === 0) throw new Error(`${name}: passed without a page`);
    const line = this.#lineOf(files);
    if (line === undefined) throw new Error(`${name}: not all built: ${files.join(' ')}`);
    this.#passed.set(name, line);
  }

  /** Writes the record, without checks that no longer exist. */
  save(): void {
    writePassed(this.#path, this.#passed);
  }

  #lineOf(files: readonly string[]): string | undefined {
    const parts: string[] = [];
    for (const file of files) {
      const fingerprint = this.#built.fingerprint(file);
      if (fingerprint === undefined) return undefined;
      parts.push(file, fingerprint);
    }
    return [hashOf([...this.#judges, ...parts]), ...files].join(' ');
  }
}
