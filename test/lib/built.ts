/** Built files as a verdict depends on them: by their content, without the hashes in the names that it refers to. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPTS = '/assets/browser/';
const STYLES = ['/assets/css/', '/en/assets/css/'];
/** Shared part of several scripts. Its name says nothing: it counts as a part of what imports it. */
const CHUNK = /chunk-[A-Z0-9]{8}\.js/g;
/** Hash in the name of a script that a page or a script loads. A word on any page changes that of the search index. */
const HASH_OF_SCRIPT = /(?<=(?:\.|\/assets\/browser)\/[\w.]+)-[A-Z0-9]{8}(?=\.js)/g;
const HASH_OF_NAME = /[-.](?:[A-Z0-9]{8}|[0-9a-f]{8})(?=\.(?:js|css)$)/;

export const hashOf = (parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 16);
};

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

export class Built {
  readonly #folder: string;
  /** Addresses with a hash by those without. */
  readonly #hashed = new Map<string, string>();
  readonly #known = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    for (const below of [SCRIPTS, ...STYLES]) {
      if (!existsSync(join(folder, below))) continue;
      for (const name of readdirSync(join(folder, below))) {
        const address = below + name;
        if (HASH_OF_NAME.test(address)) this.#hashed.set(address.replace(HASH_OF_NAME, ''), address);
      }
    }
  }

  /** Names of files, without hashes, in alphabetical order. */
  static namesOf(addresses: Iterable<string>): string[] {
    const files = [...addresses].filter((address) => address.search(CHUNK) < 0);
    return [...new Set(files.map((address) => address.replace(HASH_OF_NAME, '')))].sort();
  }

  /**
   * Hash of what a server answers at an address, which may be without the hash in its name.
   * @returns undefined for a script, style or image that is not there; for a page it is the answer that there is none
   */
  fingerprint(address: string): string | undefined {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const file = this.#fileOf(address);
    if (file === undefined) return undefined;
    const text = readFileSync(file, 'latin1')
      .replace(CHUNK, (chunk) => this.fingerprint(SCRIPTS + chunk) ?? chunk)
      .replace(HASH_OF_SCRIPT, '');
    const found = hashOf([text]);
    this.#known.set(address, found);
    return found;
  }

  #fileOf(address: string): string | undefined {
    const path = join(this.#folder, decodeURIComponent(this.#hashed.get(address) ?? address));
    const missing = join(this.#folder, /^\/en(?:\/|$)/.test(address) ? 'en' : '', '404.html');
    const answers = /\.\w+$/.test(address) ? [path] : [path, join(path, 'index.html'), missing];
    return answers.find(isFile);
  }
}
