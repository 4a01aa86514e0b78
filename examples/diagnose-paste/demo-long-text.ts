// https://tuberia-rota.example/examples/diagnose-paste/demo-long-text.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { diagnose } from './diagnose-paste.ts';

const texts = {
  'an error in each line': '[14:02:07] Error: write EPIPE\n',
  'an error that never ends': 'Unhandled broken pip',
};
for (const [title, piece] of Object.entries(texts)) {
  say(`${title}:`);
  for (const length of [10_000, 100_000, 1_000_000, 2_000_000]) {
    const text = piece.repeat(length / piece.length + 1).slice(0, length);
    const { steps, causes } = diagnose(text);
    say(`  ${length} characters: ${steps} steps, ${causes.length} causes`);
  }
}
