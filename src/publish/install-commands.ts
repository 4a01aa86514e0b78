/** Shell commands that fetch a module or a whole example. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { archiveRoot } from './archive.ts';
import { closureOf, fileOf, packagesOf, type CodeLanguage } from '../examples/files.build.ts';

/** Command that runs a demo; `tsx` is for versions of Node.js that cannot strip types. */
const RUN: Record<CodeLanguage, string> = {
  typescript: 'npx tsx demo.ts   # Node.js 22.18+: node demo.ts',
  python: 'python3 demo.py',
};

export interface Commands {
  /** Fetches the module alone. */
  readonly module: string;
  /** Fetches everything of the example and runs its demo, if there is one. */
  readonly all: string;
  /** Adds it with the client of a shadcn registry, which knows TypeScript alone. */
  readonly add?: string;
}

/**
 * @param site where the site is published, with its base, ending with a slash
 */
export function commandsFor(example: string, language: CodeLanguage, folder: string, site: string): Commands {
  const demo = join(folder, example, fileOf(example, 'demo', language));
  const lines = [`curl ${site}examples/${example}.tar.gz | tar xz`];
  if (existsSync(demo) && statSync(demo).isFile()) {
    lines.push(`cd ${archiveRoot(example)}/${example}`);
    if (closureOf(demo).flatMap(packagesOf).length > 0) lines.push('npm install');
    lines.push(RUN[language]);
  }
  return {
    module: `curl -O ${site}examples/${example}/${fileOf(example, 'module', language)}`,
    all: lines.join('\n'),
    ...(language === 'typescript' && { add: `npx shadcn@latest add ${site}r/${example}.json` }),
  };
}
