/**
 * Checks that every link and every file of a built site leads to a file, also below a base path, and on hosts that
 * serve plain files. Reads the built pages and looks on disk.
 *   BASE_URL=/below/ npm run build && BASE_URL=/below/ npm run crawl
 *   npm run crawl -- some-folder
 */
import { existsSync } from 'node:fs';
import { crawl } from '../../src/publish/crawl.ts';
import { rootBaseUrl } from '../../src/site/urls.ts';

const folder = process.argv[2] ?? 'build';
if (!existsSync(folder)) {
  console.error(`${folder}: there is no built site: npm run build`);
  process.exit(1);
}
const { pages, addresses, problems } = crawl(folder, rootBaseUrl);
for (const problem of problems) console.error(problem);
console.log(`${pages} pages, ${addresses} addresses below ${rootBaseUrl}: ${problems.length} lead nowhere`);
if (problems.length > 0 || pages === 0) process.exitCode = 1;
