/**
 * `<Spellings of="catch-epipe/demo catch-epipe/without-handler" codes="EPIPE" />`: every way in which an error was printed,
 * on all runtimes. The Python twin of a part counts as the part.
 */
import { escapeHtml } from '../../code/code-html.ts';
import { listRunnables } from '../../examples/files.build.ts';
import { spellingsOf } from '../../examples/spellings.ts';
import type { Attributes, Embed } from '../element.ts';
import { codeBlock, fence, figure } from '../nodes.ts';
import { checkExample, idsOf, wordsOf } from '../reference.ts';
import { runsOf } from '../runtime-tables.ts';

export const spellings = {
  attributes: { of: 'required', codes: 'optional' },
  examples: idsOf,
  make(attributes, { examples }) {
    const lines = linesOf(attributes, examples).join('\n');
    return {
      toPage: () => figure({ kind: 'spellings' }, [codeBlock(escapeHtml(lines))]),
      toMarkdown: () => [fence('text', lines)],
      toSearch: () => ({ errors: lines }),
    };
  },
} satisfies Embed;

function linesOf({ of, codes }: Attributes, folder: string): string[] {
  const asked = wordsOf(of);
  if (asked.length === 0) throw new Error('<Spellings> needs of="example/part example/part …"');
  const runs = asked.flatMap((pair) => {
    const [id = '', part = ''] = pair.split('/');
    checkExample(id, folder);
    const found = listRunnables(id, folder).filter((runnable) => runnable.part === part);
    if (found.length === 0) throw new Error(`examples/${id} has no part "${part}" to run: correct "${pair}"`);
    return found.flatMap((runnable) => runsOf(runnable, folder));
  });
  const lines = spellingsOf(runs, wordsOf(codes));
  if (lines.length === 0) throw new Error(`no error of ${of ?? ''} was recorded with codes="${codes ?? ''}"`);
  return lines;
}
