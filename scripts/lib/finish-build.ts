/**
 * Makes a built site ready to be published; `npm run build` ends with it. The steps are few, each does one thing to the
 * folder, and what a step writes is there for those below it.
 *   tsx scripts/lib/finish-build.ts build
 *   tsx scripts/lib/finish-build.ts build 1796000000000   after a whole build that began then: the cache is cleared of the rest
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeUnused } from '../../src/lib/cache.ts';
import { compress } from '../../src/publish/precompress.ts';
import { errorPages } from '../../src/error-addresses/pages.build.ts';
import { dropClientBundles } from '../../src/docusaurus/client-bundles.ts';
import { offline } from '../../src/offline/manifest.build.ts';
import { listVersion } from '../../src/publish/versions.ts';
import { securityTxt } from '../../src/publish/security-txt.ts';
import { securityPolicy } from '../../src/publish/csp.ts';

type Step = (folder: string) => void | Promise<void>;

const STEPS: readonly Step[] = [
  dropClientBundles,
  // New pages come first: the rest holds for them as well.
  errorPages,
  securityPolicy,
  // No page changes any more.
  offline,
  listVersion,
  securityContact,
  compress,
];

/** Contact for security faults, where `SECURITY_CONTACT` names one. */
function securityContact(built: string): void {
  securityTxt(built);
}

const folder = process.argv[2] ?? 'build';
if (!existsSync(join(folder, '404.html'))) {
  console.error(`${folder}: there is no built site: npm run build`);
  process.exit(1);
}
for (const step of STEPS) {
  const start = performance.now();
  await step(folder);
  console.log(`[finish-build] ${step.name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
const began = Number(process.argv[3] ?? 'NaN');
if (!Number.isNaN(began)) {
  const removed = removeUnused(process.cwd(), began);
  if (removed > 0)
    console.log(`[finish-build] cache: ${removed} entries that this build did not need removed`);
}
