/**
 * Checks links to other sites. Needs the network, so it is no part of `npm test`.
 *   npm run links
 */
import { askAll, externalLinks } from '../src/content/external-links.ts';

const links = externalLinks(process.cwd());
const answers = await askAll(links.keys());
for (const verdict of ['doubtful', 'gone'] as const) {
  for (const { url, why } of answers.filter((answer) => answer.verdict === verdict)) {
    console.log(`${verdict}: ${url} (${why})\n  ${(links.get(url) ?? []).join('\n  ')}`);
  }
}
const count = (verdict: string) => answers.filter((answer) => answer.verdict === verdict).length;
console.log(
  `${links.size} addresses: ${count('well')} well, ${count('gone')} gone, ${count('doubtful')} doubtful`,
);
if (count('gone') > 0) process.exitCode = 1;
