/** First line of every published file of code: its address and its licence. */
import { siteUrl } from '../site/urls.ts';

/** @param path below `examples/`, such as `catch-epipe/demo.ts` */
export function licenceLine(path: string): string {
  const comment = path.endsWith('.py') ? '#' : '//';
  return `${comment} ${siteUrl}/examples/${path} | SPDX-License-Identifier: 0BSD`;
}
